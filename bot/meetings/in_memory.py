"""Changed meetings in one session at the command line: `ask` leaves nothing behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.meetings import Meeting
from bot.ports import Clock
from bot.ports.meetings import MeetingChange, MeetingChanges


class SessionMeetingChanges:
    """Implements bot.ports.MeetingChanges in memory, over what is stored."""

    def __init__(self, clock: Clock, stored: MeetingChanges | None = None) -> None:
        self._clock = clock
        self._stored = stored
        self._kept: dict[str, MeetingChange] = {}

    async def all(self) -> Sequence[MeetingChange]:
        """Every changed or booked meeting."""
        stored = await self._stored.all() if self._stored is not None else ()
        return tuple(({one.meeting.key: one for one in stored} | self._kept).values())

    async def put(self, meeting: Meeting, *, was: datetime | None, by: str) -> bool:
        """Keep it in the session."""
        del by
        before = {one.meeting.key: one.meeting.version for one in await self.all()}
        if before.get(meeting.key, 0) >= meeting.version:
            return False
        self._kept[meeting.key] = MeetingChange(meeting, was, self._clock())
        return True

    async def version(self) -> int:
        """A number that grows with every change."""
        return sum(one.meeting.version for one in await self.all())
