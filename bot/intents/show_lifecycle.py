"""«Vilka system ska avvecklas?» and «är ReachMee under avveckling?»."""

from __future__ import annotations

from bot.context import Context, list_reply, named_systems, which_system
from bot.domain.answers import Press, Reply, SystemAnswer
from bot.domain.questions import Question
from bot.domain.systems import ItSystem, LifecyclePhase
from bot.selection import select
from bot.wording import selection_sentence


async def show_lifecycle(question: Question, context: Context) -> Reply:
    """One system's phase, or the systems in a phase."""
    systems = named_systems(context, question)
    if systems:
        return _phase_of(question, context, systems[0])
    if question.near_systems or question.phase is None:
        return which_system(context, question, "system.show")
    found = select(context.view.systems, question)
    heading = context.say(
        "answers-in-phase", count=len(found), phase=context.say(f"common-phase-{question.phase.value}").casefold()
    )
    if question.department or question.unit or question.supplier:
        heading = selection_sentence(question, context, len(found))
    return list_reply(context, question, heading, found, why=lambda system: system.department)


def _phase_of(question: Question, context: Context, system: ItSystem) -> Reply:
    say = context.say
    if system.phase is None:
        text = say("answers-phase-unknown", system=system.name)
    else:
        text = say("answers-phase-is", system=system.name, phase=say(f"common-phase-{system.phase.value}"))
    if question.phase is not None and system.phase is not None:
        asked = say(f"common-phase-{question.phase.value}").casefold()
        verdict = "answers-phase-yes" if system.phase is question.phase else "answers-phase-no"
        text = f"{say(verdict, system=system.name, asked=asked)} {text}"
    lead = text
    if system.phase is LifecyclePhase.RETIREMENT:
        text = f"{text} {system.description}"
    actions: tuple[Press, ...] = (
        context.press("owner.show", "answers-press-owner", system=system.key),
        context.press("contract.show", "answers-press-contract", system=system.key),
    )
    return Reply(
        question.intent,
        context.language,
        text,
        SystemAnswer(system, context.outlooks(system), actions, lead=lead),
        systems=(system.key,),
        subjects=(system.key,),
    )
