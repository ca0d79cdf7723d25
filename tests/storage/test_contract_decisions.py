"""Decisions about contracts: added, never changed, and only one can be the next."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.contract_decisions import Act, Capacity, Case, Entry, Outcome, Postponed
from storage.contract_decisions import StoredContractDecisions

NOW = datetime(2028, 2, 29, 9, 0, tzinfo=UTC)
DAY = date(2028, 2, 29)
CASE = Case("HAN-1", "HAN-1/KS/1+", date(2028, 3, 30), date(2028, 6, 30), date(2027, 6, 30))
RECOMMENDED = Entry(
    CASE,
    1,
    Act.RECOMMENDED,
    "bo",
    "Bo Alm",
    Capacity.SYSTEM_MANAGER,
    DAY,
    Outcome.EXTEND,
    date(2030, 6, 30),
    "Den fungerar.\nÅäö ☃",
)
CONFIRMED = replace(RECOMMENDED, version=2, act=Act.CONFIRMED, by="asa", capacity=Capacity.SYSTEM_OWNER)


def stored(database):
    return StoredContractDecisions(database, lambda: NOW)


async def test_what_is_stored_comes_back(database):
    decisions = stored(database)
    assert await decisions.newest(CASE.subject, CASE.deadline) is None
    assert await decisions.stamp() == 0
    assert await decisions.add(RECOMMENDED)
    first = await decisions.stamp()
    assert await decisions.add(CONFIRMED)
    assert await decisions.stamp() > first
    assert await decisions.history(CASE.subject, CASE.deadline) == [RECOMMENDED, CONFIRMED]
    assert await decisions.newest(CASE.subject, CASE.deadline) == CONFIRMED
    found = await decisions.all()
    assert found.newest(CASE.subject, CASE.deadline) == CONFIRMED
    assert found.newest(CASE.subject, date(2029, 3, 30)) is None


async def test_of_two_who_act_at_once_one_is_the_next(database):
    decisions = stored(database)
    await decisions.add(RECOMMENDED)
    at_once = [replace(CONFIRMED, by=f"person {number}") for number in range(8)]
    taken = await asyncio.gather(*(stored(database).add(entry) for entry in at_once))
    assert sorted(taken) == [False] * 7 + [True]
    assert (await decisions.newest(CASE.subject, CASE.deadline)).by == f"person {taken.index(True)}"
    assert len(await decisions.history(CASE.subject, CASE.deadline)) == 2


async def test_the_last_postponement_of_each_person_counts(database):
    decisions = stored(database)
    await decisions.add(RECOMMENDED)
    for who, day in (("bo", date(2028, 3, 6)), ("asa", date(2028, 3, 7)), ("bo", date(2028, 3, 8))):
        await decisions.postpone(Postponed(CASE, who, who, DAY, day))
    found = await decisions.all()
    assert found.until(CASE.subject, CASE.deadline, "bo") == date(2028, 3, 8)
    assert found.until(CASE.subject, CASE.deadline, "asa") == date(2028, 3, 7)
    assert found.until(CASE.subject, CASE.deadline, "eva") is None
    assert found.newest(CASE.subject, CASE.deadline) == RECOMMENDED
    assert await decisions.history(CASE.subject, CASE.deadline) == [RECOMMENDED]
