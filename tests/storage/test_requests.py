"""Requests in both databases: filed, decided and carried out, with a log that agrees with the register."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import SQLAlchemyError

from bot.domain.changes import FactChange, applied, current
from bot.domain.requests import (
    RequestKind,
    RequestState,
    RequestStep,
    StepRefused,
    rejected,
)
from storage.exporter import write_export
from storage.importer import run_import
from storage.records import ImportRun
from storage.report import Action
from storage.request_tables import audit_log
from storage.requests import StoredRequests
from tests.fakes.requests import TODAY, approve, fill, request, the_system
from tests.storage.conftest import NOW
from tests.storage.values import contract, system


@pytest.fixture
async def register(repository):
    await fill(repository, system())
    return repository


@pytest.fixture
def requests(database, clock) -> StoredRequests:
    return StoredRequests(database, clock)


@pytest.mark.parametrize(
    ("kind", "after", "part"),
    [
        (RequestKind.OWNER, "Bo Ek", ""),
        (RequestKind.MANAGER, "Bo Ek", ""),
        (RequestKind.SPECIALIST, "Bo Ek", ""),
        (RequestKind.VACANT, "", "system_manager"),
        (RequestKind.VACANT, "", "system_specialist"),
        (RequestKind.CONTRACT_END, "2029-12-31", ""),
        (RequestKind.CONTRACT_END, "open_ended", "HK-2022-415"),
        (RequestKind.NOTICE_PERIOD, "3", ""),
        (RequestKind.RENEWAL, "option 2 x 12", ""),
        (RequestKind.PLAN, "https://a.example/plan", ""),
        (RequestKind.CLASSIFICATION, "K4 R3 T1", ""),
        (RequestKind.DESCRIPTION, "Något annat.", ""),
        (RequestKind.ALIAS, "Diariet", ""),
        (RequestKind.USAGE, "12", ""),
    ],
)
async def test_an_approved_change_is_in_the_register_and_only_that(register, requests, kind, after, part):
    before, version = await the_system(register), await register.version()
    filed = await requests.file(request(kind, after, part=part))
    assert await register.version() == version
    done = await approve(requests, filed)
    assert done.state is RequestState.APPLIED
    assert await the_system(register) == applied(before, FactChange(kind, part, after))
    assert await the_system(register) != before
    assert await register.version() > version
    newest = (await requests.audit())[0]
    assert (newest.step, newest.before, newest.after, newest.person, newest.conversation) == (
        RequestStep.APPLY,
        current(before, FactChange(kind, part, after)),
        after,
        "it",
        "a:it",
    )


async def test_the_same_card_sent_twice_is_one_request(register, requests):
    one = request(RequestKind.PLAN, "https://a.example/1")
    first, second = await asyncio.gather(requests.file(one), requests.file(one))
    assert first == second
    assert len(await requests.audit()) == 1
    # Somebody else's token is theirs.
    other = await requests.file(replace(one, applicant="stranger"))
    assert other.number != first.number


async def test_two_who_decide_at_once_cannot_both_act(register, requests, database, clock):
    filed = await requests.file(request(RequestKind.OWNER, "Bo Ek"))
    other = StoredRequests(database, clock)
    no = rejected(filed, "Nej.", "ulla", "Ulla")
    outcomes = await asyncio.gather(
        approve(requests, filed, who="it"),
        approve(other, filed, who="amir"),
        other.save(no, RequestStep.REJECT, by="ulla", name="Ulla", conversation="a:ulla"),
        approve(requests, filed, who="sara"),
    )
    assert sum(bool(outcome) for outcome in outcomes) == 1
    assert [entry.step for entry in await requests.audit()].count(RequestStep.FILE) == 1
    assert len(await requests.audit()) == 2
    newest = await requests.get(filed.number)
    owner = (await the_system(register)).owner
    assert (owner.name == "Bo Ek") is (newest.state is RequestState.APPLIED)
    with pytest.raises(StepRefused):
        await approve(requests, newest)


async def test_what_the_register_has_overtaken_is_a_conflict_until_somebody_has_seen_both(register, requests):
    first = await requests.file(request(RequestKind.MANAGER, "Bo Ek"))
    second = await requests.file(request(RequestKind.MANAGER, "Ulla Vik"))
    await approve(requests, second)
    conflict = await approve(requests, first)
    assert (conflict.state, conflict.before, conflict.found) == (RequestState.CONFLICT, "Örjan Vassbäck", "Ulla Vik")
    assert (await the_system(register)).manager.name == "Ulla Vik"
    # It moves once more: the approver has not seen that.
    third = await requests.file(request(RequestKind.MANAGER, "Per Palm"))
    await approve(requests, third)
    again = await approve(requests, conflict)
    assert (again.state, again.found) == (RequestState.CONFLICT, "Per Palm")
    assert (await approve(requests, again)).state is RequestState.APPLIED
    assert (await the_system(register)).manager.name == "Bo Ek"


async def test_a_contract_that_cannot_be_told_apart_is_never_changed(repository, requests):
    two = (contract("A"), contract("B"))
    await fill(repository, system(facts={"contracts": two}))
    filed = await requests.file(request(RequestKind.CONTRACT_END, "2029-12-31"))
    for _ in range(2):
        filed = await approve(requests, filed)
        assert filed.state is RequestState.CONFLICT
    assert (await the_system(repository)).restricted.contracts == two
    named = await requests.file(request(RequestKind.CONTRACT_END, "2029-12-31", part="b"))
    await approve(requests, named)
    assert [one.end_date for one in (await the_system(repository)).restricted.contracts] == [
        date(2027, 9, 30),
        date(2029, 12, 31),
    ]


async def test_a_role_changes_hands_on_its_day_and_the_version_tells(register, requests, clock):
    filed = await requests.file(request(RequestKind.MANAGER, "Bo Ek", effective_from=date(2027, 3, 1)))
    done = await approve(requests, filed)
    assert done.state is RequestState.APPROVED
    clock.moment = NOW.replace(year=2027, month=2, day=28)
    assert (await the_system(register)).manager.name == "Örjan Vassbäck"
    version = await register.version()
    clock.moment = NOW.replace(year=2027, month=3, day=1)
    assert await register.version() > version
    assert (await the_system(register)).manager.name == "Bo Ek"


async def test_a_file_that_changes_the_role_before_the_day_does_not_stop_the_hand_over(register, requests, clock):
    filed = await requests.file(request(RequestKind.MANAGER, "Bo Ek", effective_from=date(2027, 3, 1)))
    await approve(requests, filed)
    today = await the_system(register)
    await fill(register, replace(today, manager=replace(today.manager, name="Ulla Vik")))
    assert (await the_system(register)).manager.name == "Ulla Vik"
    clock.moment = NOW.replace(year=2027, month=3, day=1)
    assert (await the_system(register)).manager.name == "Bo Ek"


async def test_a_system_that_is_missing_stays_so(register, requests):
    await register.save((), departments=(), missing=["HAN-0001"], run=ImportRun("fil.csv", "test"), now=NOW)
    filed = await requests.file(request(RequestKind.USAGE, "7"))
    await approve(requests, filed)
    stored = (await register.snapshot())[0]
    assert (stored.missing_since, stored.system.restricted.user_count) == (TODAY, 7)


async def test_a_reported_system_and_a_word_are_added(register, requests):
    home = "Kommunstyrelseförvaltningen"
    new = request(RequestKind.NEW_SYSTEM, "Fakturaflyt", system=None, department=home, details={"supplier": "Ab"})
    done = await approve(requests, await requests.file(new))
    added = await the_system(register, done.system)
    assert (added.key, added.name, added.supplier, added.department) == ("HAN-0002", "Fakturaflyt", "Ab", home)
    word = request(RequestKind.SYNONYM, "E-arkiv", system=None, part="papperslådan")
    await approve(requests, await requests.file(word))
    assert await register.synonyms() == [("papperslådan", "E-arkiv")]


@pytest.mark.parametrize("statement", [delete(audit_log), update(audit_log).values(why="")])
async def test_nobody_changes_the_audit_log(register, requests, database, statement):
    await requests.file(request(RequestKind.USAGE, "7"))
    with pytest.raises(SQLAlchemyError, match="append only"):
        async with database.write() as connection:
            await connection.execute(statement)


async def test_an_old_file_does_not_take_back_what_was_approved(register, requests, clock, tmp_path):
    old, new = tmp_path / "old.csv", tmp_path / "new.xlsx"
    write_export(old, (await register.load())[0])
    for one in (
        request(RequestKind.MANAGER, "Bo Ek"),
        request(RequestKind.CONTRACT_END, "2029-12-31"),
        request(RequestKind.VACANT, part="system_owner"),
        request(RequestKind.SPECIALIST, "Ulla Vik"),
        request(RequestKind.ALIAS, "Diariet"),
    ):
        await approve(requests, await requests.file(one))
    changed = await the_system(register)
    write_export(new, [changed])
    same = await run_import(new, register, clock=clock, by="test")
    assert not same.changes
    assert await the_system(register) == changed
    report = await run_import(old, register, clock=clock, by="test")
    assert await the_system(register) == changed
    doubts = {issue.column for issue in report.issues if issue.remark.action is Action.NEEDS_PERSON}
    assert doubts == {"systemförvaltare", "avtalsslut", "systemägare", "systemspecialist"}
