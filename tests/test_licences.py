"""What we build on: a licence that asks nothing of the municipality, and a reason for each dependency."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAMES = sorted(
    set(re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements-dev.lock").read_text("utf-8"), re.MULTILINE))
)
FREE = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|Python-2\.0|MPL|Mozilla Public|ISC|Unlicense|Zlib|HPND|CC0",
    re.IGNORECASE,
)
COPYLEFT = re.compile(r"(?<!L)\bA?GPL", re.IGNORECASE)
ELSEWHERE = frozenset({"colorama", "tzdata"})
"""Only on other systems than Linux, or where the system has no time zones: they may be missing here."""


@pytest.mark.parametrize("name", NAMES)
def test_its_licence_is_free_for_us(name):
    try:
        found = metadata(name)
    except PackageNotFoundError:
        assert name in ELSEWHERE, "locked but not installed"
        return
    declared = [found.get("License-Expression") or "", found.get("License") or ""]
    declared += [line for line in found.get_all("Classifier") or () if line.startswith("License ::")]
    said = " | ".join(" ".join(text.split())[:300] for text in declared if text)
    assert FREE.search(said), said
    assert not COPYLEFT.search(said) or " OR " in said, said


def test_every_dependency_says_why_it_is_there():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(text)
    groups = [
        *project["project"]["dependencies"],
        *(one for extra in project["project"]["optional-dependencies"].values() for one in extra),
        *(one for group in project["dependency-groups"].values() for one in group if isinstance(one, str)),
    ]
    assert len(groups) > 30
    for dependency in groups:
        assert re.search(rf'^ +"{re.escape(dependency)}", +# \S+', text, re.MULTILINE), dependency


def test_locked_versions_have_hashes_and_no_addresses():
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text("utf-8")
        assert "://" not in text, lock.name
        blocks = re.split(r"^(?=[A-Za-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
        assert blocks
        assert all("--hash=sha256:" in block for block in blocks), lock.name
