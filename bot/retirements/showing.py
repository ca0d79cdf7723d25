"""Retirement cases as replies: one, all of them, and what anybody may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.access import AccessLevel, Place
from bot.context import Context, message_reply
from bot.domain.answers import Part, Press, Reply, SummaryAnswer
from bot.domain.checklists import Capacity, Rules
from bot.domain.questions import Question
from bot.domain.retirements import MAY, Act, Case, State, capacities, standing_still
from bot.domain.sentences import sentence
from bot.domain.systems import ItSystem, LifecyclePhase
from bot.policies import RetirementPolicy
from bot.ports import Retirements
from bot.retirements.proposing import proposals_of, used
from bot.retirements.wording import checklist, leader_text, reason_text, state_text

TOPICS = {
    "open": Act.OPENED,
    "done": Act.DONE,
    "deviation": Act.DEVIATION,
    "leader": Act.LEADER,
    "target": Act.TARGET,
    "close": Act.CLOSED,
    "cancel": Act.CANCELLED,
}
_MOST = 20
_MOST_PRESSES = 5


@dataclass(frozen=True, slots=True)
class Matter:
    """The retirement of a system as one person meets it, with its case if there is one."""

    system: ItSystem
    case: Case | None
    given: frozenset[Capacity]

    @property
    def version(self) -> int:
        """What the next act must follow on."""
        return self.case.version if self.case else 0

    @property
    def is_open(self) -> bool:
        """True while something can be done in it."""
        return self.case is not None and self.case.state is State.OPEN

    @property
    def data(self) -> dict[str, Any]:
        """What a button about it sends."""
        return {"system": self.system.key, "version": self.version}


def rules_of(context: Context) -> Rules:
    """What the municipality has decided."""
    return context.policy.retirements.rules()


def matter(system: ItSystem, case: Case | None, context: Context) -> Matter:
    """The case as the person in this place meets it: in a channel nobody is anybody, but for IT-enheten in its own."""
    viewer = context.viewer
    it_unit = viewer.level is AccessLevel.IT_UNIT
    if viewer.place is not Place.PERSONAL and not it_unit:
        return Matter(system, case, frozenset())
    given = capacities(system, viewer.person, case, it_unit=it_unit)
    if viewer.place is not Place.PERSONAL:
        given &= {Capacity.IT_UNIT}
    return Matter(system, case, given)


def may_see(one: Matter, context: Context) -> bool:
    """True for who takes part in it or sees the whole systemlista."""
    return bool(one.given) or context.may_see_restricted(one.system)


def public_reply(question: Question, context: Context, system: ItSystem) -> Reply:
    """What anybody may know: the phase. The same whether there is a case or not."""
    retiring = system.phase is LifecyclePhase.RETIREMENT
    text = context.say("retirements-public-yes" if retiring else "retirements-public-no", system=system.name)
    show = Press("owner.show", context.say("retirements-press-owner"), {"system": system.key})
    actions = (show, *(() if retiring else _reckon(system, context)))
    heading = context.say("retirements-public-heading")
    return message_reply(
        context, question, text, heading=heading, actions=actions, systems=(system.key,), subjects=(system.key,)
    )


def _reckon(system: ItSystem, context: Context) -> tuple[Press, ...]:
    """A nyttokalkyl is where a retirement begins. It is shared, so a secret system is not named in one."""
    secret = system.restricted is not None and system.restricted.secret
    if context.viewer.place is not Place.PERSONAL or secret:
        return ()
    return (context.press("nyttokalkyl.retire", "answers-press-retire", system=system.key),)


def case_reply(question: Question, context: Context, one: Matter, *notices: str) -> Reply:
    """Where a case stands, and what the viewer may do about it."""
    say, case, system = context.say, one.case, one.system
    heading = say("retirements-heading", system=system.name)
    if case is None:
        lead: tuple[str, ...] = (say("retirements-none", system=system.name),)
        parts: tuple[Part, ...] = ()
    else:
        lead = (state_text(case, say), leader_text(case, say), reason_text(case, say))
        if case.state is State.CLOSED:
            lead = (*lead, say("retirements-after-closing"))
        parts = checklist(case, rules_of(context), context.today, say)
    actions = (*presses(one, context), *(_reckon(system, context) if case is None else ()))
    answer = SummaryAnswer(heading, lead, tuple(filter(None, notices)), parts, actions=actions)
    points = " ".join(f"{part.heading}: {' '.join(part.points)}" for part in parts)
    text = " ".join(filter(None, (*notices, sentence(heading), *lead, points)))
    return Reply(question.intent, context.language, text, answer, systems=(system.key,), subjects=(system.key,))


def presses(one: Matter, context: Context) -> tuple[Press, ...]:
    """The buttons of what the viewer may do now."""
    allowed = [topic for topic, act in TOPICS.items() if one.given & MAY[act] and (act is Act.OPENED) != one.is_open]
    if one.case is not None and one.case.hindrances(rules_of(context)):
        allowed = [topic for topic in allowed if topic != "close"]
    return tuple(context.press(f"retirement.{topic}", f"retirements-press-{topic}", **one.data) for topic in allowed)


async def standing(retirements: Retirements, policy: RetirementPolicy, today: date) -> dict[str, date]:
    """Since when open cases have stood still, for the agendas of tactical meetings."""
    return standing_still(await retirements.all(), policy.rules(), today)


async def list_all(question: Question, context: Context) -> Reply:
    """The cases that the viewer takes part in or may see, and systems that could be retired, with the rule."""
    say = context.say
    known = {case.system: case for case in await context.stores.retirements.all()}
    seen = [one for case in known.values() if (one := _visible(case, context))]
    running = [one for one in seen if one.is_open]
    lines = tuple(
        say(
            "retirements-row",
            system=one.system.name,
            state=state_text(one.case, say),
            leader=leader_text(one.case, say),
        )
        for one in running
        if one.case is not None
    )
    busy = {one.system.key for one in running}
    proposals = tuple(await proposals_of(context, busy))
    parts = []
    if lines:
        parts.append(Part(say("retirements-list-running"), points=lines[:_MOST]))
    if proposals:
        parts.append(Part(say("retirements-list-proposals"), points=proposals[:_MOST]))
    heading = say("retirements-list-heading")
    lead = say("retirements-list-lead", count=len(running))
    actions = tuple(
        Press("retirement.show", say("retirements-press-show", system=one.system.name), one.data)
        for one in running[:_MOST_PRESSES]
    )
    points = " ".join(f"{part.heading}: {' '.join(part.points)}" for part in parts)
    about = tuple(system for system in context.view.systems if proposals and system.restricted is not None)
    answer = SummaryAnswer(heading, (lead,), (), tuple(parts), actions=actions, about=used(about, context, busy))
    return Reply(question.intent, context.language, f"{sentence(heading)} {lead} {points}".strip(), answer)


def _visible(case: Case, context: Context) -> Matter | None:
    system = context.view.by_key(case.system)
    if system is None:
        return None
    one = matter(system, case, context)
    return one if may_see(one, context) else None
