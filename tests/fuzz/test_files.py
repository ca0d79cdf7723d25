"""A few of the wrong files that the script makes by the thousand."""

from __future__ import annotations

from tests.fuzz.files import Found, fuzz


async def test_wrong_files_are_read_or_refused_with_a_sentence():
    found = await fuzz(60, seed=5)
    assert found.good, found.faults
    assert found.outcomes["read"] > 5
    assert len(found.outcomes) > 4


def test_what_it_looks_for_can_fail():
    assert not Found(faults=["x"]).good
