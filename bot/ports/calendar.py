"""A calendar that others keep, in which the forums' meetings stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event. `identity` names it also when it is moved; moments are aware."""

    identity: str
    subject: str
    starts: datetime
    ends: datetime
    cancelled: bool = False
    place: str = ""
    link: str = ""
    categories: tuple[str, ...] = ()


class CalendarUnavailableError(Exception):
    """The calendar is not given. `reason` is a word for the log and for `check`."""

    def __init__(self, reason: str, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class SharedCalendar(Protocol):
    """Where the events are."""

    async def events(self, first: date, last: date) -> Sequence[CalendarEvent]:
        """All events that touch these local days. Raises CalendarUnavailableError."""
