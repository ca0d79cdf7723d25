"""Links to agendas and protocols in Word.

The one that is posted in the channel opens what any employee may read, and holds for some time after the meeting. The
detailed one is only ever shown to IT-enheten and holds for minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.domain.meetings import Meeting
from bot.domain.questions import Language
from bot.links import SignedLinks

_PURPOSE = "agenda"
PATH = "agendas"
_AFTER_MEETING = timedelta(days=30)


class Paper(StrEnum):
    """Which document."""

    AGENDA = "agenda"
    PROTOCOL = "protocol"


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """What a link opens. A `detailed` one is for a person, and was asked for in a conversation."""

    meeting: str
    paper: Paper
    detailed: bool
    language: Language
    person: str = ""
    conversation: str = ""


async def public_url(links: SignedLinks, meeting: Meeting, language: Language) -> str:
    """For the channel. The same as long as the meeting is when it is, so that a post need not be changed for it."""
    payload = (meeting.key, Paper.AGENDA.value, 0, language, "", "")
    return await links.url(PATH, _PURPOSE, payload, meeting.ends + _AFTER_MEETING)


async def private_url(links: SignedLinks, wanted: WantedPaper) -> str:
    """For the one who asked."""
    by = (wanted.person, wanted.conversation) if wanted.detailed else ("", "")
    payload = (wanted.meeting, wanted.paper.value, int(wanted.detailed), wanted.language, *by)
    return await links.url(PATH, _PURPOSE, payload)


async def read_link(links: SignedLinks, token: str) -> WantedPaper | None:
    """What a token opens, or None for one that we did not make. Raises ExpiredError."""
    payload = await links.read(_PURPOSE, token)
    if payload is None:
        return None
    meeting, paper, detailed, language, person, conversation = payload
    return WantedPaper(meeting, Paper(paper), bool(detailed), language, person, conversation)
