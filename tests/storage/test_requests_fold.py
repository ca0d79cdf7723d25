"""The register equals the first import with every approved change, on every day; the audit log says which."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import local_date
from bot.domain.changes import FactChange, applied, current, read_value
from bot.domain.requests import FACT_KINDS, ROLE_KINDS, RequestKind, RequestStep
from bot.domain.systems import ItSystem
from storage.repositories import SystemRepository
from storage.requests import StoredRequests
from tests.fakes.requests import TODAY, TOKENS, approve, fill, request, the_system
from tests.storage.conftest import NOW
from tests.storage.values import system

KINDS = st.sampled_from(
    [
        (RequestKind.OWNER, ""),
        (RequestKind.MANAGER, ""),
        (RequestKind.SPECIALIST, ""),
        (RequestKind.VACANT, "system_owner"),
        (RequestKind.VACANT, "system_manager"),
        (RequestKind.VACANT, "system_specialist"),
        (RequestKind.CONTRACT_END, ""),
        (RequestKind.NOTICE_PERIOD, ""),
        (RequestKind.RENEWAL, "HK-2022-415"),
        (RequestKind.PLAN, ""),
        (RequestKind.CLASSIFICATION, ""),
        (RequestKind.USAGE, ""),
        (RequestKind.ALIAS, ""),
    ]
)
VALUES = {
    RequestKind.CONTRACT_END: ["2029-12-31", "2030-06-30", "open_ended"],
    RequestKind.NOTICE_PERIOD: ["3", "6", "12"],
    RequestKind.RENEWAL: ["none", "automatic 12", "option 2 x 6"],
    RequestKind.PLAN: ["https://a.example/1", "https://a.example/2"],
    RequestKind.CLASSIFICATION: ["K1 R1 T1", "K4 R3 T2"],
    RequestKind.USAGE: ["0", "12"],
    RequestKind.PHASE: ["retirement", "operation", "introduction"],
    RequestKind.ALIAS: ["Diariet", "W3"],
}
WISHES = st.lists(st.tuples(KINDS, st.integers(0, 2), st.integers(0, 40)), min_size=1, max_size=8)


@given(WISHES)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_the_register_is_the_import_with_every_approved_change(database, clock, wishes):
    """On each day the register equals the fold of the first import and the log's changes up to that day."""
    clock.moment = NOW
    repository, requests = SystemRepository(database, clock), StoredRequests(database, clock)
    # Hypothesis runs many examples against one database: each has a system of its own.
    key = f"HAN-{next(TOKENS) + 1000}"
    await fill(repository, *[row.system for row in await repository.snapshot()], system(key, name=key))
    start = await the_system(repository, key)
    for (kind, part), choice, ahead in wishes:
        names = VALUES.get(kind, ["Bo Ek", "Ulla Vik", "Örjan Vassbäck"])
        after = "" if kind is RequestKind.VACANT else names[choice % len(names)]
        day = TODAY + timedelta(days=ahead) if kind in ROLE_KINDS else None
        change = FactChange(kind, part, after)
        if kind is RequestKind.VACANT and not current(fold(start, await applied_to(requests, key), day), change):
            continue  # it will be vacant already: there is nothing to ask for
        filed = await requests.file(request(kind, after, part=part, system=key, effective_from=day))
        await approve(requests, filed)
    entries = await applied_to(requests, key)
    assert {entry.kind for entry in entries} <= FACT_KINDS
    for ahead in (0, 13, 41):
        clock.moment = NOW + timedelta(days=ahead)
        expected = fold(start, entries, local_date(clock()))
        assert without_order(await the_system(repository, key)) == without_order(expected)


async def applied_to(requests, key):
    return [one for one in reversed(await requests.audit(system=key)) if one.step is RequestStep.APPLY]


def fold(one: ItSystem, entries, day):
    """The system with what has begun by the day. Changes that begin on one day come in the order of their approval."""
    due = [entry for entry in entries if (entry.effective_from or TODAY) <= day]
    for entry in sorted(due, key=lambda entry: entry.effective_from or TODAY):
        one = applied(one, FactChange(entry.kind, entry.part, entry.after))
    return one


def without_order(one: ItSystem):
    specialists = frozenset(holder.name for holder in one.restricted.specialists)
    title = lambda holder: holder and holder.name  # noqa: E731 - a person's known title is no change of the role
    return (
        replace(one, owner=None, manager=None, restricted=replace(one.restricted, specialists=())),
        specialists,
        title(one.owner),
        title(one.manager),
    )


@pytest.mark.parametrize("kind", sorted(FACT_KINDS - {RequestKind.VACANT}))
def test_what_a_fact_reads_can_be_written_again(kind):
    values = VALUES.get(kind, ["Bo Ek"])
    for value in values:
        assert read_value(kind, value) == value
        change = FactChange(kind, "", value)
        assert current(applied(system(), change), change) == value


async def test_a_specialist_who_is_added_before_an_agreed_vacancy_leaves_with_the_others(database, clock):
    clock.moment = NOW
    repository, requests = SystemRepository(database, clock), StoredRequests(database, clock)
    await fill(repository, system("HAN-1", name="HAN-1"))
    day = TODAY + timedelta(days=5)
    vacant = request(RequestKind.VACANT, "", part="system_specialist", system="HAN-1", effective_from=day)
    added = request(RequestKind.SPECIALIST, "Bo Ek", system="HAN-1", effective_from=TODAY)
    for wanted in (vacant, added):
        await approve(requests, await requests.file(wanted))
    assert "Bo Ek" in {one.name for one in (await the_system(repository, "HAN-1")).restricted.specialists}
    clock.moment = NOW + timedelta(days=5)
    assert (await the_system(repository, "HAN-1")).restricted.specialists == ()
