"""The forums' meetings out of a shared calendar: new, moved and cancelled ones follow, each as the same meeting."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.clock import local_date
from bot.domain.meetings import CALENDAR, Forum, Meeting
from bot.domain.people import name_key
from bot.domain.systems import Department
from bot.domain.workdays import working_day_on_or_before
from bot.errors import new_incident_id
from bot.ports import Clock
from bot.ports.calendar import CalendarEvent, CalendarUnavailableError, SharedCalendar
from bot.ports.meetings import MeetingChanges
from bot.tidings import Bell

_log = logging.getLogger(__name__)

AHEAD = timedelta(days=400)
_EVERY = 900.0
_STOP_BEFORE = timedelta(days=14)
_BY = "calendar"
_WORDS = {
    Forum.OWNER_MEETING: r"systemägar(?:e|nas?)?[- ]?möte|owners? meeting",
    Forum.TACTICAL_MEETING: r"taktisk[at]?[- ]?möte|tactical meeting",
    Forum.MAINTENANCE_MEETING: r"systemförvaltnings[- ]?möte|förvaltarmöte|maintenance meeting",
    Forum.MODEL_EVALUATION: r"utvärdering av (?:system)?förvaltningsmodellen|model evaluation",
}
_NO_WORD = re.compile(r"[^\w]+")
_FORUMS = [(forum, re.compile(pattern, re.IGNORECASE)) for forum, pattern in _WORDS.items()]


def recognised(event: CalendarEvent, departments: Sequence[Department]) -> tuple[Forum, str | None] | None:
    """Which forum an event is a meeting of, and for which department; None for what is no meeting of ours.

    Its categories count as its subject does, so that a municipality may call its meetings what it likes.
    """
    said = " · ".join((event.subject, *event.categories))
    forum = next((forum for forum, pattern in _FORUMS if pattern.search(said)), None)
    if forum is None:
        return None
    words = f" {_NO_WORD.sub(' ', name_key(said))} "
    named = {one.name for one in departments if any(f" {name_key(word)} " in words for word in _called(one))}
    return forum, named.pop() if len(named) == 1 else None


def _called(department: Department) -> tuple[str, ...]:
    return (department.name, *((department.abbreviation,) if department.abbreviation else ()), *department.aliases)


class CalendarReader:
    """Reads now and then, and stores what has changed. Two replicas that do so write one version."""

    def __init__(
        self,
        calendar: SharedCalendar,
        changes: MeetingChanges,
        departments: Sequence[Department],
        clock: Clock,
        bell: Bell,
    ) -> None:
        self._calendar = calendar
        self._changes = changes
        self._departments = departments
        self._clock = clock
        self._bell = bell
        self._stop = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def refresh(self) -> int:
        """Store what is new. Returns how many meetings changed. Raises CalendarUnavailableError."""
        today = local_date(self._clock())
        events = await self._calendar.events(today, today + AHEAD)
        known = {one.meeting.key: one.meeting for one in await self._changes.all()}
        changed, seen = 0, set()
        for event in events:
            meeting = self._meeting(event)
            if meeting is not None:
                seen.add(meeting.key)
                changed += await self._noted(meeting, known.get(meeting.key))
        for key, meeting in known.items():
            gone = key.startswith(CALENDAR) and key not in seen and not meeting.cancelled
            if gone and today <= local_date(meeting.starts) <= today + AHEAD:
                changed += await self._noted(replace(meeting, cancelled=True), meeting)
        if changed:
            self._bell.ring()
        return changed

    def _meeting(self, event: CalendarEvent) -> Meeting | None:
        found = recognised(event, self._departments)
        if found is None:
            return None
        forum, department = found
        named = hashlib.sha256(event.identity.encode()).hexdigest()[:20]
        return Meeting(
            key=f"{CALENDAR}{named}",
            forum=forum,
            starts=event.starts,
            ends=event.ends,
            stop_date=working_day_on_or_before(local_date(event.starts) - _STOP_BEFORE),
            department=department,
            place=event.place[:200] or None,
            link=event.link[:1000] or None,
            cancelled=event.cancelled,
        )

    async def _noted(self, meeting: Meeting, known: Meeting | None) -> int:
        if known is None:
            return 0 if meeting.cancelled else int(await self._changes.put(meeting, was=None, by=_BY))
        same = replace(meeting, version=known.version, theme=known.theme, organiser=known.organiser, title=known.title)
        if same == known:
            return 0
        return int(await self._changes.put(replace(same, version=known.version + 1), was=known.starts, by=_BY))

    def start(self) -> None:
        """Begin to read in the background."""
        self._task = asyncio.create_task(self._run_forever())

    async def stop(self) -> None:
        """Finish a reading that is under way."""
        self._stop.set()
        if self._task is not None:
            await self._task

    async def _run_forever(self) -> None:
        while not self._stop.is_set():
            wait = _EVERY
            try:
                await self.refresh()
            except CalendarUnavailableError as problem:
                wait = max(_EVERY, problem.retry_after.total_seconds() if problem.retry_after else 0.0)
                _log.warning("calendar not read", extra={"reason": problem.reason})
            except Exception:  # noqa: BLE001 - logged with an incident id; the next reading tries again
                _log.exception("calendar not read", extra={"incident": new_incident_id()})
            try:
                async with asyncio.timeout(wait):
                    await self._stop.wait()
            except TimeoutError:
                continue


def without_doubles(series: Sequence[Meeting], calendar: Sequence[Meeting]) -> list[Meeting]:
    """The meetings of series, but for those that stand in the calendar as well: the same forum, within three days."""
    return [one for one in series if not any(_same(one, other) for other in calendar)]


def _same(one: Meeting, other: Meeting) -> bool:
    near = abs(_day(one) - _day(other)) <= timedelta(days=3)
    return near and (one.forum, one.department) == (other.forum, other.department)


def _day(meeting: Meeting) -> date:
    return local_date(meeting.starts)
