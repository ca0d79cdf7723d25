"""Meetings as a calendar file, and the signed link to it. Meetings are open to everybody."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from bot.agendas.wording import meeting_name
from bot.documents.calendar import CalendarEvent, calendar_file
from bot.domain.meetings import Meeting
from bot.domain.questions import Language
from bot.links import SignedLinks
from bot.meetings.wording import name_of
from bot.texts import Texts

PATH = _PURPOSE = "meetings"


async def calendar_url(links: SignedLinks, key: str, department: str, language: Language) -> str:
    """The address of a file with one meeting, or with a department's, or with all."""
    return await links.url(PATH, _PURPOSE, (key, department, language))


async def read_calendar_token(links: SignedLinks, token: str) -> tuple[str, str, Language] | None:
    """Key, department and language of a token, or None for one that we did not make. Raises ExpiredError."""
    payload = await links.read(_PURPOSE, token)
    return None if payload is None else (payload[0], payload[1], payload[2])


def meetings_file(meetings: Iterable[Meeting], say: Texts, now: datetime) -> bytes:
    """The file. A meeting keeps its name in calendars when it is moved, and its version makes the newer one count."""
    return calendar_file([_event(one, say) for one in meetings], name=say("meetings-calendar-name"), made_at=now)


def _event(meeting: Meeting, say: Texts) -> CalendarEvent:
    lines = [meeting_name(meeting, say), say("meetings-calendar-stop", day=meeting.stop_date.isoformat())]
    return CalendarEvent(
        uid=f"{hashlib.sha256(meeting.key.encode()).hexdigest()[:32]}@systemlotsen",
        title=name_of(meeting, say),
        starts=meeting.starts,
        ends=meeting.ends,
        description="\n".join(lines),
        place=meeting.place or "",
        url=meeting.link or "",
        sequence=meeting.version,
        cancelled=meeting.cancelled,
    )
