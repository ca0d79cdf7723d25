"""All meetings: those of the series, and over them what has been changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.clock import LOCAL_ZONE, local_date
from bot.domain.meeting_series import MeetingPlan
from bot.domain.meetings import CALENDAR, Meeting
from bot.meetings.shared import without_doubles
from bot.ports.meetings import MeetingChange, MeetingChanges

NOTHING_PLANNED = MeetingPlan((), (), frozenset(), LOCAL_ZONE)


class PlannedMeetings:
    """Implements bot.ports.MeetingBook."""

    def __init__(self, changed: MeetingChanges, plan: MeetingPlan = NOTHING_PLANNED) -> None:
        self._changed = changed
        self._plan = plan

    async def between(self, first: date, last: date) -> Sequence[Meeting]:
        """Meetings that begin on these local days, both included, by time; cancelled ones too."""
        changed = {one.meeting.key: one.meeting for one in await self._changed.all()}
        shared = [one for one in changed.values() if one.key.startswith(CALENDAR) and not one.cancelled]
        found = [one for one in without_doubles(self._plan.between(first, last), shared) if one.key not in changed]
        found += [one for one in changed.values() if first <= local_date(one.starts) <= last]
        return sorted(found, key=lambda one: (one.starts, one.key))

    async def get(self, key: str) -> Meeting | None:
        """The meeting with that key."""
        changed = [one.meeting for one in await self._changed.all() if one.meeting.key == key]
        return changed[0] if changed else self._plan.get(key)

    async def version(self) -> int:
        """A number that grows with every change."""
        return await self._changed.version()

    async def changes(self) -> Sequence[MeetingChange]:
        """What has been changed or booked."""
        return await self._changed.all()

    async def put(self, meeting: Meeting, *, was: datetime | None, by: str) -> bool:
        """Store a change. False if somebody else was first."""
        return await self._changed.put(meeting, was=was, by=by)
