"""What is old goes, what is a record stays, and the access log opens for nobody else."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import delete, insert, select, text
from sqlalchemy.exc import DBAPIError

import storage.retention
from bot.policies.retention import RetentionPolicy
from bot.retention import DailyPurge
from storage.dossier_tables import dossier_participants, dossier_versions, dossiers
from storage.retention import StoredRetention
from storage.retention_tables import retention
from storage.tables import access_log, conversation_state, missed_searches
from tests.fakes.clock import FakeClock

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
DAYS = {"drafts": 365, "conversations": 90, "missed_searches": 365, "access_log": 1825}


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def stored(database, clock) -> StoredRetention:
    return StoredRetention(database, clock)


async def rows(database, column):
    async with database.engine.connect() as connection:
        return sorted((await connection.execute(select(column))).scalars())


async def add(database, table, *values):
    async with database.write() as connection:
        await connection.execute(insert(table), list(values))


def shown(reason, at):
    return {
        "at": at,
        "person_id": "p",
        "conversation_id": "c",
        "system_key": "s",
        "facts": "contract",
        "reason": reason,
    }


def dossier(number, stage, age):
    return {
        "id": number,
        "version": 1,
        "schema_version": 1,
        "draft": "{}",
        "matter": "{}",
        "stage": stage,
        "title": "t",
        "department": "d",
        "need_words": (),
        "changed_at": NOW - timedelta(days=age),
    }


async def fill(database):
    """Of every kind one that is a second too old and one that is not."""
    for table, days, row in (
        (conversation_state, 90, lambda key, at: {"conversation_id": key, "schema_version": 1, "state": "{}"}),
        (missed_searches, 365, lambda key, at: {"need": key, "times": 1}),
        (access_log, 1825, shown),
    ):
        moment = {conversation_state: "updated_at", missed_searches: "last_at", access_log: "at"}[table]
        limit = NOW - timedelta(days=days)
        old = limit - timedelta(seconds=1)
        await add(database, table, row("old", old) | {moment: old}, row("new", limit) | {moment: limit})
    await add(
        database, dossiers, dossier(1, "draft", 366), dossier(2, "draft", 365), dossier(3, "decided", 4000),
        dossier(4, "draft", 4000),
    )  # fmt: skip
    await add(database, dossier_versions, {"dossier_id": 4, "number": 1, "schema_version": 1, "content": "{}"})
    await add(database, dossier_participants, {"dossier_id": 1, "person_id": "p", "name": "P", "position": 0})


async def left(database):
    return [
        await rows(database, column)
        for column in (
            conversation_state.c.conversation_id,
            missed_searches.c.need,
            access_log.c.reason,
            dossiers.c.id,
            dossier_participants.c.person_id,
        )
    ]


async def test_what_is_old_goes_and_what_is_not_or_was_handed_in_stays(database, stored):
    await fill(database)
    one_each = dict.fromkeys(DAYS, 1)
    assert await stored.due(DAYS) == one_each
    assert await rows(database, access_log.c.reason) == ["new", "old"]  # counting removes nothing
    assert await stored.purge(DAYS) == one_each
    assert await left(database) == [["new"], ["new"], ["new"], [2, 3, 4], []]
    assert await stored.purge(DAYS) == dict.fromkeys(DAYS, 0)


async def test_many_go_some_at_a_time(database, stored, monkeypatch):
    monkeypatch.setattr(storage.retention, "_AT_ONCE", 3)
    old = NOW - timedelta(days=2000)
    await add(database, access_log, *(shown(f"{count}", old) for count in range(10)), shown("new", NOW))
    assert (await stored.purge(DAYS))["access_log"] == 10
    assert await rows(database, access_log.c.reason) == ["new"]


async def test_two_replicas_at_once_do_no_harm(database, clock):
    await fill(database)
    first, second = await asyncio.gather(*(StoredRetention(database, clock).purge(DAYS) for _ in range(2)))
    assert {name: first[name] + second[name] for name in DAYS} == dict.fromkeys(DAYS, 1)
    assert await left(database) == [["new"], ["new"], ["new"], [2, 3, 4], []]


async def test_the_access_log_is_closed_before_and_after_a_purge(database, stored):
    await add(database, access_log, shown("old", NOW - timedelta(days=1700)))
    for _ in range(2):
        with pytest.raises(DBAPIError, match="append only"):
            async with database.write() as connection:
                await connection.execute(delete(access_log))
        with pytest.raises(DBAPIError, match="append only"):
            async with database.write() as connection:
                await connection.execute(text("UPDATE access_log SET reason = 'changed'"))
        await stored.purge(DAYS)
    assert await rows(database, access_log.c.reason) == ["old"]
    assert await rows(database, retention.c.access_log_kept_from.is_(None)) == [True]


async def test_not_even_a_purge_may_take_what_is_to_be_kept(database):
    await add(database, access_log, shown("kept", NOW))
    async with database.write() as connection:
        await connection.execute(retention.update().values(access_log_kept_from=NOW))
    with pytest.raises(DBAPIError, match="append only"):
        async with database.write() as connection:
            await connection.execute(delete(access_log))


async def test_a_day_has_one_purge_whichever_replica_makes_it(database, clock):
    await fill(database)
    here, there = (DailyPurge(StoredRetention(database, clock), RetentionPolicy(), clock) for _ in range(2))
    assert [await here.run_once(), await there.run_once(), await here.run_once()] == [True, False, False]
    clock.move(days=1)
    assert [await there.run_once(), await here.run_once()] == [True, False]


async def test_a_purge_that_was_broken_off_is_made_again(database, clock, stored, monkeypatch):
    await fill(database)
    monkeypatch.setattr(StoredRetention, "_purged", _break_at_the_log(StoredRetention._purged))
    daily = DailyPurge(stored, RetentionPolicy(), clock)
    with pytest.raises(OSError, match="gone"):
        await daily.run_once()
    assert await stored.purged_on() is None
    monkeypatch.undo()
    assert await daily.run_once()
    assert await left(database) == [["new"], ["new"], ["new"], [2, 3, 4], []]


def _break_at_the_log(whole):
    async def purged(self, kind, before):
        if kind.table is access_log:
            raise OSError("gone")
        return await whole(self, kind, before)

    return purged


async def test_a_purge_that_is_under_way_is_finished_when_the_service_stops(database, clock, stored):
    await fill(database)
    daily = DailyPurge(stored, RetentionPolicy(), clock)
    daily.start()
    await asyncio.sleep(0)  # it has begun; now it is told to stop
    await daily.stop()
    assert await stored.purged_on() == NOW.date()
    assert await left(database) == [["new"], ["new"], ["new"], [2, 3, 4], []]


@given(st.integers(max_value=364))
def test_the_access_log_is_kept_a_year_at_least(days):
    with pytest.raises(ValidationError):
        RetentionPolicy(access_log=days)
