from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.meetings import Forum, Meeting
from bot.meetings.book import PlannedMeetings
from storage.meetings import StoredMeetingChanges

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
AT = datetime(2027, 2, 10, 12, tzinfo=UTC)
MEETING = Meeting("bokat/1", Forum.TACTICAL_MEETING, AT, AT + timedelta(hours=1), date(2027, 1, 27), "KSF", place="A")


async def test_what_is_booked_moved_and_cancelled_is_read_back(database):
    book = PlannedMeetings(StoredMeetingChanges(database, lambda: NOW))
    assert await book.version() == 0
    assert await book.put(MEETING, was=None, by="it")
    assert await book.get("bokat/1") == MEETING
    moved = replace(MEETING, starts=AT + timedelta(days=2), ends=MEETING.ends + timedelta(days=2), version=2)
    assert await book.put(moved, was=AT, by="it")
    assert await book.version() == 2
    assert await book.between(date(2027, 2, 10), date(2027, 2, 10)) == []
    assert await book.between(date(2027, 2, 12), date(2027, 2, 12)) == [moved]
    assert [(one.was, one.at) for one in await book.changes()] == [(AT, NOW)]
    assert await book.put(replace(moved, cancelled=True, version=3), was=moved.starts, by="it")
    assert (await book.get("bokat/1")).cancelled


async def test_only_one_of_two_writes_a_version(database):
    stored = StoredMeetingChanges(database, lambda: NOW)
    assert await stored.put(replace(MEETING, version=2), was=AT, by="one")
    assert not await stored.put(replace(MEETING, version=2, place="B"), was=AT, by="two")
    assert not await stored.put(replace(MEETING, version=1), was=None, by="two")
    assert [one.meeting.place for one in await stored.all()] == ["A"]
