"""Whatever happens in whatever order: an open subject is told once, and every alert is in exactly one group."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.alerts import AlertKind, AlertState, Condition, Deed, ItPerson, joins
from storage.alerts import StoredAlerts
from storage.session import Database
from tests.fakes.clock import FakeClock

KINDS = [AlertKind.INSTALLATION_BLOCKED, AlertKind.WITHOUT_OWNER]
SUBJECTS = ["a", "b", "c"]
WINDOW = timedelta(minutes=5)
KARIN = ItPerson("karin", "Karin Nord")

NOTE = st.tuples(st.just("note"), st.sampled_from(KINDS), st.sampled_from(SUBJECTS))
ACT = st.tuples(st.just("act"), st.sampled_from([Deed.ACKNOWLEDGE, Deed.ASSIGN, Deed.CLOSE]), st.integers(1, 8))
WAIT = st.tuples(st.just("wait"), st.integers(-120, 600))
RECKON = st.tuples(st.just("reckon"), st.sampled_from(KINDS), st.sets(st.sampled_from(SUBJECTS)))
STEPS = st.lists(st.one_of(NOTE, ACT, WAIT, RECKON), max_size=25)


@given(steps=STEPS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_open_subject_is_told_once_and_every_alert_is_in_one_group(steps, sqlite_template, tmp_path):
    path = tmp_path / "alerts.db"
    shutil.copyfile(sqlite_template, path)
    for rest in ("-wal", "-shm"):
        (tmp_path / f"alerts.db{rest}").unlink(missing_ok=True)
    asyncio.run(_walk(steps, f"sqlite:///{path}"))


async def _walk(steps, url):
    database, clock = Database(url), FakeClock(datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    alerts = StoredAlerts(database, clock, WINDOW)
    try:
        before = await _all(alerts)
        for step in steps:
            stamp = await alerts.stamp()
            await _do(alerts, clock, step)
            before = await _holds(alerts, before, stamp, step)
    finally:
        await database.close()


async def _do(alerts, clock, step):
    match step:
        case ("note", kind, subject):
            await alerts.note(kind, subject)
        case ("act", deed, number):
            await alerts.act(deed, KARIN, alert=number, assignee=KARIN if deed is Deed.ASSIGN else None, comment="x")
        case ("wait", seconds):
            clock.move(seconds=seconds)
        case ("reckon", kind, subjects):
            await alerts.reckoned("test", {kind}, [Condition(kind, subject) for subject in sorted(subjects)])


async def _all(alerts):
    found = {}
    number = 1
    while (alert := await alerts.get(number)) is not None:
        found[number] = alert
        number += 1
    return found


async def _holds(alerts, before, stamp, step):
    after = await _all(alerts)
    waiting = [(a.about.kind, a.about.subject) for a in after.values() if a.state is not AlertState.CLOSED]
    assert not [key for key, count in Counter(waiting).items() if count > 1]
    groups = {number: await alerts.group(number) for number in {alert.group for alert in after.values()}}
    for alert in after.values():
        group = groups[alert.group]
        assert group.kind is alert.about.kind
        assert joins(group.opened_at, alert.noted_at, WINDOW)
    assert sum(group.count for group in groups.values()) == len(after)
    assert sum(group.left for group in groups.values()) == len(waiting) == sum((await alerts.counts()).values())
    # Whatever has changed shows, and an alert keeps its group and never opens again.
    assert (await alerts.stamp() != stamp) == (after != before)
    for number, alert in before.items():
        assert after[number].group == alert.group
        assert alert.state is not AlertState.CLOSED or after[number].state is AlertState.CLOSED
    if step[0] == "note":
        was_open = any((a.about.kind, a.about.subject) == step[1:] and a.state != "closed" for a in before.values())
        assert len(after) == len(before) + (not was_open)
    if step[0] == "reckon":
        told = {subject for kind, subject in waiting if kind is step[1]}
        assert told <= step[2]
    return after
