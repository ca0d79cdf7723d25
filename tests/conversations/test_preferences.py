"""«Mina inställningar»: by form and by words, and what is no choice is refused kindly."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.people import Person
from bot.domain.preferences import AS_EVERYBODY, Pause, Preferences
from bot.domain.systems import Department
from tests.fakes.house import NOW, House
from tests.notices.rules import contract, system

BO = Person("bo", "Bo Alm")
TODAY = NOW.date()  # 24 November 2026


@pytest.fixture
def house():
    return House([system(contract())], [Department("Socialförvaltningen")], (BO,))


async def chosen(house):
    return await house.stores.preferences.of("bo")


def inputs(outgoing):
    return {one["id"]: one for one in outgoing.card["body"] if one["type"].startswith("Input.")}


async def test_the_form_shows_what_holds_and_saves_what_is_filled_in(house):
    form = await house.say("mina inställningar", who="bo")
    assert {name: one.get("value") for name, one in inputs(form).items()} == {
        "language": "sv",
        "hour": "any",
        "pause": None,
    }
    filled = {"preferences": 1, "language": "en", "hour": "10", "pause": "2026-12-24"}
    told = await house.press("preferences.save", filled, who="bo")
    assert await chosen(house) == Preferences("en", 10, Pause(TODAY, date(2026, 12, 24)))
    assert "You are reminded in English on working days from 10:00." in told.text
    assert "paused through 2026-12-24 and start again 2026-12-25" in told.text
    assert "14 days or fewer" in told.text
    again = await house.say("mina inställningar", who="bo")
    assert {name: one.get("value") for name, one in inputs(again).items()} == {
        "language": "en",
        "hour": "10",
        "pause": "2026-12-24",
    }


async def test_an_empty_day_ends_the_pause(house):
    await house.say("pausa påminnelser till 24 december", who="bo")
    house.now = NOW.replace(day=27)
    await house.press("preferences.save", {"preferences": 1, "language": "sv", "hour": "any", "pause": ""}, who="bo")
    assert await chosen(house) == Preferences("sv", None, Pause(TODAY, date(2026, 11, 26)))


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("pausa påminnelser till 24 december", date(2026, 12, 23)),
        ("Pausa mina påminnelser till och med 24 december.", date(2026, 12, 24)),
        ("pausa påminnelserna t.o.m. 2026-12-24", date(2026, 12, 24)),
        ("stäng av påminnelser i två veckor", date(2026, 12, 7)),
        ("pause reminders until 24 December", date(2026, 12, 23)),
        ("pausa påminnelser till januari", date(2026, 12, 31)),
    ],
)
async def test_a_pause_in_words(house, said, last):
    told = await house.say(said, who="bo")
    assert (await chosen(house)).pause == Pause(TODAY, last), told.text
    assert str(last) in told.text


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("pausa påminnelser", "Skriv till vilken dag"),
        ("pausa påminnelser till semestern", "Skriv till vilken dag"),
        ("pausa påminnelser till 2026-11-01", "har redan passerat"),
        ("pausa påminnelser till 10 augusti", "senast 2027-02-02"),
        ("påminn mig klockan 3", "mellan 6 och 18"),
        ("påminn mig klockan tio", "mellan 6 och 18"),
        ("påminn mig klockan 99", "mellan 6 och 18"),
    ],
)
async def test_what_is_no_choice_is_explained_and_changes_nothing(house, said, fault):
    told = await house.say(said, who="bo")
    assert fault in told.text
    assert fault in json.dumps(told.card, ensure_ascii=False)
    assert await chosen(house) == AS_EVERYBODY


async def test_reminders_start_again_by_word_and_by_an_old_button(house):
    await house.say("pausa påminnelser till 24 december", who="bo")
    await house.say("starta påminnelser igen", who="bo")
    assert (await chosen(house)).pause is None
    for _ in range(2):
        told = await house.press("preferences.resume", {"preferences": 1}, who="bo")
        assert "pausade" not in told.text
    assert await chosen(house) == AS_EVERYBODY


async def test_a_pause_that_is_moved_begins_when_it_began(house):
    await house.say("pausa påminnelser till 1 december", who="bo")
    house.now = NOW.replace(day=28)
    await house.say("pausa påminnelser till 10 december", who="bo")
    assert (await chosen(house)).pause == Pause(TODAY, date(2026, 12, 9))
    told = await house.say("pausa påminnelser till och med 2027-02-05", who="bo")
    assert "senast 2027-02-02" in told.text  # ten weeks from when it began, not from today


@pytest.mark.parametrize(
    ("said", "hour"),
    [("påminn mig klockan 10", 10), ("Påminn mig kl 9", 9), ("remind me at 2 pm", 14), ("påminn mig kl. 06.00", 6)],
)
async def test_an_hour_in_words(house, said, hour):
    await house.say(said, who="bo")
    assert (await chosen(house)).hour == hour


async def test_a_language_in_words_is_answered_in_it(house):
    told = await house.say("påminn mig på engelska", who="bo")
    assert told.text.startswith("I have saved your settings.")
    assert (await house.press("preferences.show", {"preferences": 1}, who="bo")).card["lang"] == "en"
    told = await house.say("remind me in Swedish", who="bo")
    assert told.text.startswith("Jag har sparat dina inställningar.")


@pytest.mark.parametrize("where", ["channel", "group", "it"])
async def test_only_in_personal_chat(house, where):
    for said in ("mina inställningar", "pausa påminnelser till 24 december"):
        assert "personlig chatt" in (await house.say(said, who="bo", where=where)).text
    told = await house.press(
        "preferences.save", {"preferences": 1, "language": "en", "hour": "9"}, who="bo", where=where
    )
    assert "personlig chatt" in told.text
    assert await chosen(house) == AS_EVERYBODY


async def test_what_somebody_chooses_is_their_own(house):
    await house.press("preferences.save", {"preferences": 1, "person": "asa", "hour": "9", "language": "en"}, who="bo")
    assert set(await house.stores.preferences.everybody()) == {"bo"}


@settings(deadline=None, max_examples=60)
@given(
    data=st.dictionaries(
        st.sampled_from(["language", "hour", "pause", "typed", "preferences", "x"]),
        st.one_of(st.none(), st.integers(), st.booleans(), st.text(max_size=30), st.lists(st.integers(), max_size=2)),
    ),
    verb=st.sampled_from(["preferences.save", "preferences.show", "preferences.resume", "reminders.mine"]),
)
async def test_forged_buttons_store_nothing_that_is_no_choice(data, verb):
    house = House([system(contract())], [Department("Socialförvaltningen")], (BO,))
    told = await house.press(verb, data, who="bo")
    assert "gick fel" not in told.text
    kept = await chosen(house)
    assert kept.language in (None, "sv", "en")
    assert kept.hour is None or 6 <= kept.hour <= 18
    assert kept.pause is None or TODAY <= kept.pause.last <= date(2027, 2, 2)
