"""A few of the random activities that the script makes by the thousand."""

from __future__ import annotations

from tests.fuzz.activities import Found, fuzz


async def test_random_activities_are_answered_and_name_no_secret():
    found = await fuzz(150, seed=11)
    assert found.good, [*found.faults, *found.leaks]
    assert sum(found.statuses.values()) == 150
    assert found.statuses[200] > 100


def test_what_it_looks_for_can_fail():
    assert not Found(faults=["x"]).good
    assert not Found(leaks=["x"]).good
    assert not Found(statuses=Found().statuses + type(Found().statuses)({500: 1})).good
