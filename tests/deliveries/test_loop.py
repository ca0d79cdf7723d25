"""The loop over HTTP on both databases: what is said, to whom and when."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.deliveries.hours import Hours
from bot.deliveries.planner import Plan
from bot.domain.systems import RestrictedFacts
from storage.access_log import AccessLog
from tests.fakes.connector import Fault
from tests.fakes.databases import one_database
from tests.fakes.notices import BEFORE, MANAGER, REMINDERS, until
from tests.notices.rules import contract, system


async def test_the_first_import_posts_one_digest_and_nothing_else(town):
    town.clock.moment = BEFORE + timedelta(hours=2)
    await town.run()
    assert [(sent.conversation, sent.activity["summary"]) for sent in town.fake.sent] == [
        (REMINDERS, "Avtal att ta ställning till")
    ]
    await town.run()
    assert len(town.fake.sent) == 1


async def test_what_is_urgent_at_the_first_import_is_said_to_those_responsible(town):
    town.clock.moment = datetime(2028, 3, 17, 9, 0, tzinfo=UTC)
    await town.run()
    assert town.said("a:bo") == ["Treserva: avtalet behöver ett beslut"]
    assert town.said("a:asa") == ["Treserva: avtalet behöver ett beslut"]
    assert set(town.said(REMINDERS)) == {
        "Avtal att ta ställning till",
        "Avtalet för Treserva behöver ett beslut snart",
    }


async def test_a_rung_is_sent_once_to_each_responsible_and_logged(town, database, clock):
    await town.begin()
    for _ in range(5):
        await town.run()
    assert town.said("a:bo") == town.said("a:asa") == ["Treserva: avtalet behöver ett beslut"]
    assert town.said(REMINDERS) == []
    assert {entry.person_id for entry in await AccessLog(database, clock).entries()} == {"bo", "asa"}
    assert await town.states() == {"sent": 3}


async def test_nothing_of_dates_or_secrets_is_posted_in_a_channel(town):
    hidden = replace(
        system(contract(number="KS-9")),
        key="S",
        name="Hemligt",
        restricted=RestrictedFacts(contracts=(contract(number="KS-9"),), secret=True),
    )
    town.source.systems += (hidden,)
    town.clock.moment = datetime(2028, 3, 17, 9, 0, tzinfo=UTC)
    await town.run()
    channel = [sent.activity for sent in town.fake.sent if sent.conversation == REMINDERS]
    assert channel
    assert not [word for word in ("2028", "2027", "Hemligt", "KS-") if word in json.dumps(channel)]
    assert "Hemligt" in json.dumps([sent.activity for sent in town.fake.sent if sent.conversation == "a:bo"])


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2028, 2, 29, 6, 59, tzinfo=UTC),  # before eight
        datetime(2028, 2, 29, 19, 0, tzinfo=UTC),  # after the day
        datetime(2028, 3, 4, 9, 0, tzinfo=UTC),  # Saturday
        datetime(2028, 4, 14, 9, 0, tzinfo=UTC),  # Good Friday
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # the first 02:30 of the autumn night
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),  # the second
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),  # 03:30 of the spring night
    ],
)
async def test_nobody_is_disturbed_outside_working_hours(town, moment):
    await town.begin()
    town.clock.moment = moment
    await town.run()
    assert town.fake.sent == []


@pytest.mark.parametrize("sunday", [date(2027, 3, 28), date(2026, 10, 25)])
async def test_eight_is_eight_on_both_sides_of_the_clock_change(town, sunday):
    for day in (sunday - timedelta(days=3), sunday + timedelta(days=2)):
        offset = 2 if date(2027, 3, 28) <= day <= date(2027, 10, 30) or day < date(2026, 10, 25) else 1
        eight = datetime(day.year, day.month, day.day, 8 - offset, 0, tzinfo=UTC)
        assert Hours(town.policy).is_open(eight, REMINDERS, Plan())
        assert not Hours(town.policy).is_open(eight - timedelta(seconds=1), REMINDERS, Plan())


async def test_nobody_reachable_means_the_channel_only(town):
    town.people.known.clear()
    town.clock.moment = datetime(2028, 3, 17, 9, 0, tzinfo=UTC)
    await town.run()
    assert {sent.conversation for sent in town.fake.sent} == {REMINDERS}


async def test_two_people_of_one_name_are_told_nothing(town):
    town.people.known["bo2"] = replace(MANAGER, aad_object_id="bo2")
    await town.install(town.people.known["bo2"])
    await town.begin()
    await town.run()
    assert {sent.conversation for sent in town.fake.sent} == {"a:asa"}


async def test_a_changed_date_cancels_what_waits_and_begins_anew(town):
    await town.begin()
    town.fake.script += [Fault(429, retry_after="600")] * 4
    await town.run()
    town.source.systems = (system(contract(end_date=date(2029, 6, 30))),)
    town.source.number += 1
    town.fake.script.clear()
    town.pass_time(timedelta(minutes=11))
    await town.run()
    assert await town.states() == {"sent": 1, "cancelled": 2}


async def test_a_later_rung_takes_the_place_of_one_that_waits(town):
    await town.begin()
    town.fake.script += [Fault(429, retry_after="600")] * 4
    await town.run()
    town.fake.script.clear()
    town.pass_time(datetime(2028, 3, 16, 8, 0, tzinfo=UTC) - town.clock())
    await town.run()
    await town.run()
    assert len(town.said("a:bo")) == 1
    assert (await town.states())["cancelled"] == 2


@one_database
async def test_months_of_a_contract_from_notice_to_end(town):
    town.clock.moment = datetime(2028, 2, 28, 7, 30, tzinfo=UTC)
    await town.live(130, timedelta(hours=6))
    assert len(town.said("a:bo")) == 5 + 13 + 1  # 30, 14, 7, 1, 0; thirteen weeks overdue; ended
    assert town.said("a:bo") == town.said("a:asa")
    assert (await town.states()).keys() == {"sent"}


async def test_it_runs_in_the_background_and_stops_when_told(town):
    await town.begin()
    town.loop.start()
    await until(lambda: len(town.fake.sent) == 2)
    await town.loop.stop()
    assert await town.states() == {"sent": 3}
    assert await town.loop.healthy()
    assert await town.loop.last_run() == "2028-02-29T08:00:00+00:00"
    town.ticks += 1000
    assert not await town.loop.healthy()
