"""Agendas in chat: shown to everybody, changed by those who lead, proposed to by participants."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.agendas.in_memory import SessionAgendas
from bot.domain.agendas import Act
from bot.domain.meetings import Forum
from bot.domain.people import Person
from bot.domain.systems import Department
from bot.ports import ChannelFile
from storage.agendas import StoredAgendas
from tests.fakes.clock import FakeClock
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.house import House
from tests.fakes.meetings import meeting
from tests.notices.rules import contract, system

HOME = "Socialförvaltningen"
IT = Person("it", "Amir Hedlund", "amir@x.invalid", groups=frozenset({"it_unit"}))
LEADER = Person("leader", "Lena Brodin", "lena@x.invalid", department=HOME)
MAJA = Person("maja", "Maja Sundkvist", "maja@x.invalid", department=HOME)
GONE = replace(MAJA, aad_object_id="gone", active=False)
TACTICAL = meeting(department=HOME, organiser="Lena@x.invalid")
NEXT = meeting(day=date(2027, 3, 16), department=HOME)
SHARING = meeting(Forum.MAINTENANCE_MEETING, date(2027, 1, 20), theme="Förvaltningsplan")


def _systems():
    deadline = contract(end_date=date(2027, 5, 31))  # to be given notice of before the end of February
    return [
        system(deadline, name="Öppna journalen"),
        system(key="HAN-2", name="Andra journalen"),
        system(deadline, key="HEM-1", name="Hemliga journalen", functions=("Hemligt",), secret=True),
    ]


@pytest.fixture
def house():
    people = [IT, LEADER, MAJA, GONE]
    return House(_systems(), [Department(HOME, "SOC")], people, meetings=[TACTICAL, NEXT, SHARING])


def _buttons(outgoing):
    found, todo = [], [outgoing.card]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            if node.get("type") == "Action.Execute":
                found.append((node["verb"], {k: v for k, v in node["data"].items() if k != "verb"}))
            todo += [value for key, value in node.items() if key != "fallback"]
        elif isinstance(node, list):
            todo += node
    return found


def _verbs(outgoing):
    return {verb for verb, _ in _buttons(outgoing)}


async def _first_item(house, who="leader"):
    shown = await house.say("visa dagordningen för nästa taktiska möte", who=who)
    return next(data for verb, data in reversed(_buttons(shown)) if verb == "agenda.item")


@pytest.mark.parametrize(
    "text",
    [
        "visa dagordningen för nästa taktiska möte",
        "dagordning till taktiskt möte SOC",
        "vad står på dagordningen?",
        "show the agenda for the tactical meeting",
    ],
)
async def test_everybody_may_read_the_agenda(house, text):
    shown = await house.say(text, who="maja")
    assert "Öppna journalen" in shown.text
    assert _verbs(shown) == {"agenda.propose"}


async def test_no_employee_reads_dates_or_secret_systems_and_it_does(house):
    for who, where in (("maja", "personal"), ("leader", "personal"), ("it", "channel")):
        shown = await house.say("visa dagordningen för nästa taktiska möte", who=who, where=where)
        assert "2027-02-28" not in shown.text
        assert "Hemliga" not in str(shown)
    detailed = await house.say("visa dagordningen för nästa taktiska möte", who="it")
    assert "2027-02-28" in detailed.text
    assert "Hemliga journalen" in detailed.text
    assert {"HAN-1", "HEM-1"} <= {one.system_key for one in house.turns.disclosed}


async def test_who_leads_moves_removes_and_notes(house):
    item = await _first_item(house)
    shown = await house.press("agenda.item", item, who="leader")
    down = next(data for verb, data in _buttons(shown) if verb == "agenda.down")
    assert "Punkten är flyttad" in (await house.press("agenda.down", down, who="leader")).text
    assert "ändrats sedan" in (await house.press("agenda.down", down, who="leader")).text
    noted = await house.press("agenda.note", {**item, "sent": "yes", "a_text": "Ta med underlag"}, who="leader")
    assert noted.text
    removed = await house.press("agenda.remove", item, who="leader")
    assert "borttagen" in removed.text
    assert "agenda.restore" in _verbs(removed)
    assert "tillbaka" in (await house.press("agenda.restore", item, who="leader")).text


@pytest.mark.parametrize(
    "verb", ["up", "down", "remove", "restore", "note", "add", "approve", "decline", "proposals", "outcome", "theme"]
)
async def test_nobody_else_changes_anything(house, verb):
    item = await _first_item(house)
    data = {**item, "sent": "yes", "a_text": "x", "place": 1}
    await house.press(f"agenda.{verb}", data, who="maja")
    await house.press(f"agenda.{verb}", data, who="gone")
    await house.press(f"agenda.{verb}", data, who="it", where="channel")
    assert await house.agendas.kept.all() == []


async def test_a_participant_proposes_and_the_organiser_takes_it_up(house):
    told = await house.say("föreslå en punkt: Bokning av lokaler", who="maja")
    assert "är skickat" in told.text
    twice = await house.say("föreslå en punkt: Bokning av lokaler", who="maja")
    assert "redan skickat" in twice.text
    listed = await house.say("förslag till dagordningen", who="leader")
    approve = next(data for verb, data in _buttons(listed) if verb == "agenda.approve")
    await house.press("agenda.approve", approve, who="leader")
    again = await house.press("agenda.decline", approve, who="leader")
    assert "redan besvarat" in again.text
    assert "Bokning av lokaler" in (await house.say("visa dagordningen", who="maja")).text


async def test_after_the_stop_date_a_proposal_goes_to_the_next_meeting(house):
    house.now = datetime(2026, 12, 10, 9, tzinfo=UTC)
    told = await house.press(
        "agenda.propose", {"meeting": TACTICAL.key, "sent": "yes", "a_text": "Sent förslag"}, who="maja"
    )
    assert "2026-12-08" in told.text
    assert "2027-03-16" in told.text
    (entry,) = await house.agendas.kept.all()
    assert entry.meeting == NEXT.key


async def test_a_volunteer_stands_in_the_agenda_once(house):
    data = {"meeting": SHARING.key}
    assert "Tack" in (await house.press("agenda.share", data, who="maja")).text
    assert "redan" in (await house.press("agenda.share", data, who="maja")).text
    assert "Maja Sundkvist" in (await house.say("visa dagordningen för systemförvaltningsmötet", who="leader")).text


async def test_it_chooses_a_theme(house):
    assert "Förvaltningsplan" in (await house.say("temaplan", who="it")).text
    await house.press(
        "agenda.theme", {"meeting": SHARING.key, "sent": "yes", "a_text": "Informationsklassning"}, who="it"
    )
    assert "Informationsklassning" in (await house.say("temaplan", who="it")).text


async def test_outcomes_are_recorded_when_the_meeting_has_begun(house):
    item = await _first_item(house)
    data = {**item, "sent": "yes", "a_outcome": "decided", "a_text": "Avtalet förlängs"}
    assert "när mötet har börjat" in (await house.press("agenda.outcome", data, who="leader")).text
    house.now = datetime(2026, 12, 15, 12, tzinfo=UTC)
    assert "antecknat" in (await house.press("agenda.outcome", data, who="leader")).text
    acts = [one.act for one in await house.agendas.kept.all()]
    assert acts == [Act.FROZEN, Act.FROZEN, Act.DECIDED]
    assert "Avtalet förlängs" in (await house.press("agenda.show", item, who="maja")).text


async def test_what_is_postponed_stands_first_on_the_next_agenda(house):
    item = await _first_item(house)
    house.now = datetime(2026, 12, 15, 12, tzinfo=UTC)
    await house.press("agenda.outcome", {**item, "sent": "yes", "a_outcome": "postponed"}, who="leader")
    shown = await house.press("agenda.show", {"meeting": NEXT.key}, who="maja")
    first = next(line.item.key for line in (await house.agendas.agenda(NEXT, date(2026, 12, 16), detailed=False)).lines)
    assert first == item["item"]
    assert shown.text


async def test_an_action_is_given_listed_and_done(house):
    item = await _first_item(house)
    house.now = datetime(2026, 12, 15, 12, tzinfo=UTC)
    data = {**item, "sent": "yes", "a_outcome": "action", "a_text": "Ring leverantören"}
    refused = await house.press("agenda.outcome", {**data, "a_due": "igår"}, who="leader")
    assert "Skriv" in refused.text
    data |= {"a_responsible": "maja@x.invalid", "a_due": "2027-01-15"}
    await house.press("agenda.outcome", data, who="leader")
    mine = await house.say("mina åtgärder", who="maja")
    assert "Ring leverantören" in mine.text
    done = next(data for verb, data in _buttons(mine) if verb == "agenda.done")
    assert "bara den ansvariga" in (await house.press("agenda.done", done, who="gone")).text
    await house.press("agenda.done", done, who="maja")
    assert "inga åtgärder" in (await house.say("mina åtgärder", who="maja")).text


async def test_cards_of_meetings_that_are_gone_are_answered_kindly(house):
    for data in ({"meeting": "nothing"}, {"meeting": TACTICAL.key, "item": "nothing"}, {"meeting": ["x"]}, {}):
        assert (await house.press("agenda.item", data, who="leader")).text


async def test_two_who_lead_at_once_lose_nothing(database):
    clock = FakeClock(datetime(2026, 11, 24, 9, tzinfo=UTC))
    kept = StoredAgendas(database, clock)
    houses = [
        House(_systems(), [], [IT, LEADER], meetings=[TACTICAL], agendas=StoredAgendas(database, clock))
        for _ in range(2)
    ]
    for at in range(3):
        for house, who in zip(houses, ("it", "leader"), strict=True):
            data = {"meeting": TACTICAL.key, "sent": "yes", "a_text": f"{who} {at}"}
            await house.press("agenda.add", data, who=who)
    entries = await kept.of(TACTICAL.key)
    assert [one.version for one in entries] == [1, 2, 3, 4, 5, 6]
    assert not await kept.add(replace(entries[-1]))


async def test_a_session_reads_what_is_stored_and_leaves_nothing(database):
    kept = StoredAgendas(database, FakeClock(datetime(2026, 11, 24, 9, tzinfo=UTC)))
    house = House(_systems(), [], [LEADER], meetings=[TACTICAL], agendas=SessionAgendas(kept))
    await house.press("agenda.add", {"meeting": TACTICAL.key, "sent": "yes", "a_text": "Prov"}, who="leader")
    assert await kept.all() == []


async def test_the_theme_has_something_to_read(house):
    at = datetime(2026, 3, 3, tzinfo=UTC)
    for number, name in enumerate(("Lathund för systemförvaltningsplan.docx", "Matris för klassning.docx")):
        house.files.known.append(ChannelFile(name, name, f"https://files.example.invalid/{number}", at, "1"))
    shown = await house.press("agenda.show", {"meeting": SHARING.key}, who="maja")
    assert "https://files.example.invalid/0" in str(shown.card)
    assert "Läs: Lathund för systemförvaltningsplan" in str(shown.card)
    assert "https://files.example.invalid/1" not in str(shown.card)
    tactical = await house.press("agenda.show", {"meeting": TACTICAL.key}, who="maja")
    assert "files.example.invalid" not in str(tactical.card)
