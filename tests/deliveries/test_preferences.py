"""The loop honours what each person has chosen, on both databases, also when it is restarted or the clock moves."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import LOCAL_ZONE
from bot.deliveries.hours import Hours
from bot.deliveries.planner import Plan, Reachable
from bot.domain.people import Person
from bot.domain.preferences import Pause, Preferences
from bot.domain.workdays import is_working_day
from bot.policies import NoticePolicy
from tests.fakes.databases import one_database
from tests.fakes.notices import DUE, REMINDERS

SWEDISH = "Treserva: avtalet behöver ett beslut"
SIX = datetime(2028, 3, 16, 5, 0, tzinfo=UTC)  # six o'clock in Stockholm, and fourteen days left


async def test_a_person_is_told_in_the_language_they_chose_and_the_channel_in_swedish(town):
    await town.preferences.save("bo", Preferences(language="en"))
    await town.begin()
    town.clock.moment = SIX + timedelta(hours=3)
    await town.run()
    (bo,) = (sent.activity for sent in town.fake.sent if sent.conversation == "a:bo")
    assert bo["summary"] == "Treserva: the contract needs a decision"
    card = bo["attachments"][0]["content"]
    assert card["lang"] == "en"
    assert "avtal" not in card["fallbackText"].casefold().replace("ks-1", "")
    assert town.said("a:asa") == [SWEDISH]
    assert "Avtalet för Treserva behöver ett beslut snart" in town.said(REMINDERS)


async def test_each_is_told_from_their_own_hour(town):
    await town.preferences.save("bo", Preferences(hour=6))
    await town.preferences.save("asa", Preferences(hour=10))
    await town.begin()
    told = {}
    town.clock.moment = SIX - timedelta(minutes=30)
    while town.clock.moment < SIX + timedelta(hours=8):
        await town.run()
        for sent in town.fake.sent:
            told.setdefault(sent.conversation, town.clock.moment - timedelta(minutes=1))
        town.pass_time(timedelta(minutes=29))
    assert {name: at.astimezone(LOCAL_ZONE).hour for name, at in told.items()} == {"a:bo": 6, "a:asa": 10, REMINDERS: 8}
    assert set(await town.states()) == {"sent"}


async def test_the_hour_holds_after_a_restart_and_for_what_was_left_from_before(town):
    await town.begin()
    town.people.known.pop("bo")
    await town.preferences.save("asa", Preferences(hour=10))
    # The row was made before she chose: at nine it is put back, whichever process finds it.
    plan, _ = await town.loop._planner.current(date(2028, 2, 29))
    await town.ledger.add(plan.due)
    town.clock.moment = DUE
    for loop in (town.loop, town.replica()):
        await town.run(loop)
    assert town.said("a:asa") == []
    town.clock.moment = datetime(2028, 2, 29, 9, 30, tzinfo=UTC)
    await town.run(town.replica())
    assert town.said("a:asa") == [SWEDISH]
    assert (await town.states()) == {"sent": len(town.fake.sent) + 1}  # with the first import's digest


async def test_a_clock_set_back_tells_nobody_before_their_hour_and_nobody_twice(town):
    await town.preferences.save("asa", Preferences(hour=10))
    await town.begin()
    town.clock.moment = datetime(2028, 2, 29, 9, 5, tzinfo=UTC)
    await town.run()
    assert town.said("a:asa") == [SWEDISH]
    town.clock.moment -= timedelta(hours=3)
    for _ in range(6):
        await town.run()
        town.pass_time(timedelta(hours=1))
    assert town.said("a:asa") == [SWEDISH]


async def test_while_one_has_paused_the_other_is_told_and_what_fell_due_comes_afterwards(town):
    await town.preferences.save("bo", Preferences(pause=Pause(date(2028, 2, 28), date(2028, 3, 10))))
    await town.begin()
    await town.run()
    assert town.said("a:bo") == []
    assert town.said("a:asa") == [SWEDISH]
    town.clock.moment = datetime(2028, 3, 13, 8, 0, tzinfo=UTC)  # Monday after the pause
    await town.run()
    await town.run()
    assert town.said("a:bo") == [SWEDISH]


@one_database
async def test_after_a_long_pause_the_rung_that_applies_is_told_though_it_is_old(town):
    # The rung of 90 days falls on 31 December 2027 and the one of 60 on 30 January: three weeks before the pause ends.
    await town.preferences.save("bo", Preferences(pause=Pause(date(2027, 12, 20), date(2028, 2, 20))))
    town.clock.moment = datetime(2027, 12, 21, 9, 0, tzinfo=UTC)
    await town.run()
    await town.live(60, timedelta(hours=6))
    assert town.said("a:bo") == []
    town.clock.moment = datetime(2028, 2, 21, 9, 0, tzinfo=UTC)
    await town.run()
    assert town.said("a:bo") == [SWEDISH]
    await town.live(7, timedelta(hours=3))
    assert town.said("a:bo") == [SWEDISH]


async def test_what_is_urgent_is_never_paused(town):
    await town.preferences.save("bo", Preferences(pause=Pause(date(2028, 2, 28), date(2028, 4, 10))))
    await town.begin()
    town.clock.moment = datetime(2028, 3, 16, 8, 0, tzinfo=UTC)  # fourteen days left
    await town.run()
    assert town.said("a:bo") == [SWEDISH]


async def test_ending_a_pause_early_tells_at_once_what_waited(town):
    pause = Pause(date(2028, 2, 28), date(2028, 3, 10))
    await town.preferences.save("bo", Preferences(pause=pause))
    await town.begin()
    await town.run()
    await town.preferences.save("bo", Preferences(pause=Pause(pause.first, date(2028, 2, 28))))
    await town.run()
    assert town.said("a:bo") == [SWEDISH]


async def test_pausing_takes_back_what_waits_and_gives_it_again(town):
    await town.begin()
    plan, _ = await town.loop._planner.current(date(2028, 2, 29))
    await town.ledger.add(plan.due)
    await town.preferences.save("bo", Preferences(pause=Pause(date(2028, 2, 29), date(2028, 3, 1))))
    await town.run()
    assert town.said("a:bo") == []
    assert (await town.states())["cancelled"] == 1
    town.clock.moment = datetime(2028, 3, 2, 8, 0, tzinfo=UTC)
    await town.run()
    assert town.said("a:bo") == [SWEDISH]


def plan_of(hour):
    person = Person("bo", "Bo Alm")
    reachable = Reachable(person, None, Preferences(hour=hour))
    return Plan(reachable={reachable.recipient: reachable})


@given(
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - given one
    hour=st.one_of(st.none(), st.integers(6, 18)),
    send_from=st.integers(6, 18),
    lasts=st.integers(1, 8),
)
def test_hours_hold_whatever_the_season(moment, hour, send_from, lasts):
    policy = NoticePolicy(send_from=time(send_from), send_until=time(min(send_from + lasts, 22)))
    hours, plan, local = Hours(policy), plan_of(hour), moment.astimezone(LOCAL_ZONE)
    told = hours.is_open(moment, "person:bo", plan)
    if told:
        assert is_working_day(local.date())
        assert local.hour >= (min(hour, policy.send_until.hour - 1) if hour is not None else send_from)
        assert hours.opened(moment, plan) > 0
    else:
        later = moment + hours.until_open(moment, "person:bo", plan)
        assert moment < later <= moment + timedelta(days=1)
    if is_working_day(local.date()):
        # Somewhere in each working day there is time for everybody.
        day = [datetime.combine(local.date(), time(h, 30), LOCAL_ZONE).astimezone(UTC) for h in range(24)]
        assert any(hours.is_open(at, "person:bo", plan) for at in day)


@pytest.mark.parametrize("sunday", [date(2027, 3, 28), date(2026, 10, 25)])
@pytest.mark.parametrize("days", [-3, 2])  # the days between are Easter
def test_the_hour_is_local_on_both_sides_of_the_clock_change(sunday, days):
    day = sunday + timedelta(days=days)
    ten = datetime.combine(day, time(10), LOCAL_ZONE).astimezone(UTC)
    assert Hours(NoticePolicy()).is_open(ten, "person:bo", plan_of(10))
    assert not Hours(NoticePolicy()).is_open(ten - timedelta(seconds=1), "person:bo", plan_of(10))
