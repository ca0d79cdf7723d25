"""`GET /meetings/{token}` over HTTP, read by a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from icalendar import Calendar

from bot.calculations.in_memory import SessionDossiers
from bot.links import SignedLinks
from bot.meeting_door import MeetingDoor
from bot.meetings.calendar import calendar_url
from tests.fakes.clock import FakeClock
from tests.fakes.house import Meetings
from tests.fakes.meetings import meeting

HOME = "Socialförvaltningen"
MINE = meeting(department=HOME, place="Rådhuset; rum 3", link="https://teams.example.invalid/m")
OTHERS = meeting(day=date(2027, 1, 20), department="Utbildningsförvaltningen")
ALL = meeting(day=date(2027, 2, 10))


class Door:
    def __init__(self):
        self.clock = FakeClock(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
        self.links = SignedLinks(SessionDossiers(self.clock).signing_key, "", self.clock, 60)
        self.meetings = Meetings([MINE, OTHERS, ALL])
        app = web.Application()
        app.add_routes(MeetingDoor(self.links, self.meetings, self.clock).routes())
        self.client = TestClient(TestServer(app))

    async def events(self, key="", department=""):
        response = await self.client.get(await calendar_url(self.links, key, department, "sv"))
        assert response.status == 200
        return Calendar.from_ical(await response.read()).walk("VEVENT")


@pytest.fixture
async def door():
    door = Door()
    await door.client.start_server()
    yield door
    await door.client.close()


async def test_all_a_departments_and_one(door):
    assert [len(await door.events()), len(await door.events(department=HOME))] == [3, 2]
    (one,) = await door.events(MINE.key)
    assert (one["DTSTART"].dt, one["DTEND"].dt) == (MINE.starts, MINE.ends)
    assert (one["LOCATION"], one["URL"]) == (MINE.place, MINE.link)
    assert one["SUMMARY"] == f"Taktiskt möte, {HOME}"


async def test_a_moved_and_a_cancelled_meeting_replace_the_former(door):
    (before,) = await door.events(MINE.key)
    door.meetings.known = [replace(MINE, starts=MINE.starts + timedelta(days=1), cancelled=True, version=2)]
    (after,) = await door.events(MINE.key)
    assert (after["UID"], after["STATUS"]) == (before["UID"], "CANCELLED")
    assert after["SEQUENCE"] > before["SEQUENCE"]


async def test_foreign_and_old_links(door):
    assert (await door.client.get("/meetings/abc.def")).status == 404
    url = await calendar_url(door.links, MINE.key, "", "sv")
    door.clock.move(seconds=3601)
    assert (await door.client.get(url)).status == 410
