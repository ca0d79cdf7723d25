"""Meetings that have been booked or changed. Two people at once cannot both write the next version of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.domain.meetings import CALENDAR, Forum, Meeting
from bot.ports import Clock
from bot.ports.meetings import MeetingChange
from storage.columns import in_utc
from storage.meeting_tables import meetings
from storage.session import Database

_SAME = ("key", "department", "title", "place", "link", "theme", "organiser", "stop_date", "cancelled", "version")


class StoredMeetingChanges:
    """Implements bot.ports.MeetingChanges."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def all(self) -> Sequence[MeetingChange]:
        """Every changed or booked meeting, by time."""
        async with self._database.engine.connect() as connection:
            rows = (await connection.execute(select(meetings).order_by(meetings.c.starts, meetings.c.key))).all()
        return [MeetingChange(_meeting(row), row.was, row.changed_at) for row in rows]

    async def put(self, meeting: Meeting, *, was: datetime | None, by: str) -> bool:
        """Store the version after the one that was read. False if somebody else has."""
        values = {name: getattr(meeting, name) for name in _SAME} | {
            "forum": meeting.forum.value,
            "starts": in_utc(meeting.starts),
            "ends": in_utc(meeting.ends),
            "was": in_utc(was) if was is not None else None,
            "changed_by": by,
            "changed_at": in_utc(self._clock()),
        }
        before = (meetings.c.key == meeting.key) & (meetings.c.version == meeting.version - 1)
        try:
            async with self._database.write() as connection:
                if (await connection.execute(update(meetings).where(before).values(values))).rowcount:
                    return True
                source = "calendar" if meeting.key.startswith(CALENDAR) else "chat" if was is None else "series"
                await connection.execute(insert(meetings).values(**values, source=source))
        except IntegrityError:
            return False
        return True

    async def version(self) -> int:
        """The sum of all versions: rows are never removed."""
        async with self._database.engine.connect() as connection:
            return int((await connection.execute(select(func.sum(meetings.c.version)))).scalar_one() or 0)


def _meeting(row: Row[Any]) -> Meeting:
    same = {name: getattr(row, name) for name in _SAME}
    return Meeting(forum=Forum(row.forum), starts=row.starts, ends=row.ends, **same)
