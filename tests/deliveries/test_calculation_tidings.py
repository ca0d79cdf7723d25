"""What those around a nyttokalkyl are told: from a handler's act to the message at a Connector, and its amendment."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest_asyncio

from bot.calculations.tidings import CalculationTidings
from bot.domain.alerts import AlertKind
from bot.domain.people import Person
from bot.policies import NyttokalkylPolicy
from storage.dossiers import StoredDossiers
from tests.fakes.dialogs import ANSWERS, filled, submitted
from tests.fakes.house import House
from tests.fakes.notices import Town
from tests.fakes.registers import demo_departments, demo_systems

KSF, UTB = "Kommunstyrelseförvaltningen", "Utbildningsförvaltningen"
PEOPLE = [
    Person("maja", "Maja Sundkvist", "maja@x.invalid", department=KSF),
    Person("oskar", "Oskar Cederqvist", "oskar@x.invalid", department=KSF),
    Person("eva", "Eva Lind", "eva@x.invalid", department=UTB),
    Person("it", "Amir Hedlund", "it@x.invalid", department=KSF, groups=frozenset({"it_unit"})),
    Person("chief", "Kerstin Chef", "chief@x.invalid", department=KSF),
    Person("buyer", "Lena Brodin", "buyer@x.invalid", department=KSF),
]
POLICY = NyttokalkylPolicy(management={KSF: ["Chief@x.invalid", "it@x.invalid"]}, procurement_unit=["buyer@x.invalid"])
START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class Office:
    """The people of a nyttokalkyl, who talk with a house and hear from a town of the same database."""

    def __init__(self, town: Town, clock, database) -> None:
        self.town, self.clock, self.database = town, clock, database
        self.house = self.opened()

    def opened(self) -> House:
        """A house that has just been started: nothing is remembered but what is stored."""
        house = House(
            demo_systems(),
            demo_departments(),
            PEOPLE,
            policy=POLICY,
            dossiers=StoredDossiers(self.database, self.clock),
        )
        house.now = self.clock()
        return house

    async def told(self, who: str) -> list[str]:
        """What a person has been sent, as text."""
        await self.town.run()
        mine = (f"a:{who}", "POST")
        return [_text(one.activity) for one in self.town.fake.sent if (one.conversation, one.method) == mine]

    def shown(self, who: str) -> list[str]:
        """What a person's messages show now."""
        return [_text(message) for message in self.town.fake.messages.get(f"a:{who}", {}).values()]


def _text(activity):
    """All that a message shows."""
    return json.dumps(activity["attachments"], ensure_ascii=False)


@pytest_asyncio.fixture
async def office(database, clock, fake):
    clock.moment = START
    town = Town(database, clock, fake, (), sources=[CalculationTidings(StoredDossiers(database, clock), POLICY)])
    town.people.known = {person.aad_object_id: person for person in PEOPLE}
    for person in PEOPLE:
        await town.install(person)
    yield Office(town, clock, database)
    await town.close()


async def test_the_whole_life_is_told_to_those_it_concerns_and_to_nobody_else(office):
    house = office.house
    await submitted(house, "maja")
    assert any("väntar på IT-enhetens yttrande" in text for text in await office.told("it"))
    assert await office.told("chief") == await office.told("eva") == await office.told("oskar") == []
    await house.say("yttrande 1: Integrationen behöver utredas.", who="it")
    assert "Integrationen behöver utredas" in (await office.told("maja"))[-1]
    house = office.opened()
    await house.say("redovisad 1", who="maja")
    assert "väntar på ert beslut" in (await office.told("chief"))[-1]
    await house.say("beslut 1 ja KS 2026-12, nyttan är klar", who="chief")
    assert "KS 2026-12" in (await office.told("maja"))[-1]
    assert "upphandlingen kan börja" in (await office.told("buyer"))[-1]
    sent = len(office.town.fake.sent)
    await office.town.run()
    assert len(office.town.fake.sent) == sent
    assert await office.told("eva") == []


async def test_an_earlier_message_shows_the_outcome(office):
    await submitted(office.house, "maja")
    await office.told("it")
    await office.house.say("yttrande 1: Bra.", who="it")
    await office.town.run()
    assert ["har lämnat sitt yttrande" in text for text in office.shown("it")] == [True]


async def test_a_colleague_who_is_invited_gets_a_button_to_the_draft(office):
    await office.house.press("nyttokalkyl.start", {"need": ANSWERS["need"]}, who="maja")
    await office.house.say("bjud in oskar@x.invalid", who="maja")
    text = (await office.told("oskar"))[-1]
    assert "Maja Sundkvist har bjudit in dig" in text
    assert await office.told("maja") == []


async def test_both_departments_hear_of_the_same_need_and_of_nothing_written(office):
    await office.house.press("nyttokalkyl.start", {"need": ANSWERS["need"]}, who="maja")
    out = await office.house.press("nyttokalkyl.start", {"need": ANSWERS["need"] + " på skolan"}, who="eva")
    await office.house.press("nyttokalkyl.answer", filled(out.card), who="eva")
    mine, other = (await office.told("maja"))[-1], (await office.told("eva"))[-1]
    assert f"{UTB} har ett liknande behov" in mine
    assert f"{KSF} har ett liknande behov" in other
    assert "skolan" not in mine
    noted = [subject for kind, subject in office.house.alerts.noted if kind is AlertKind.SAME_NEED]
    assert noted == ["1+2"]


async def test_the_benefit_is_asked_for_a_year_after_and_until_it_is_reported(office):
    await submitted(office.house, "maja")
    for who, text in (("it", "yttrande 1: Bra."), ("maja", "redovisad 1"), ("chief", "beslut 1 ja KS 1")):
        await office.house.say(text, who=who)
    await office.house.say("upphandling 1", who="maja")
    office.clock.moment = datetime(2028, 3, 1, 9, 0, tzinfo=UTC)
    told = (await office.told("maja"))[-1]
    assert "dags att följa upp nyttan" in told
    assert "Väntad nytta" in told
    office.house.now = office.clock()
    await office.house.say("uppföljning 1: 180 tkr", who="maja")
    await office.town.run()
    assert all("Nyttan är uppföljd" in text for text in office.shown("maja"))


async def test_what_is_older_than_a_fortnight_is_not_told(office):
    await submitted(office.house, "maja")
    office.clock.moment = START + timedelta(days=20)
    assert await office.told("it") == []
