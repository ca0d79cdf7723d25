"""The forums' meetings out of a shared mailbox, through a fake Graph over HTTP, into the one book of meetings."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.clock import LOCAL_ZONE
from bot.domain.meeting_series import MeetingPlan, Series
from bot.domain.meetings import Forum
from bot.domain.systems import Department
from bot.graph.calendar import GraphCalendar
from bot.graph.client import GraphAccess
from bot.meetings.book import PlannedMeetings
from bot.meetings.shared import CalendarReader, recognised
from bot.meetings.tidings import MeetingTidings
from bot.ports.calendar import CalendarEvent, CalendarUnavailableError
from bot.texts import texts_for
from bot.tidings import Audience, Bell
from storage.meetings import StoredMeetingChanges
from tests.fakes.clock import FakeClock
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.graph import FakeGraph

BOX = "forum@example.invalid"
KSF, UTB = "Kommunstyrelseförvaltningen", "Utbildningsförvaltningen"
DEPARTMENTS = [Department(KSF, "KSF"), Department(UTB, None, ("utbildning", "skolan"))]
NOW = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


def event(subject, starts, identity, minutes=90, **more):
    """As Graph writes it; `starts` is in UTC."""
    at = datetime.fromisoformat(starts)
    written = {
        name: {"dateTime": f"{moment:%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": "UTC"}
        for name, moment in (("start", at), ("end", at + timedelta(minutes=minutes)))
    }
    return {"id": identity, "subject": subject, "isCancelled": False, "isAllDay": False, **written, **more}


@pytest.fixture
async def graph():
    fake = FakeGraph()
    server = await fake.serve()
    fake.url = str(server.make_url("/v1.0"))
    fake.calendars[BOX] = [
        event("Taktiskt möte KSF", "2027-02-10T12:00:00", "a", location={"displayName": "Sal 2"}),
        event("Taktiskt möte – utbildning", "2027-02-11T12:00:00", "b"),
        event("Lunch", "2027-02-11T11:00:00", "c"),
        event("Systemägarmöte", "2027-03-31T07:00:00", "d"),
        event("Planering", "2027-04-07T07:00:00", "e", categories=["Systemförvaltningsmöte"]),
    ]
    yield fake
    await server.close()


@pytest.fixture
async def reader(graph, database):
    clock = FakeClock(NOW)
    access = GraphAccess(graph.url, None)
    changes = StoredMeetingChanges(database, clock)
    made = CalendarReader(GraphCalendar(access, BOX), changes, DEPARTMENTS, clock, Bell())
    made.changes, made.clock = changes, clock
    made.book = PlannedMeetings(changes)
    yield made
    await access.close()


async def meetings(reader):
    return await reader.book.between(date(2026, 12, 1), date(2027, 12, 1))


def short(meeting):
    return meeting.forum, meeting.department, meeting.starts.astimezone(LOCAL_ZONE).strftime("%m-%d %H:%M")


async def test_what_stands_in_the_calendar_is_in_the_book_in_local_time(reader):
    assert await reader.refresh() == 4
    assert [short(one) for one in await meetings(reader)] == [
        (Forum.TACTICAL_MEETING, KSF, "02-10 13:00"),
        (Forum.TACTICAL_MEETING, UTB, "02-11 13:00"),
        (Forum.OWNER_MEETING, None, "03-31 09:00"),  # summer time has begun
        (Forum.MAINTENANCE_MEETING, None, "04-07 09:00"),
    ]
    assert (await meetings(reader))[0].place == "Sal 2"
    assert await reader.refresh() == 0


async def test_moved_and_cancelled_ones_follow_in_one_post(reader, graph):
    await reader.refresh()
    tidings = MeetingTidings(reader.book, 120)
    assert not (await tidings.reckon(NOW.date(), Audience())).new, "new meetings are no changes"
    graph.calendars[BOX][0] = event("Taktiskt möte KSF", "2027-02-17T12:00:00", "a")
    assert await reader.refresh() == 1
    (moved,) = (await tidings.reckon(NOW.date(), Audience())).new
    assert "2027-02-10" in moved.write(texts_for("sv")).text
    graph.calendars[BOX][0] = event("Taktiskt möte KSF", "2027-02-18T12:00:00", "a")
    await reader.refresh()
    (again,) = (await tidings.reckon(NOW.date(), Audience())).new
    assert again.key == moved.key, "the same post, amended"
    del graph.calendars[BOX][0]
    await reader.refresh()
    gone = next(one for one in await meetings(reader) if one.department == KSF)
    assert gone.cancelled
    graph.calendars[BOX][0]["isCancelled"] = True
    await reader.refresh()
    assert [one.cancelled for one in await meetings(reader)] == [True, True, False, False]


async def test_a_reading_that_fails_cancels_nothing(reader, graph):
    await reader.refresh()
    before = await meetings(reader)
    for status, reason in ((403, "permission"), (404, "mailbox"), (429, "no answer"), (500, "no answer")):
        graph.faults.append(status)
        with pytest.raises(CalendarUnavailableError, match=reason):
            await reader.refresh()
    assert await meetings(reader) == before


async def test_the_token_goes_to_graph_only(graph, reader):
    graph.page = 100
    calendar = reader._calendar
    assert len(await calendar.events(date(2027, 1, 1), date(2027, 12, 31))) == 5
    with pytest.raises(CalendarUnavailableError, match="link"):
        calendar._trusted("https://evil.example.invalid/v1.0/users/x/calendarView?$skip=1")


async def test_two_replicas_write_one_version(reader, database):
    other = CalendarReader(
        reader._calendar, StoredMeetingChanges(database, reader.clock), DEPARTMENTS, reader.clock, Bell()
    )
    await asyncio.gather(reader.refresh(), other.refresh())
    assert [one.meeting.version for one in await reader.changes.all()] == [1, 1, 1, 1]


async def test_a_series_and_the_calendar_are_no_two_meetings(reader):
    series = Series(
        "ksf", Forum.TACTICAL_MEETING, time(13), 90, dates=(date(2027, 2, 10), date(2027, 5, 12)), department=KSF
    )
    book = PlannedMeetings(reader.changes, MeetingPlan((series,), (KSF, UTB), frozenset(), LOCAL_ZONE))
    await reader.refresh()
    found = await book.between(date(2027, 1, 1), date(2027, 6, 1))
    assert [short(one)[2] for one in found if one.department == KSF] == ["02-10 13:00", "05-12 13:00"]
    assert len({one.key for one in found}) == len(found)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Taktiskt möte KSF", (Forum.TACTICAL_MEETING, KSF)),
        ("TAKTISKT MÖTE: skolan (Teams)", (Forum.TACTICAL_MEETING, UTB)),
        ("Taktiskt möte KSF och utbildning", (Forum.TACTICAL_MEETING, None)),
        ("taktiskt-möte", (Forum.TACTICAL_MEETING, None)),
        ("Systemägarmöte våren", (Forum.OWNER_MEETING, None)),
        ("Systemförvaltningsmöte: tema avtal", (Forum.MAINTENANCE_MEETING, None)),
        ("Möte om skolan", None),
        ("", None),
    ],
)
def test_recognised_by_its_words(subject, expected):
    one = CalendarEvent("x", subject, NOW, NOW + timedelta(hours=1))
    assert recognised(one, DEPARTMENTS) == expected
