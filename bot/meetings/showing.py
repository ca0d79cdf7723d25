"""Meetings as answers: the next one, or those of a time or a department, the asker's own department first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from bot.access import Place
from bot.agendas.finding import department_in, forum_in
from bot.clock import local_date
from bot.context import Context
from bot.domain.answers import Link, Press, Reply, SummaryAnswer
from bot.domain.meetings import Meeting
from bot.domain.people import same_name
from bot.domain.questions import Question
from bot.domain.spans import span
from bot.meetings.calendar import calendar_url
from bot.meetings.rights import may_change
from bot.meetings.wording import part_of, said_of
from bot.search.spoken_spans import spoken_span

_MOST = 8
_MOST_WORDS = 6


async def found_meetings(question: Question, context: Context) -> list[Meeting]:
    """The coming meetings that the words mean, the own department's and those of all first where none is named."""
    said = question.text.casefold()
    first, last = _period(dict(question.form).get("when", ""), context.today)
    forum, department = forum_in(said), department_in(said, context)
    meetings = await context.stores.meetings.between(first, last)
    found = [
        one
        for one in meetings
        if forum in (None, one.forum) and (department is None or one.department in (None, department))
    ]
    home = (context.viewer.person.department or "") if context.viewer.place is Place.PERSONAL else ""
    if department is None and home:
        found.sort(key=lambda one: one.department is not None and not same_name(one.department, home))
    return found


def _period(words: str, today: date) -> tuple[date, date]:
    """The time that the last words stand for, or a year from today."""
    said = words.split()
    for count in range(min(len(said), _MOST_WORDS), 0, -1):
        period = spoken_span(" ".join(said[-count:]))
        if period is not None:
            first, last = span(period, today)
            return max(first, today), last
    return today, today + relativedelta(years=1)


async def meetings_reply(question: Question, context: Context, found: Sequence[Meeting]) -> Reply:
    """Several meetings, with those beyond the card counted."""
    say, shown = context.say, found[:_MOST]
    heading = say("meetings-list-heading")
    more = (say("meetings-more", count=len(found) - len(shown)),) if len(found) > len(shown) else ()
    parts = tuple([await part_of(one, context) for one in shown])
    department = department_in(question.text.casefold(), context) or ""
    links = await _calendar_link(context, "", department)
    answer = SummaryAnswer(heading, lead=more, parts=parts, links=links)
    return Reply(question.intent, context.language, " ".join((*(said_of(one, say) for one in shown), *more)), answer)


async def meeting_reply(question: Question, context: Context, meeting: Meeting, *notices: str) -> Reply:
    """One meeting, with what may be done with it here."""
    say = context.say
    data = {"meeting": meeting.key}
    coming = not meeting.cancelled and local_date(meeting.starts) >= context.today
    actions = [Press("agenda.show", say("agendas-press-show"), data)] if not meeting.cancelled else []
    if coming and may_change(context):
        actions.append(Press("meeting.move", say("meetings-press-move"), data))
        actions.append(Press("meeting.cancel", say("meetings-press-cancel"), data))
    join = (Link(say("meetings-link-join"), meeting.link),) if meeting.link and coming else ()
    links = (*join, *await _calendar_link(context, meeting.key, ""))
    part = await part_of(meeting, context)
    answer = SummaryAnswer(part.heading, notices=notices, parts=(part,), actions=tuple(actions), links=links)
    return Reply(question.intent, context.language, " ".join((*notices, said_of(meeting, say))), answer)


async def _calendar_link(context: Context, key: str, department: str) -> tuple[Link, ...]:
    links = context.stores.links
    if links is None:
        return ()
    url = await calendar_url(links, key, department, context.language)
    return (Link(context.say("meetings-link-calendar"), url),)
