"""No secret lies in the repository: keys, tokens and passwords of the kinds that are looked for in stolen ones."""

from __future__ import annotations

import re

import pytest

from tests.test_project import texts_of_files

PRIVATE = "PRIVATE" + " KEY-----"  # put together, so that this file does not find itself
KINDS = {
    "a private key": rf"-----BEGIN (?:\w+ )?{PRIVATE}",
    "a cloud's access key": r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b",
    "a storage account's key": r"AccountKey=[A-Za-z0-9+/]{60,}",
    "Application Insights' key": r"InstrumentationKey=[0-9a-f]{8}-[0-9a-f]{4}",
    "a signed token": r"\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}",
    "a code host's token": r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,}|glpat-[\w-]{20})\b",
    "a chat's token": r"\bxox[abprs]-[A-Za-z0-9-]{20,}",
    "a password in an address": r"(?:postgresql|mysql|amqps?)(?:\+\w+)?://[^\s:@/{}$]+:(?!p%40ss|LÖSENORD|\$)[^\s@/{}$*]{8,}@(?!127\.)",
    "an Entra client secret": r"\b[A-Za-z0-9_~.-]{3}8Q~[A-Za-z0-9_~.-]{31,34}\b",
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_secret_lies_in_the_repository(kind):
    pattern = re.compile(KINDS[kind])
    assert not [str(path) for path, text in texts_of_files() if pattern.search(text)]


@pytest.mark.parametrize(
    ("kind", "example"),
    [
        ("a private key", f"-----BEGIN RSA {PRIVATE}"),
        ("a cloud's access key", "AKIA" + "ABCDEFGHIJKLMNOP"),
        ("a code host's token", "ghp_" + "a" * 36),
        ("a password in an address", "postgresql://kund:" + "hemligt-losen@db.example.invalid/x"),
        ("an Entra client secret", "abc8Q~" + "x" * 34),
    ],
)
def test_the_scan_finds_what_it_looks_for(kind, example):
    assert re.search(KINDS[kind], example)
