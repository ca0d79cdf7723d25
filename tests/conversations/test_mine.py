"""«Mina påminnelser», «vad händer i vår?», «min kalender»: what each may see, where."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.deliveries.plan import plan
from bot.domain.deliveries import DeliveryKey
from bot.domain.meetings import Forum, Meeting
from bot.domain.people import Person
from bot.domain.preferences import Pause, Preferences
from bot.domain.systems import Department, RestrictedFacts
from tests.fakes.house import NOTICE_RULES, NOW, House
from tests.notices.rules import AUTOMATIC, OPTION, contract, system

BO = Person("bo", "Bo Alm")
READER = Person("reader", "Rut Läsare", groups=frozenset({"register_reader"}))
IT = Person("it", "Ida Teknik", groups=frozenset({"it_unit"}))
EMPLOYEE = Person("employee", "Eva Anställd")
PEOPLE = (BO, READER, IT, EMPLOYEE)
# Last day of notice 2027-03-30, the end 2027-06-30, and the procurement should have begun.
MINE = system(contract(end_date=date(2027, 6, 30)))
OTHERS = replace(
    system(contract(number="KS-2", end_date=date(2027, 9, 30))), key="HAN-2", name="Procapita", manager=None, owner=None
)
SECRET = replace(OTHERS, key="HAN-3", name="Hemlis", restricted=replace(OTHERS.restricted, secret=True))


@pytest.fixture
def house():
    return House([MINE, OTHERS, SECRET], [Department("Socialförvaltningen")], PEOPLE)


def facts(outgoing) -> str:
    return json.dumps(outgoing.card, ensure_ascii=False)


async def test_my_reminders_come_with_their_days(house):
    told = await house.say("mina påminnelser", who="bo")
    # 30 December is ninety days before, and 29 January sixty; the rungs go on to the last day.
    assert "2026-12-30: Treserva: avtalet behöver ett beslut (2027-03-30)" in told.text
    assert "2027-03-30: Treserva: avtalet behöver ett beslut (2027-03-30)" in told.text
    assert "Procapita" not in facts(told)
    assert [one.system_key for one in house.turns.disclosed] == ["HAN-1"]


async def test_what_is_foretold_is_what_the_plan_says_each_day(house):
    told = await house.stores.foresight.coming([MINE], BO, Preferences(), NOW.date(), 8)
    due: dict[DeliveryKey, date] = {}
    for number in range(400):
        day = date.fromordinal(NOW.date().toordinal() - 1 + number)
        for one in plan([MINE], NOTICE_RULES, day, lambda holder: f"person:{holder.name}"):
            if one.person is not None and one.person.name == BO.name:
                due.setdefault(one.key, day if number else date.min)
    expected = sorted(day for day in due.values() if day >= NOW.date())[:8]
    assert [one.day for one in told] == expected
    assert len(told) == 8


async def test_what_falls_due_in_a_pause_is_foretold_for_the_day_after_it(house):
    pause = Pause(NOW.date(), date(2027, 1, 10))
    await house.stores.preferences.save("bo", Preferences(pause=pause))
    told = await house.say("Mina påminnelser", who="bo")
    assert "Du har pausat dina påminnelser till och med 2027-01-10." in told.text
    assert "2027-01-11: Treserva: avtalet behöver ett beslut" in told.text
    assert "2026-12-30:" not in told.text


@pytest.mark.parametrize(("who", "where"), [("bo", "channel"), ("bo", "group"), ("it", "it"), ("bo", "it")])
@pytest.mark.parametrize("said", ["mina påminnelser", "min kalender"])
async def test_what_is_somebodys_own_is_not_shown_where_others_read(house, who, where, said):
    told = await house.say(said, who=who, where=where)
    assert told.text.startswith("Datum för avtal visar jag bara i en personlig chatt")
    assert house.turns.disclosed == []
    assert "https://" not in facts(told)


@pytest.mark.parametrize("said", ["mina påminnelser", "min kalender", "my reminders"])
async def test_without_a_role_nothing_is_coming(house, said):
    told = await house.say(said, who="employee")
    assert "20" not in told.text
    assert house.turns.disclosed == []


async def test_spring_is_told_at_the_level_of_the_asker(house):
    own = await house.say("Vad händer i vår?", who="bo")
    assert "2027-03-30 Treserva: sista dag att säga upp avtalet" in own.text
    assert "2027-06-30 Treserva: avtalet går ut" in own.text
    assert "Procapita" not in facts(own)
    assert "Hemlis" not in facts(own)
    everything = await house.say("Vad händer i vår?", who="reader")
    for name in ("Treserva", "Procapita", "Hemlis"):
        assert name in everything.text
    assert {one.system_key for one in house.turns.disclosed if one.person_id == "reader"} == {"HAN-1", "HAN-2", "HAN-3"}


@pytest.mark.parametrize(("who", "where"), [("employee", "personal"), ("bo", "channel"), ("reader", "group")])
async def test_who_may_see_no_dates_is_told_why_and_the_same_whatever_is_secret(house, who, where):
    told = await house.say("vad händer i vår?", who=who, where=where)
    bare = House([replace(OTHERS, restricted=RestrictedFacts())], [Department("Socialförvaltningen")], PEOPLE)
    same = await bare.say("vad händer i vår?", who=who, where=where)
    assert facts(told) == facts(same)
    assert told.text == same.text
    assert "2027-03-30" not in facts(told)
    assert house.turns.disclosed == []


async def test_it_enheten_sees_all_in_its_own_channel(house):
    house.conversations.purposes["19:it"] = "it_alerts"
    told = await house.say("vad händer i vår?", who="it", where="it")
    assert "Procapita" in told.text


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("Vad händer i vår?", "2027-01-01", "2027-06-30"),
        ("vad händer i höst", "2026-11-24", "2026-12-31"),
        ("vad är på gång i mars?", "2027-03-01", "2027-03-31"),
        ("vad händer nästa kvartal?", "2027-01-01", "2027-03-31"),
        ("vad händer med mina avtal nästa år", "2027-01-01", "2027-12-31"),
        ("vad händer framöver?", "2026-11-24", "2027-05-24"),
        ("What's coming up next spring?", "2027-01-01", "2027-06-30"),
        ("what is due in the autumn of 2027", "2027-07-01", "2027-12-31"),
    ],
)
async def test_the_time_that_is_meant(house, said, first, last):
    told = await house.say(said, who="bo")
    heading = told.card["body"][0]["inlines"][0]["text"] if "inlines" in told.card["body"][0] else facts(told)
    assert first in heading
    assert last in heading


async def test_a_time_that_has_passed_says_so(house):
    told = await house.say("vad händer våren 2026?", who="bo")
    assert told.text.startswith("Den tiden har redan passerat.")


@pytest.mark.parametrize(
    "said", ["vad händer i vår kommun?", "vad händer om avtalet går ut?", "pausa", "vad händer med hyran 2027"]
)
async def test_what_only_resembles_is_something_else(house, said):
    told = await house.say(said, who="bo")
    assert "datum infaller" not in told.text
    assert "inställningar" not in told.text


async def test_many_dates_fit_in_a_card(house):
    many = [
        replace(system(contract(number=f"KS-{n}", end_date=date(2027, 6, 1 + n % 28), renewal=AUTOMATIC)), key=f"H-{n}")
        for n in range(200)
    ]
    crowded = House(many, [Department("Socialförvaltningen")], PEOPLE)
    told = await crowded.say("vad händer i vår?", who="reader")
    assert len(json.dumps(told.card).encode()) < 25_000
    assert "datum till får inte plats" in told.text


async def test_an_own_system_marked_secret_is_shown_to_its_manager_only():
    mine = system(contract(end_date=date(2027, 6, 30)), secret=True)
    house = House([mine], [Department("Socialförvaltningen")], PEOPLE)
    assert "Treserva" in (await house.say("vad händer i vår?", who="bo")).text
    assert "Treserva" not in facts(await house.say("vad händer i vår?", who="employee"))


async def test_the_calendar_is_a_link_that_only_its_owner_is_given(house):
    told = await house.say("min kalender", who="bo")
    (url,) = [action["url"] for action in _actions(told.card) if action["type"] == "Action.OpenUrl"]
    assert url.startswith("https://bot.example.invalid/calendars/")
    assert url not in told.text
    assert "2 datum" in told.text or "datum" in told.text


def _actions(value):
    if isinstance(value, dict):
        if str(value.get("type", "")).startswith("Action."):
            yield value
        for item in value.values():
            yield from _actions(item)
    elif isinstance(value, list):
        for item in value:
            yield from _actions(item)


@settings(deadline=None, max_examples=25)
@given(
    end=st.dates(date(2026, 11, 25), date(2028, 2, 29)),
    notice=st.integers(0, 14),
    renewal=st.sampled_from([AUTOMATIC, OPTION]),
)
async def test_nobody_without_a_role_learns_a_date(end, notice, renewal):
    one = system(contract(end_date=end, notice_period_months=notice, renewal=renewal))
    house = House([one], [Department("Socialförvaltningen")], PEOPLE)
    for said in ("vad händer i vår?", "vad händer nästa år?", "mina påminnelser"):
        for who, where in (("employee", "personal"), ("bo", "channel")):
            told = facts(await house.say(said, who=who, where=where))
            assert str(end) not in told.replace("2027-12-31", "").replace("2027-06-30", "").replace("2027-01-01", "")


def meeting(department, day):
    starts = datetime(2027, 2, day, 8, 0, tzinfo=UTC)
    key = f"{department}/{day}"
    return Meeting(key, Forum.TACTICAL_MEETING, starts, starts, starts.date(), department=department)


@pytest.mark.parametrize(
    ("who", "where", "seen"), [("employee", "personal", 2), ("bo", "channel", 3), ("it", "personal", 3)]
)
async def test_meetings_are_open_to_everybody_and_those_of_other_departments_are_left_out(who, where, seen):
    known = [meeting("Socialförvaltningen", 10), meeting("Kulturförvaltningen", 11), meeting(None, 12)]
    eva = replace(EMPLOYEE, department="Socialförvaltningen")
    house = House([MINE, OTHERS], [Department("Socialförvaltningen")], (BO, IT, eva), meetings=known)
    told = await house.say("vad händer i februari?", who=who, where=where)
    assert told.text.count("Taktiskt möte") == seen
    assert facts(told).count("2027-02-1") >= seen
    cancelled = House([], [], (EMPLOYEE,), meetings=[replace(known[2], cancelled=True)])
    assert "Taktiskt" not in (await cancelled.say("vad händer i februari?")).text
