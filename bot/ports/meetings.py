"""When the forums meet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
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
