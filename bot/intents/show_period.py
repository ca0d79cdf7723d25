"""«Vad händer i vår?»: deadlines, procurement starts and meetings of a time, as far as the asker may see them."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from bot.access import AccessLevel, Place
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
    if not systems:
        text = say("mine-here") if context.viewer.place is not Place.PERSONAL else say("mine-period-no-role")
        return message_reply(context, question, text, heading=heading, actions=_presses(context))
    dates = sorted(
        (one for system in systems for one in contract_dates(system, context.notice_rules, first, last)),
        key=lambda one: (one.day, one.system.name, one.kind),
    )
    return _told(question, context, heading, systems, dates)


def _told(
    question: Question, context: Context, heading: str, systems: tuple[ItSystem, ...], dates: list[ContractDate]
) -> Reply:
    say = context.say
    everybody = context.viewer.level > AccessLevel.EMPLOYEE
    whose = say("mine-period-all") if everybody else say("mine-period-own", count=len(systems))
    lead = (whose, say("mine-period-count", count=len(dates)), *_counts(dates, context))
    months = [(month, list(of_month)) for month, of_month in groupby(dates, key=lambda one: one.day.replace(day=1))]
    parts = tuple(_month(month, of_month, context) for month, of_month in months[:_MOST_MONTHS])
    left = len(dates) - sum(min(len(of_month), _MOST_ROWS) for _, of_month in months[:_MOST_MONTHS])
    notices = (say("mine-period-more", count=left),) if left else ()
    shown = {one.system.key: one.system for _, of_month in months[:_MOST_MONTHS] for one in of_month[:_MOST_ROWS]}
    answer = SummaryAnswer(
        heading, lead=lead, notices=notices, parts=parts, actions=_presses(context), about=tuple(shown.values())
    )
    said = "; ".join(f"{one.day} {_row(one, context)}" for one in dates[:_MOST_SAID])
    rest = say("mine-period-more", count=len(dates) - _MOST_SAID) if len(dates) > _MOST_SAID else ""
    text = " ".join(part for part in (*lead, f"{said}." if said else "", rest) if part)
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
