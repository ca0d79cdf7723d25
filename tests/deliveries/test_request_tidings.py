"""Who decides is told at once and reminded, who asked is told the outcome, and every card shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.deliveries.request_tidings import RequestTidings
from bot.domain.alerts import AlertKind
from bot.domain.people import Person
from bot.domain.requests import Approver, Request, RequestKind, RequestStep, answered, asked_back, rejected
from bot.domain.systems import Department
from bot.policies import NyttokalkylPolicy, RequestPolicy
from storage.alerts import StoredAlerts
from storage.records import ImportRun
from storage.repositories import SystemRepository
from storage.requests import StoredRequests
from tests.fakes.notices import IT, MANAGER, OWNER, Town
from tests.notices.rules import contract, system

EVA = Person("eva", "Eva Lind")
SYSTEM = system(contract())


def request(kind=RequestKind.MANAGER, after="Ulla Vik", **changes):
    usual = Request(
        number=0,
        kind=kind,
        applicant="eva",
        applicant_name="Eva Lind",
        conversation="a:eva",
        token=f"{kind}{after}",
        approver=Approver.SYSTEM_OWNER,
        system=SYSTEM.key,
        after=after,
    )
    return replace(usual, **changes)


class Hall:
    """A town with requests."""

    def __init__(self, database, clock, fake, secret=False):
        self.requests = StoredRequests(database, clock)
        self.register = SystemRepository(database, clock)
        self.alerts = StoredAlerts(database, clock)
        source = RequestTidings(self.requests, self.register, RequestPolicy(), NyttokalkylPolicy(), self.alerts)
        self.town = Town(database, clock, fake, [], sources=[source])
        self.town.people.known["eva"] = EVA
        self.fake, self.clock, self.secret = fake, clock, secret

    async def open(self):
        one = replace(SYSTEM, restricted=replace(SYSTEM.restricted, secret=self.secret))
        run = ImportRun("fil", "test")
        await self.register.save([one], departments=[Department(one.department)], missing=(), run=run, now=self.clock())
        await self.town.settle_in()
        await self.town.install(EVA)
        return self

    def shown(self, who):
        """What stands in each message of a conversation now."""
        messages = self.fake.messages.get(who if who == IT else f"a:{who}", {}).values()
        return [message["attachments"][0]["content"]["fallbackText"] for message in messages]

    async def decide(self, number, by="asa"):
        one = await self.requests.get(number)
        today = self.clock().date()
        return await self.requests.approve(one, by=by, name="Åsa Ek", conversation=f"a:{by}", today=today)

    async def step(self, after, step, by):
        assert await self.requests.save(after, step, by=by, name=by.title(), conversation=f"a:{by}")


@pytest.fixture
async def hall(database, clock, fake):
    hall = await Hall(database, clock, fake).open()
    yield hall
    await hall.town.close()


async def test_the_owner_decides_and_all_are_told(hall):
    filed = await hall.requests.file(request())
    await hall.town.run()
    assert len(hall.shown(OWNER.aad_object_id)) == 1
    assert "Väntar på beslut" in hall.shown(OWNER.aad_object_id)[0]
    assert not hall.shown(MANAGER.aad_object_id)
    assert not hall.shown("eva")
    assert not hall.shown(IT)
    await hall.decide(filed.number)
    await hall.town.run()
    assert "infört i systemlistan" in hall.shown(OWNER.aad_object_id)[0]
    assert len(hall.shown("eva")) == 1
    assert "infört i systemlistan" in hall.shown("eva")[0]
    sent = len(hall.fake.sent)
    await hall.town.live(1)
    assert len(hall.fake.sent) == sent


async def test_register_data_goes_to_its_channel_and_a_question_goes_back_and_forth(hall):
    filed = await hall.requests.file(request(RequestKind.USAGE, "7", approver=Approver.IT_UNIT))
    await hall.town.run()
    assert len(hall.shown(IT)) == 1
    await hall.step(asked_back(filed, "Även vikarier?", "it", "Ida"), RequestStep.ASK, "it")
    await hall.town.run()
    assert "Även vikarier?" in hall.shown("eva")[0]
    assert "väntar på svar" in hall.shown(IT)[0]
    await hall.step(answered(await hall.requests.get(filed.number), "Ja."), RequestStep.ANSWER, "eva")
    await hall.town.run()
    assert len(hall.shown(IT)) == 2
    assert all("Svar: Ja." in text for text in hall.shown(IT))
    no = rejected(await hall.requests.get(filed.number), "För många.", "it", "Ida")
    await hall.step(no, RequestStep.REJECT, "it")
    await hall.town.run()
    assert all("Avslaget av Ida" in text and "För många." in text for text in (*hall.shown(IT), *hall.shown("eva")))


async def test_who_waits_is_reminded_and_it_is_alerted(hall):
    filed = await hall.requests.file(request())
    await hall.town.live(12, timedelta(hours=4))
    told = hall.shown(OWNER.aad_object_id)
    assert len(told) == 3  # at once, after three days and after seven
    assert "har väntat i" in told[-1]
    assert [one.about.subject for one in await hall.alerts.open(kind=AlertKind.REQUEST_WAITING)] == [str(filed.number)]
    await hall.decide(filed.number)
    await hall.town.run()
    assert all("infört i systemlistan" in text for text in hall.shown(OWNER.aad_object_id))
    assert not await hall.alerts.open(kind=AlertKind.REQUEST_WAITING)


async def test_the_new_owner_is_asked_what_the_old_one_has_not_decided(hall):
    await hall.requests.file(request())
    await hall.town.run()
    owner = request(RequestKind.OWNER, "Bo Alm", approver=Approver.IT_UNIT, applicant="asa")
    await hall.decide((await hall.requests.file(owner)).number, by="it")
    await hall.town.run()
    assert any("Väntar på beslut" in text for text in hall.shown(MANAGER.aad_object_id))


async def test_nothing_restricted_is_told_to_who_may_not_see_it(hall):
    end = SYSTEM.restricted.contracts[0].end_date.isoformat()
    filed = await hall.requests.file(request(RequestKind.CONTRACT_END, "2031-12-31", approver=Approver.IT_UNIT))
    await hall.town.run()
    assert end in hall.shown(IT)[0]
    await hall.decide(filed.number, by="it")
    await hall.town.run()
    assert len(hall.shown("eva")) == 1
    assert end not in hall.shown("eva")[0]


async def test_a_system_that_has_become_secret_is_not_named_to_who_asked(database, clock, fake):
    hall = await Hall(database, clock, fake, secret=True).open()
    filed = await hall.requests.file(request())
    await hall.decide(filed.number)
    await hall.town.run()
    assert len(hall.shown("eva")) == 1
    assert SYSTEM.name not in hall.shown("eva")[0]
    await hall.town.close()
