"""Meetings in chat: shown to everybody, changed by IT-enheten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.clock import LOCAL_ZONE
from bot.domain.meetings import Forum
from bot.domain.people import Person
from bot.domain.systems import Department
from tests.fakes.house import House
from tests.fakes.meetings import meeting

HOME, OTHER = "Socialförvaltningen", "Utbildningsförvaltningen"
IT = Person("it", "Amir Hedlund", "amir@x.invalid", groups=frozenset({"it_unit"}))
MAJA = Person("maja", "Maja Sundkvist", "maja@x.invalid", department=HOME)
EARLY = meeting(day=date(2027, 2, 2), department=OTHER)
MINE = meeting(day=date(2027, 2, 10), department=HOME, place="Rådhuset", link="https://teams.example.invalid/m")
OWNERS = meeting(Forum.OWNER_MEETING, date(2027, 4, 20))


@pytest.fixture
def house():
    departments = [Department(HOME, "SOC"), Department(OTHER, "UBF", ("utbildning",))]
    return House([], departments, [IT, MAJA], meetings=[EARLY, MINE, OWNERS])


async def test_the_next_meeting_is_that_of_the_own_department(house):
    said = await house.say("När är nästa taktiska möte?", who="maja")
    assert said.text == f"Taktiskt möte, {HOME}: onsdag 2027-02-10 klockan 10:00–12:00."
    assert "Rådhuset" in str(said.card)
    assert "https://bot.example.invalid/meetings/" in str(said.card)
    assert "meeting.move" not in str(said.card)
    anybody = await house.say("När är nästa taktiska möte?", who="employee")
    assert OTHER in anybody.text
    english = await house.say("When is the next tactical meeting?", who="maja")
    assert english.text == f"Tactical meeting, {HOME}: Wednesday 2027-02-10, 10:00–12:00."


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("nästa systemägarmöte", ["2027-04-20"]),
        ("möten i vår", ["2027-02-02", "2027-02-10", "2027-04-20"]),
        ("vilka möten har Utbildning?", ["2027-02-02", "2027-04-20"]),
        ("möten i april", ["2027-04-20"]),
        ("kommande taktiska möten", ["2027-02-02", "2027-02-10"]),
        ("nästa taktiska möte för UBF", ["2027-02-02"]),
    ],
)
async def test_meetings_of_a_time_and_a_department(house, text, days):
    said = await house.say(text)
    assert [day for day in ("2027-02-02", "2027-02-10", "2027-04-20") if day in said.text] == days


async def test_without_meetings_the_forum_is_explained():
    said = await House([], [], [MAJA]).say("När är nästa taktiska möte?", who="maja")
    assert "inga mötestider" in said.text


async def test_it_moves_a_meeting_after_looking_at_the_form(house):
    asked = await house.say("Flytta taktiska mötet för SOC till 12 februari 13.00", who="it")
    assert "'value': '2027-02-12'" in str(asked.card)
    assert "'value': '13:00'" in str(asked.card)
    assert (await house.meetings.get(MINE.key)).version == 1
    sent = {"meeting": MINE.key, "seen": "1", "sent": "yes", "a_day": "2027-02-12", "a_time": "13.00", "a_place": "B"}
    told = await house.press("meeting.move", sent, who="it")
    assert told.text.startswith("Mötet är flyttat.")
    now = await house.meetings.get(MINE.key)
    assert (now.starts.astimezone(LOCAL_ZONE).isoformat(), now.place) == ("2027-02-12T13:00:00+01:00", "B")
    assert now.ends - now.starts == MINE.ends - MINE.starts
    assert now.stop_date == date(2027, 2, 5)
    again = await house.press("meeting.move", sent | {"a_day": "2027-02-15"}, who="it")
    assert again.text.startswith("Mötet har ändrats sedan kortet visades.")
    assert (await house.meetings.get(MINE.key)) == now


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"a_day": "2027-02-13"}, "Den dagen är helg"),
        ({"a_day": "2026-11-23"}, "Skriv ett datum"),
        ({"a_day": "i morgon"}, "Skriv ett datum"),
        ({"a_time": "25.00"}, "Skriv ett klockslag"),
        ({"a_time": "05:00"}, "Skriv ett klockslag"),
    ],
)
async def test_what_cannot_be_a_time_is_asked_for_again(house, wrong, fault):
    sent = {"meeting": MINE.key, "seen": "1", "sent": "yes", "a_day": "2027-02-12", "a_time": "13.00"} | wrong
    assert (await house.press("meeting.move", sent, who="it")).text.startswith(fault)
    assert (await house.meetings.get(MINE.key)).version == 1


async def test_it_cancels_once(house):
    asked = await house.say("Ställ in taktiska mötet för Utbildning", who="it")
    assert "ställs in" in asked.text
    sent = {"meeting": EARLY.key, "seen": "1", "sent": "yes"}
    assert (await house.press("meeting.cancel", sent, who="it")).text.startswith("Mötet är inställt.")
    assert (await house.press("meeting.cancel", sent, who="it")).text.startswith("Mötet är redan inställt.")
    assert "inställt" in (await house.say("vilka möten har Utbildning?")).text


async def test_it_books_once(house):
    asked = await house.say("Boka ett systemägarmöte 3 mars 2027 kl 9", who="it")
    assert "'value': '2027-03-03'" in str(asked.card)
    sent = {"sent": "yes", "a_forum": "owner_meeting", "a_department": "", "a_day": "2027-03-03", "a_time": "09:00"}
    assert (await house.press("meeting.book", sent, who="it")).text.startswith("Mötet är bokat.")
    assert (await house.press("meeting.book", sent, who="it")).text.startswith("Det mötet är redan bokat.")
    assert "2027-03-03" in (await house.say("nästa systemägarmöte")).text
    forged = sent | {"a_forum": "party", "a_department": "Hemliga"}
    assert "Den förvaltningen finns inte" in (await house.press("meeting.book", forged, who="it")).text


@pytest.mark.parametrize("verb", ["meeting.move", "meeting.cancel", "meeting.book"])
@pytest.mark.parametrize(
    ("who", "where", "answer"),
    [
        ("maja", "personal", "av IT-enheten"),
        ("it", "channel", "i din egen chatt"),
        ("employee", "group", "av IT-enheten"),
    ],
)
async def test_others_and_other_places_change_nothing(house, verb, who, where, answer):
    sent = {"meeting": MINE.key, "seen": "1", "sent": "yes", "a_forum": "owner_meeting", "a_department": ""}
    said = await house.press(verb, sent | {"a_day": "2027-02-12", "a_time": "13.00"}, who=who, where=where)
    assert answer in said.text
    assert await house.meetings.changes() == []


@pytest.mark.parametrize("verb", ["meeting.move", "meeting.cancel", "meeting.show"])
@pytest.mark.parametrize("data", [{}, {"meeting": "nej"}, {"meeting": 7, "sent": "yes"}, {"meeting": "x" * 5000}])
async def test_forged_keys_are_answered(house, verb, data):
    assert "hittar jag inte" in (await house.press(verb, data, who="it")).text


async def test_a_meeting_that_is_over_is_not_changed(house):
    house.now = datetime(2027, 3, 1, 9, tzinfo=UTC)
    sent = {"meeting": MINE.key, "seen": "1", "sent": "yes"}
    assert (await house.press("meeting.cancel", sent, who="it")).text.startswith("Mötet har varit")


async def test_stale_after_two_at_once(house):
    await house.meetings.put(replace(MINE, version=2, place="C"), was=MINE.starts, by="other")
    sent = {"meeting": MINE.key, "seen": "1", "sent": "yes"}
    assert (await house.press("meeting.cancel", sent, who="it")).text.startswith("Mötet har ändrats")
    assert not (await house.meetings.get(MINE.key)).cancelled
