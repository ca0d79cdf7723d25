"""A case moves its system into retirement in the register and the audit log, and back when it is cancelled."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.checklists import Step
from bot.domain.requests import RequestKind
from bot.domain.retirements import Act, Cause, Entry
from bot.domain.systems import LifecyclePhase
from storage.exporter import write_export
from storage.importer import run_import
from storage.records import ImportRun
from storage.repositories import SystemRepository
from storage.requests import StoredRequests
from storage.retirements import StoredRetirements
from tests.fakes.clock import FakeClock
from tests.fakes.databases import *  # noqa: F403
from tests.notices.rules import system

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
OPENED = Entry(
    "HAN-1", 1, Act.OPENED, "asa", "Åsa Ek", NOW.date(), "Lifecare tar över.", target=date(2027, 9, 1), cause=Cause.CHAT
)
CANCELLED = replace(OPENED, version=2, act=Act.CANCELLED, note="Vi behåller det.", target=None, cause=None)


@pytest.fixture
async def kept(database):
    clock = FakeClock(NOW)
    repository = SystemRepository(database, clock)
    await repository.save([system()], departments=(), missing=(), run=ImportRun("x.csv", "test"), now=NOW)
    return StoredRetirements(database, clock), repository, StoredRequests(database, clock)


async def phase(repository):
    return (await repository.load())[0][0].phase


async def lines(requests):
    return [
        (one.person, one.kind, one.before, one.after, one.why, one.conversation)
        for one in reversed(await requests.audit(system="HAN-1"))
    ]


async def test_an_opened_case_moves_the_system_and_a_cancelled_one_moves_it_back(kept):
    retirements, repository, requests = kept
    version = await repository.version()
    assert await retirements.add(OPENED, "a:asa")
    assert await phase(repository) is LifecyclePhase.RETIREMENT
    assert await repository.version() > version
    assert await retirements.add(CANCELLED, "a:asa")
    assert await phase(repository) is LifecyclePhase.OPERATION
    assert await lines(requests) == [
        ("asa", RequestKind.PHASE, "operation", "retirement", "Lifecare tar över.", "a:asa"),
        ("asa", RequestKind.PHASE, "retirement", "operation", "Vi behåller det.", "a:asa"),
    ]


async def test_what_changes_no_phase_writes_no_line(kept):
    retirements, repository, requests = kept
    await retirements.add(OPENED)
    done = replace(OPENED, version=2, act=Act.DONE, step=Step.SUCCESSOR, target=None, cause=None)
    assert await retirements.add(done)
    assert await retirements.add(replace(done, version=3, act=Act.CLOSED, step=None))
    assert await phase(repository) is LifecyclePhase.RETIREMENT
    assert len(await lines(requests)) == 1


async def test_a_case_without_a_system_in_the_register_is_kept_all_the_same(kept):
    retirements, _, requests = kept
    assert await retirements.add(replace(OPENED, system="HAN-404"))
    assert await requests.audit(system="HAN-404") == []


async def test_two_who_open_at_once_move_it_once(kept):
    retirements, repository, requests = kept
    other = replace(OPENED, by="it", name="Amir")
    assert sorted(await asyncio.gather(retirements.add(OPENED), retirements.add(other))) == [False, True]
    assert await phase(repository) is LifecyclePhase.RETIREMENT
    assert len(await lines(requests)) == 1


async def test_an_older_list_does_not_take_the_phase_back_and_that_is_said(kept, tmp_path):
    retirements, repository, _ = kept
    write_export(tmp_path / "old.csv", (await repository.load())[0])
    await retirements.add(OPENED)
    report = await run_import(tmp_path / "old.csv", repository, clock=FakeClock(NOW), by="test")
    assert await phase(repository) is LifecyclePhase.RETIREMENT
    assert [issue.column for issue in report.issues] == ["livscykelfas"]
