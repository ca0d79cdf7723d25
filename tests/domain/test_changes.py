"""How facts are read from what somebody wrote: what it says, and in little time whatever it is."""

from __future__ import annotations

import time

import pytest

from bot.domain.changes import ValueFault, read_value
from bot.domain.requests import FACT_KINDS, RequestKind

LONG = 60_000


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("auto12", "automatic 12"),
        ("auto 12 mån", "automatic 12"),
        ("Automatisk förlängning 12 månader", "automatic 12"),
        ("automatiskt, 6", "automatic 6"),
        ("autom. 24 months", "automatic 24"),
        ("option 2 x 6", "option 2 x 6"),
        ("ingen", "none"),
    ],
)
def test_a_renewal_is_read_as_it_is_meant(text, read):
    assert read_value(RequestKind.RENEWAL, text) == read


@pytest.mark.parametrize("kind", sorted(FACT_KINDS))
@pytest.mark.parametrize("end", ["\0", "!", ""])
def test_a_long_text_is_refused_in_little_time(kind, end):
    # Backtracking that grows with the square of the length would take minutes.
    start = time.process_time()
    for begins, fills in (("auto", "a"), ("option", "o"), ("", " "), ("k1", "/"), ("", "1"), ("https://a/", "a")):
        try:
            read_value(kind, begins + fills * LONG + end)
        except ValueFault:
            continue
    assert time.process_time() - start < 10
