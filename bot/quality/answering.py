"""What a manager answers: confirmed, later, paused; and the next question for who wants it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.access import Place
from bot.calculations.changing import own_name
from bot.context import Context, message_reply
from bot.domain.answers import Press, Reply
from bot.domain.people import same_name
from bot.domain.quality import (
    Act,
    Asked,
    Entry,
    Knowledge,
    QualityRules,
    Round,
    after,
    fact_text,
    may_be_confirmed,
    next_question,
)
from bot.domain.questions import Question
from bot.domain.systems import ItSystem
from bot.quality.tidings import holds
from bot.quality.wording import age_text, answer_presses, fact_name, heading_of, is_disclosed, now_text
from bot.requests.typed import WAITING
from bot.search.days import day_in
from bot.search.tokens import folded

_LONGEST_PAUSE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Mine:
    """A manager's own systems, and where their questions stand."""

    systems: tuple[ItSystem, ...]
    round: Round
    known: Knowledge
    rules: QualityRules

    def waiting(self, today: date) -> ItSystem | None:
        """The system of the question that waits, if it still makes sense."""
        asked = self.round.open
        return holds(asked, self.systems, self.known, self.rules, today) if asked is not None else None


async def mine_of(context: Context) -> Mine:
    """What the person manages, as the register says now."""
    person = context.viewer.person
    personal = context.viewer.place is Place.PERSONAL and person.active and person.sole_bearer
    systems = tuple(
        one
        for one in context.view.systems
        if personal and one.restricted is not None and one.manager and same_name(one.manager.name, person.name)
    )
    quality = context.stores.quality
    known = await quality.known() if systems else Knowledge()
    return Mine(systems, await quality.round(person.aad_object_id), known, context.policy.quality.rules())


async def next_reply(question: Question, context: Context, *notices: str) -> Reply:
    """The question that waits, or the next one, put now."""
    own = await mine_of(context)
    if not own.systems:
        return said(question, context, *notices, context.say("quality-no-systems"))
    system, asked = own.waiting(context.today), own.round.open
    if system is None or asked is None:
        asked, system = await _put(own, context)
    if system is None or asked is None:
        return said(question, context, *notices, context.say("quality-all-well"), actions=_progress(context))
    return _question(question, context, own, system, asked, *notices)


async def _put(own: Mine, context: Context) -> tuple[Asked | None, ItSystem | None]:
    found = next_question(own.systems, own.known, own.round, own.rules, context.today)
    if found is None:
        return None, None
    system, fact = found
    entry = _entry(own, Act.SHOWN, context, system=system.key, fact=fact, said=fact_text(system, fact))
    if await context.stores.quality.add(entry, context.conversation.id):
        return after(own.round, entry).open, system
    again = await mine_of(context)  # the bot asked in the same moment
    return again.round.open, again.waiting(context.today)


async def confirm_reply(question: Question, context: Context) -> Reply:
    """The register is right: noted with the day, if it is still what the question was about."""
    own, say = await mine_of(context), context.say
    system, asked = own.waiting(context.today), own.round.open
    if system is None or asked is None or _is_other(question, asked):
        return await _overtaken(question, context, own)
    if not may_be_confirmed(system, asked.fact):
        return _question(question, context, own, system, asked, say("quality-nothing-there"))
    entry = _entry(
        own, Act.CONFIRMED, context, system=system.key, fact=asked.fact, said=asked.said, name=own_name(context)
    )
    if not await context.stores.quality.add(entry, context.conversation.id):
        return await next_reply(question, context, say("quality-stale"))
    context.stores.bell.ring()
    told = say("quality-confirmed", fact=fact_name(asked.fact, say), system=system.name, day=context.today.isoformat())
    return said(
        question,
        context,
        told,
        now_text(system, asked.fact, say),
        actions=_onward(context),
        about=_about(system, asked),
    )


async def later_reply(question: Question, context: Context) -> Reply:
    """The person does not know now."""
    own, say = await mine_of(context), context.say
    asked = own.round.open
    if own.waiting(context.today) is None or asked is None or _is_other(question, asked):
        return await _overtaken(question, context, own)
    if not await context.stores.quality.add(_entry(own, Act.LATER, context, system=asked.system, fact=asked.fact)):
        return await next_reply(question, context, say("quality-stale"))
    context.stores.bell.ring()
    again = context.today + timedelta(days=own.rules.later_days)
    return said(question, context, say("quality-later", day=again.isoformat()), actions=_onward(context))


async def mend_reply(question: Question, context: Context) -> Reply:
    """Something is wrong: the question again, and how to say what is right."""
    own = await mine_of(context)
    system, asked = own.waiting(context.today), own.round.open
    if system is None or asked is None:
        return await _overtaken(question, context, own)
    how = context.say(f"quality-mend-{asked.fact.value}", system=system.name)
    return _question(question, context, own, system, asked, how)


async def note_mended(written: Mapping[str, str], context: Context) -> None:
    """The form for a change was opened from a question: it is answered. Anything else is let be."""
    number = written.get("quality", "")
    own = await mine_of(context) if number else None
    asked = own.round.open if own else None
    if own is not None and asked is not None and str(asked.number) == number and own.waiting(context.today):
        await context.stores.quality.add(_entry(own, Act.MENDED, context, system=asked.system, fact=asked.fact))
        context.stores.bell.ring()


async def pause_reply(question: Question, context: Context) -> Reply:
    """No questions until a day."""
    say, today = context.say, context.today
    typed = dict(question.form).get("typed", "") if not question.pressed else ""
    first = day_in(folded(typed), today) if typed else today + timedelta(days=context.policy.quality.pause_days)
    if first is None or not today < first <= today + _LONGEST_PAUSE:
        return said(question, context, say("quality-pause-when"))
    own = await mine_of(context)
    if not own.systems:
        return said(question, context, say("quality-no-systems"))
    until = first - timedelta(days=1)
    if not await context.stores.quality.add(_entry(own, Act.PAUSED, context, until=until)):
        return said(question, context, say("quality-stale"))
    context.stores.bell.ring()
    resume = context.press("quality.resume", "quality-press-resume")
    return said(question, context, say("quality-paused", day=until.isoformat()), actions=(resume,))


async def resume_reply(question: Question, context: Context) -> Reply:
    """Questions again."""
    own = await mine_of(context)
    if not own.systems:
        return said(question, context, context.say("quality-no-systems"))
    if own.round.is_paused(context.today) and not await context.stores.quality.add(_entry(own, Act.RESUMED, context)):
        return said(question, context, context.say("quality-stale"))
    return said(question, context, context.say("quality-resumed"), actions=_onward(context)[:1])


def said(
    question: Question,
    context: Context,
    *sentences: str,
    actions: tuple[Press, ...] = (),
    about: tuple[ItSystem, ...] = (),
) -> Reply:
    """A few sentences, and the form of a request that waited for words waits no longer."""
    text = " ".join(filter(None, sentences))
    heading = context.say("quality-title")
    return message_reply(context, question, text, heading=heading, actions=actions, about=about, remember={WAITING: ""})


def _question(question: Question, context: Context, own: Mine, system: ItSystem, asked: Asked, *notices: str) -> Reply:
    say = context.say
    heading = heading_of(system, asked.fact, say)
    age = age_text(own.known.dated(system, asked.fact), say)
    lines = tuple(filter(None, (*notices, now_text(system, asked.fact, say), age)))
    return message_reply(
        context,
        question,
        " ".join(lines),
        heading=heading,
        paragraphs=lines,
        actions=(*answer_presses(system, asked, say), context.press("quality.pause", "quality-press-pause")),
        about=_about(system, asked),
        systems=(system.key,),
        subjects=(system.key,),
        remember={WAITING: ""},
    )


async def _overtaken(question: Question, context: Context, own: Mine) -> Reply:
    """Nothing waits for that answer."""
    if not own.systems:
        return said(question, context, context.say("quality-no-systems"))
    key = "quality-stale" if question.pressed or own.round.open else "quality-nothing-asked"
    return said(question, context, context.say(key), actions=_onward(context))


def _is_other(question: Question, asked: Asked) -> bool:
    return question.pressed and question.number != asked.number


def _onward(context: Context) -> tuple[Press, ...]:
    return (
        context.press("quality.next", "quality-press-next"),
        context.press("quality.progress", "quality-press-progress"),
        context.press("quality.pause", "quality-press-pause"),
    )


def _progress(context: Context) -> tuple[Press, ...]:
    return (context.press("quality.progress", "quality-press-progress"),)


def _about(system: ItSystem, asked: Asked) -> tuple[ItSystem, ...]:
    return (system,) if is_disclosed(system, asked.fact) else ()


def _entry(own: Mine, act: Act, context: Context, **what: object) -> Entry:
    return Entry(context.viewer.person.aad_object_id, own.round.version + 1, act, context.today, **what)  # type: ignore[arg-type]
