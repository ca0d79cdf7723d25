"""How far the quality drive has come: a manager's own systems, and each department for IT-enheten."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from bot.access import AccessLevel, Place
from bot.context import Context
from bot.domain.answers import Part, Press, Reply, SummaryAnswer
from bot.domain.quality import Act, Progress, is_missing, progress_of
from bot.domain.questions import Question
from bot.domain.sentences import sentence
from bot.domain.systems import ItSystem, LifecyclePhase
from bot.quality.answering import mine_of, said
from bot.quality.wording import fact_name
from bot.requests.typed import WAITING

_A_PART = 12
_MOST_PARTS = 5
_LATELY = timedelta(days=30)


async def progress_reply(question: Question, context: Context) -> Reply:
    """By department for IT-enheten, otherwise of the person's own systems."""
    if context.viewer.level is AccessLevel.IT_UNIT:
        return await _by_department(question, context)
    own, say = await mine_of(context), context.say
    if not own.systems:
        return said(question, context, say("quality-no-systems"))
    total = progress_of(own.systems, own.known, own.rules, context.today)
    left = tuple(
        say("quality-left", system=system.name, fact=fact_name(fact, say))
        for system in sorted(own.systems, key=lambda one: one.name)
        if system.phase is not LifecyclePhase.RETIREMENT
        for fact in own.rules.facts
        if is_missing(system, fact) and not own.known.is_fresh(system, fact, own.rules, context.today)
    )
    lead = [_figures(total, context)]
    if own.round.is_paused(context.today) and own.round.paused_until:
        lead.append(say("quality-paused", day=own.round.paused_until.isoformat()))
    more = len(left) - _A_PART
    points = (*left[:_A_PART], *((say("quality-left-more", count=more),) if more > 0 else ()))
    actions = (
        context.press("quality.next", "quality-press-next"),
        context.press("quality.pause", "quality-press-pause"),
    )
    parts = (Part(say("quality-left-heading"), points=points[: _A_PART + 1]),) if left else ()
    about = tuple(one for one in own.systems if left)
    return _summary(question, context, say("quality-own-heading"), tuple(lead), parts, about=about, actions=actions)


async def _by_department(question: Question, context: Context) -> Reply:
    say, rules, quality = context.say, context.policy.quality.rules(), context.stores.quality
    known = await quality.known()
    departments: dict[str, list[ItSystem]] = defaultdict(list)
    for system in context.view.systems:
        # IT-enheten's channel may have guests: what is secret does not count there.
        if context.viewer.place is Place.PERSONAL or not (system.restricted and system.restricted.secret):
            departments[system.department].append(system)
    found = {name: progress_of(theirs, known, rules, context.today) for name, theirs in departments.items()}
    total = sum(found.values(), Progress())
    worst = sorted(found.items(), key=lambda row: (_share(row[1].known, row[1].facts), row[0]))
    lines = [say("quality-department", department=name, figures=_figures(one, context)) for name, one in worst]
    parts = tuple(
        Part(
            say("quality-departments" if start == 0 else "quality-departments-more"),
            points=tuple(lines[start : start + _A_PART]),
        )
        for start in range(0, min(len(lines), _A_PART * _MOST_PARTS), _A_PART)
    )
    rounds = (await quality.rounds()).values()
    lately = [asked for one in rounds for asked in one.questions if context.today - asked.on <= _LATELY]
    answers = [asked.answer for asked in lately if asked.answer]
    pace = say(
        "quality-pace",
        asked=len(lately),
        confirmed=answers.count(Act.CONFIRMED),
        mended=answers.count(Act.MENDED),
        later=answers.count(Act.LATER),
    )
    off = () if context.policy.quality.enabled else (say("quality-off"),)
    lead = (
        _figures(total, context),
        pace,
        *off,
        say("quality-rule", days=min(rules.fresh(one).days for one in rules.facts)),
    )
    return _summary(question, context, say("quality-title"), lead, parts)


def _figures(one: Progress, context: Context) -> str:
    return context.say(
        "quality-figures",
        systems=one.systems,
        facts=one.facts,
        known=_share(one.known, one.facts),
        fresh=_share(one.fresh, one.facts),
    )


def _share(part: int, whole: int) -> int:
    """Per cent, rounded down: what is not whole is not called whole."""
    return 100 * part // whole if whole else 100


def _summary(
    question: Question,
    context: Context,
    heading: str,
    lead: tuple[str, ...],
    parts: tuple[Part, ...],
    *,
    about: tuple[ItSystem, ...] = (),
    actions: tuple[Press, ...] = (),
) -> Reply:
    points = " ".join(f"{part.heading}: {' '.join(part.points)}" for part in parts)
    text = " ".join(filter(None, (sentence(heading), *lead, points)))
    answer = SummaryAnswer(heading, lead, (), parts, actions=actions, about=about)
    return Reply(question.intent, context.language, text, answer, remember={WAITING: ""})
