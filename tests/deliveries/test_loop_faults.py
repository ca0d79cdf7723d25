"""The loop when things go wrong: nothing is lost, nothing is said twice, and what is uncertain says so."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from storage.deliveries import LEASE
from tests.fakes.connector import Fault
from tests.fakes.notices import DUE, IT, MANAGER, OWNER, REMINDERS, until
from tests.fakes.watching import keep_watch, tell_alerts
from tests.notices.rules import contract, system


@pytest.mark.parametrize("fault", [Fault(500, done=True), Fault(502), Fault(kind="reset"), Fault(kind="hang")])
async def test_what_may_have_arrived_is_unknown_and_never_sent_again_by_itself(town, fault):
    await town.begin()
    town.fake.script.append(fault)
    for _ in range(4):
        await town.run()
        town.pass_time(timedelta(hours=1))
    assert await town.states() == {"sent": 2, "unknown": 1}
    assert len(town.fake.sent) == (2 if fault.done else 1)
    (unsure,) = await town.ledger.unknowns()
    assert await town.ledger.resolve(unsure.number, arrived=False)
    await town.run()
    assert await town.states() == {"sent": 3}


async def test_what_is_unknown_is_looked_up_where_that_is_possible(town):
    class Looks:
        async def arrived(self, delivery):
            return any(sent.conversation == delivery.conversation_id for sent in town.fake.sent)

    await town.begin()
    town.fake.script += [Fault(500, done=True), Fault(500)]
    await town.run()
    assert await town.states() == {"sent": 1, "unknown": 2}
    await town.run(town.replica(read_back=Looks()))
    assert await town.states() == {"sent": 3}
    assert sorted(sent.conversation for sent in town.fake.sent) == ["a:asa", "a:bo"]


async def test_told_to_slow_down_it_waits_as_long_as_it_is_told(town):
    await town.begin()
    town.fake.script += [Fault(429, retry_after="300")] * 2
    await town.run()
    assert await town.states() == {"sent": 1, "pending": 2}
    asked = len(town.fake.requests)
    town.pass_time(timedelta(seconds=200))
    await town.run()
    assert len(town.fake.requests) == asked
    town.pass_time(timedelta(seconds=100))
    await town.run()
    assert await town.states() == {"sent": 3}


async def test_what_else_is_for_a_conversation_that_asked_for_time_waits_too(town):
    await town.begin()
    town.source.systems += (replace(system(contract(number="KS-2")), key="HAN-2"),)
    town.source.number += 1
    town.fake.script.append(Fault(429, retry_after="300"))
    await town.run()
    assert await town.states() == {"sent": 3, "pending": 2}
    assert len({sent.conversation for sent in town.fake.sent}) == 1
    town.pass_time(timedelta(seconds=301))
    await town.run()
    assert await town.states() == {"sent": 5}


async def test_who_refuses_for_hours_is_left_alone_until_the_bot_is_installed_again(town):
    town.people.known.pop("asa")
    await town.begin()
    for _ in range(9):
        town.fake.script.append(Fault(403))
        await town.run()
        town.pass_time(timedelta(hours=1))
    assert set(await town.ledger.quarantined()) == {"person:bo"}
    assert (await town.states())["failed"] == 1
    town.fake.script.clear()
    town.clock.moment = datetime(2028, 3, 16, 8, 0, tzinfo=UTC)  # the rung of 14 days
    await town.run()
    assert town.said("a:bo") == []
    await town.install(MANAGER)
    await town.run()
    assert town.said("a:bo") == ["Treserva: avtalet behöver ett beslut"]
    assert await town.ledger.quarantined() == {}


async def test_a_refusal_that_passes_is_no_quarantine(town):
    await town.begin()
    town.fake.script += [Fault(404), Fault(404)]
    await town.run()
    town.pass_time(timedelta(hours=2))
    await town.run()
    assert await town.states() == {"sent": 3}


async def test_a_message_that_is_not_taken_has_failed(town):
    await town.begin()
    town.fake.script.append(Fault(400, code="BadSyntax"))
    await town.run()
    assert await town.states() == {"sent": 2, "failed": 1}


async def test_replicas_share_the_work(town):
    await town.begin()
    await asyncio.gather(*(replica.run_once() for replica in (town.replica(), town.replica(), town.replica())))
    assert town.said("a:bo") == town.said("a:asa") == ["Treserva: avtalet behöver ett beslut"]


async def test_a_restart_in_the_middle_of_a_sending_loses_nothing(town):
    await town.begin()
    town.fake.script.append(Fault(kind="hang"))
    task = asyncio.create_task(town.loop.run_once())
    await until(lambda: len(town.fake.requests) == 2)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    town.pass_time(LEASE + timedelta(seconds=1))
    await town.run(town.replica())
    assert await town.states() == {"sent": 2, "unknown": 1}


async def test_a_week_asleep_sends_the_rung_that_applies_and_tells_it_enheten(town):
    tell_alerts(town)
    await town.begin()
    keep_watch(town)
    town.asleep = True
    town.clock.moment = datetime(2028, 3, 8, 9, 0, tzinfo=UTC)  # the rung fell due eight days ago
    await town.run()
    assert town.said("a:bo") == town.said("a:asa") == ["Treserva: avtalet behöver ett beslut"]
    await town.run()
    assert town.said(IT).count("Påminnelserna har stått stilla") == 1


async def test_a_month_asleep_does_not_flood(town):
    town.clock.moment = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
    town.source.systems = tuple(
        replace(system(contract(number=f"KS-{n}", end_date=date(2028, 6, n + 1))), key=f"HAN-{n}") for n in range(20)
    )
    await town.run()
    town.fake.sent.clear()
    town.clock.moment = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)
    await town.run()
    # Twenty ladders have moved on; only what fell due in the last two weeks is said one by one.
    assert len(town.said("a:bo")) == 2
    assert len(town.said(REMINDERS)) == 1


async def test_a_clock_that_jumps_ahead_and_back_sends_nothing_twice(town):
    await town.begin()
    await town.run()
    said = len(town.fake.sent)
    for moment in (DUE + timedelta(days=300), DUE, DUE - timedelta(days=300), DUE + timedelta(hours=1)):
        town.clock.moment = moment
        await town.run()
    keys = [(sent.conversation, json.dumps(sent.activity["attachments"])) for sent in town.fake.sent]
    assert len(keys) == len(set(keys))
    assert len(keys) >= said


async def test_a_fault_in_one_run_does_not_end_the_loop(town, monkeypatch, caplog):
    await town.begin()
    monkeypatch.setattr("bot.deliveries.loop.EVERY", 0.01)
    expire, faults = town.ledger.expire, iter([OSError("the disk is full")])

    async def failing():
        for fault in faults:
            raise fault
        return await expire()

    monkeypatch.setattr(town.ledger, "expire", failing)
    town.loop.start()
    await until(lambda: len(town.fake.sent) == 2)
    await town.loop.stop()
    assert "notice run failed" in caplog.text
    assert OWNER.name not in caplog.text
