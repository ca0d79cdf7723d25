"""`GET /calendars/{token}` over HTTP: who opens it is looked up anew, and what is shown is written down."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from icalendar import Calendar

from bot.calculations.in_memory import SessionDossiers
from bot.calculations.links import DocumentForm, DocumentLinks
from bot.calculations.links import Wanted as WantedDocument
from bot.calendar_door import CalendarDoor
from bot.domain.people import Person
from bot.links import SignedLinks
from bot.mine.calendar import Wanted, calendar_url
from bot.register import CachedRegister
from bot.search.thesaurus import built_in
from tests.fakes.clock import FakeClock
from tests.fakes.house import NOTICE_RULES, People, Values
from tests.notices.rules import AUTOMATIC, contract, system

BO = Person("bo", "Bo Alm")
MINE = system(contract(end_date=date(2027, 6, 30)))
WANTED = Wanted("bo", "a:bo", "sv")


class Log(list):
    async def disclose(self, disclosures):
        self.extend(disclosures)


class Door:
    def __init__(self):
        self.clock = FakeClock(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
        self.log = Log()
        self.source = Values((MINE,), ())
        self.people = People({"bo": BO})
        self.links = SignedLinks(SessionDossiers(self.clock).signing_key, "", self.clock, 60)
        self.register = CachedRegister(self.source, built_in(), documents=())
        app = web.Application()
        door = CalendarDoor(
            links=self.links,
            register=self.register,
            source=self.source,
            directory=self.people,
            log=self.log,
            rules=NOTICE_RULES,
            clock=self.clock,
        )
        app.add_routes(door.routes())
        self.client = TestClient(TestServer(app))

    async def get(self, wanted=WANTED, url=None):
        response = await self.client.get(url or await calendar_url(self.links, wanted))
        return response, await response.read()

    def change(self, *systems):
        self.source.systems = systems
        self.source.number += 1
        self.register._asked_at = 0.0


@pytest.fixture
async def door():
    door = Door()
    await door.client.start_server()
    yield door
    await door.client.close()


def events(body):
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(body).walk("VEVENT")}


async def test_the_file_has_the_days_and_the_access_log_knows(door):
    response, body = await door.get()
    assert response.status == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert 'filename="Avtalsdatum for mina system.ics"' in response.headers["Content-Disposition"]
    assert {name: one["DTSTART"].dt for name, one in events(body).items()} == {
        "Treserva: sista dag att säga upp avtalet": date(2027, 3, 30),
        "Treserva: avtalet går ut": date(2027, 6, 30),
    }
    (shown,) = door.log
    assert (shown.person_id, shown.conversation_id, shown.system_key) == ("bo", "a:bo", "HAN-1")


async def test_a_moved_day_replaces_the_former_and_a_new_term_does_not(door):
    first = events((await door.get())[1])
    door.change(system(contract(end_date=date(2027, 9, 30))))
    later = events((await door.get())[1])
    assert {name: one["UID"] for name, one in first.items()} == {
        name: one["UID"] for name, one in later.items() if name in first
    }
    assert all(later[name]["SEQUENCE"] > one["SEQUENCE"] for name, one in first.items())
    door.change(system(contract(end_date=date(2027, 3, 31), renewal=AUTOMATIC)))
    body = (await door.get())[1]
    named = [one for one in Calendar.from_ical(body).walk("VEVENT") if "säga upp" in str(one["SUMMARY"])]
    assert len(named) == 2
    assert len({str(one["UID"]) for one in named}) == 2


async def test_english_is_told_in_english(door):
    _, body = await door.get(Wanted("bo", "a:bo", "en"))
    assert "Treserva: the contract ends" in events(body)


async def test_a_link_whose_time_is_out_opens_nothing(door):
    url = await calendar_url(door.links, WANTED)
    door.clock.move(minutes=61)
    response, body = await door.get(url=url)
    assert response.status == 410
    assert "min kalender" in body.decode()
    assert door.log == []


@pytest.mark.parametrize("token", ["x", "e30.e30", "a" * 5_000, "%00", "ÅÄÖ.ÅÄÖ"])
async def test_what_we_did_not_sign_opens_nothing(door, token):
    response, _ = await door.get(url=f"/calendars/{token}")
    assert response.status == 404
    assert door.log == []


async def test_what_was_signed_for_a_document_opens_no_calendar(door):
    url = await DocumentLinks(door.links).url(WantedDocument(1, 0, DocumentForm.WORD, "sv"))
    response, _ = await door.get(url=url.replace("documents", "calendars"))
    assert response.status == 404


async def test_who_has_lost_the_role_or_left_is_shown_nothing(door):
    url = await calendar_url(door.links, WANTED)
    door.change(system(contract(), manager=None))
    response, body = await door.get(url=url)
    assert response.status == 200
    assert events(body) == {}
    door.people.known["bo"] = Person("bo", "Bo Alm", active=False)
    assert (await door.get(url=url))[0].status == 404
    assert door.log == []


async def test_nobody_else_learns_of_a_secret_system(door):
    door.change(system(contract(end_date=date(2027, 6, 30)), secret=True))
    assert len(events((await door.get())[1])) == 2
    door.people.known["eva"] = Person("eva", "Eva Anställd", groups=frozenset({"it_unit"}))
    assert events((await door.get(Wanted("eva", "a:eva", "sv")))[1]) == {}  # its own role holders' days only
