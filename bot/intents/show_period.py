"""«Vad händer i vår?»: deadlines, procurement starts and meetings of a time, as far as the asker may see them."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from bot.access import AccessLevel, Place
from bot.agendas.wording import meeting_name
from bot.context import Context, message_reply
from bot.domain.answers import Part, Press, Reply, SummaryAnswer
from bot.domain.contract_dates import ContractDate, DateKind, contract_dates
from bot.domain.questions import Question
from bot.domain.spans import span
from bot.domain.systems import ItSystem

_MOST_MONTHS = 6
_MOST_ROWS = 10
_MOST_SAID = 12


async def show_period(question: Question, context: Context) -> Reply:
    """At the asker's level; whoever may see no dates is told why, and what to do."""
    say = context.say
    first, last = span(question.topic or "P6M", context.today)
    heading = say("mine-period-heading", first=str(first), last=str(last))
    if last < context.today:
        return message_reply(context, question, say("mine-period-past"), heading=heading)
    systems = tuple(system for system in context.view.systems if context.may_see_restricted(system))
    meetings = await _meetings(context, first, last)
    if not systems and context.viewer.level is AccessLevel.EMPLOYEE:
        return _without_dates(question, context, heading, meetings)
    dates = sorted(
        (one for system in systems for one in contract_dates(system, context.notice_rules, first, last)),
        key=lambda one: (one.day, one.system.name, one.kind),
    )
    return _told(question, context, heading, (systems, dates), meetings)


async def _meetings(context: Context, first: date, last: date) -> tuple[str, ...]:
    """When the forums meet: open to everybody. Somebody whose department is known is not shown the others'."""
    own = context.viewer.person.department if context.viewer.place is Place.PERSONAL else None
    if context.viewer.level > AccessLevel.EMPLOYEE or own not in {one.department for one in context.view.systems}:
        own = None
    found = await context.stores.agendas.meetings.between(first, last)
    return tuple(
        meeting_name(one, context.say) for one in found if not one.cancelled and own in (None, one.department or own)
    )


def _without_dates(question: Question, context: Context, heading: str, meetings: tuple[str, ...]) -> Reply:
    """Why no contracts are shown and what to do, and what is open to everybody."""
    say = context.say
    why = say("mine-here") if context.viewer.place is not Place.PERSONAL else say("mine-period-no-role")
    if not meetings:
        return message_reply(context, question, why, heading=heading, actions=_presses(context))
    part = Part(say("mine-period-meetings"), points=meetings[:_MOST_ROWS])
    answer = SummaryAnswer(heading, lead=(why,), parts=(part,), actions=_presses(context))
    return Reply(question.intent, context.language, f"{why} {_said(meetings, context)}", answer)


def _said(meetings: tuple[str, ...], context: Context) -> str:
    return f"{context.say('mine-period-meetings')}: {'; '.join(meetings[:_MOST_SAID])}." if meetings else ""


def _told(
    question: Question,
    context: Context,
    heading: str,
    found: tuple[tuple[ItSystem, ...], list[ContractDate]],
    meetings: tuple[str, ...],
) -> Reply:
    say, (systems, dates) = context.say, found
    everybody = context.viewer.level > AccessLevel.EMPLOYEE
    whose = say("mine-period-all") if everybody else say("mine-period-own", count=len(systems))
    lead = (whose, say("mine-period-count", count=len(dates)), *_counts(dates, context))
    by_month = groupby(dates, key=lambda one: one.day.replace(day=1))
    months = [(month, list(of_month)) for month, of_month in by_month][: _MOST_MONTHS - bool(meetings)]
    shown = [one for _, of_month in months for one in of_month[:_MOST_ROWS]]
    parts = tuple(_month(month, of_month, context) for month, of_month in months)
    if meetings:
        parts += (Part(say("mine-period-meetings"), points=meetings[:_MOST_ROWS]),)
    left = len(dates) - len(shown)
    notices = (say("mine-period-more", count=left),) if left else ()
    about = {one.system.key: one.system for one in (*shown, *dates[:_MOST_SAID])}
    answer = SummaryAnswer(
        heading, lead=lead, notices=notices, parts=parts, actions=_presses(context), about=tuple(about.values())
    )
    said = "; ".join(f"{one.day} {_row(one, context)}" for one in dates[:_MOST_SAID])
    rest = say("mine-period-more", count=len(dates) - _MOST_SAID) if len(dates) > _MOST_SAID else ""
    text = " ".join(part for part in (*lead, f"{said}." if said else "", rest, _said(meetings, context)) if part)
    return Reply(question.intent, context.language, text, answer, count=len(dates))


def _counts(dates: list[ContractDate], context: Context) -> tuple[str, ...]:
    """How many of each kind, where they are too many to take in at a glance."""
    if len(dates) <= _MOST_ROWS:
        return ()
    counted = [(kind, sum(one.kind is kind for one in dates)) for kind in DateKind]
    return (" ".join(context.say(f"mine-period-count-{kind}", count=count) for kind, count in counted if count),)


def _month(month: date, dates: list[ContractDate], context: Context) -> Part:
    rows = tuple((str(one.day), _row(one, context)) for one in dates[:_MOST_ROWS])
    more = len(dates) - _MOST_ROWS
    name = context.say("mine-month", month=month.month, year=str(month.year))
    return Part(name, facts=rows, points=(context.say("mine-period-month-more", count=more),) if more > 0 else ())


def _row(one: ContractDate, context: Context) -> str:
    return context.say(f"mine-date-{one.kind}", system=one.system.name)


def _presses(context: Context) -> tuple[Press, ...]:
    if context.viewer.place is not Place.PERSONAL:
        return ()
    return (
        context.press("reminders.mine", "mine-press-reminders"),
        context.press("my_systems.show", "mine-press-systems"),
    )
