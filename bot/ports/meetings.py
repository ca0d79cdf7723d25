"""When the forums meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.meetings import Meeting


class Meetings(Protocol):
    """All meetings, whether from a series in the settings, a shared calendar or IT-enheten's own word in chat."""

    async def between(self, first: date, last: date) -> Sequence[Meeting]:
        """Meetings that begin on these local days, both included, by time; cancelled ones too."""

    async def get(self, key: str) -> Meeting | None:
        """The meeting with that key."""

    async def version(self) -> int:
        """A number that grows with every change of a meeting that is stored."""


@dataclass(frozen=True, slots=True)
class MeetingChange:
    """A meeting as it was last changed. `was` is when it was to begin before, None for one that was booked."""

    meeting: Meeting
    was: datetime | None
    at: datetime


class MeetingChanges(Protocol):
    """What has been changed of meetings, the newest version of each."""

    async def all(self) -> Sequence[MeetingChange]:
        """Every changed or booked meeting."""

    async def put(self, meeting: Meeting, *, was: datetime | None, by: str) -> bool:
        """Store `meeting`, whose version is one more than the one that was read.

        False if somebody else has stored that version already.
        """

    async def version(self) -> int:
        """A number that grows with every change."""


class MeetingBook(Meetings, Protocol):
    """Meetings that can be changed."""

    async def put(self, meeting: Meeting, *, was: datetime | None, by: str) -> bool:
        """As MeetingChanges."""

    async def changes(self) -> Sequence[MeetingChange]:
        """What has been changed or booked."""
