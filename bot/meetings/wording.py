"""Meetings in words."""

from __future__ import annotations

from bot.clock import LOCAL_ZONE
from bot.context import Context
from bot.domain.agendas import theme_of
from bot.domain.answers import Part
from bot.domain.meetings import Meeting
from bot.texts import Texts

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def name_of(meeting: Meeting, say: Texts) -> str:
    """What the meeting is called, with its department."""
    name = meeting.title or say(f"agendas-forum-{meeting.forum.value}")
    return f"{name}, {meeting.department}" if meeting.department else name


def when_of(meeting: Meeting, say: Texts) -> str:
    """«onsdag 2027-02-10 klockan 13:00–14:30», on the wall's clock."""
    starts, ends = meeting.starts.astimezone(LOCAL_ZONE), meeting.ends.astimezone(LOCAL_ZONE)
    return say(
        "meetings-when",
        weekday=_WEEKDAYS[starts.weekday()],
        day=starts.date().isoformat(),
        **{"from": f"{starts:%H:%M}", "until": f"{ends:%H:%M}"},
    )


async def part_of(meeting: Meeting, context: Context) -> Part:
    """A meeting with what there is to know of it."""
    say = context.say
    theme = theme_of(meeting, await context.stores.agendas.kept.of(meeting.key))
    facts = [(say("meetings-label-when"), when_of(meeting, say))]
    if meeting.cancelled:
        facts.append((say("meetings-label-state"), say("meetings-cancelled")))
    if meeting.place:
        facts.append((say("meetings-label-place"), meeting.place))
    if not meeting.cancelled:
        facts.append((say("meetings-label-stop"), meeting.stop_date.isoformat()))
    if theme:
        facts.append((say("meetings-label-theme"), theme))
    return Part(name_of(meeting, say), tuple(facts))


def said_of(meeting: Meeting, say: Texts) -> str:
    """A meeting in one sentence."""
    if meeting.cancelled:
        return say("meetings-said-cancelled", name=name_of(meeting, say), when=when_of(meeting, say))
    return say("meetings-said", name=name_of(meeting, say), when=when_of(meeting, say))
