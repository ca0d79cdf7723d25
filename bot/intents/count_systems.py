"""«Hur många system har vi?»."""

from __future__ import annotations

from bot.context import Context, list_reply, message_reply
from bot.domain.answers import Reply
from bot.domain.questions import SAME_FUNCTION, Certainty, Question
from bot.domain.systems import ItSystem
from bot.selection import select


async def count_systems(question: Question, context: Context) -> Reply:
    """Count what the question's slots and need pick out, among the systems that the viewer may see."""
    systems = select(context.view.systems, question)
    if question.need:
        found = context.view.search(question.need, context.language)
        if found.certainty is Certainty.NONE:
            text = context.say("answers-count-need-unknown", need=question.need)
            return message_reply(context, question, text, heading=context.say("answers-count-heading"), count=0)
        keys = {hit.key for hit in found.within(SAME_FUNCTION)}
        systems = tuple(system for system in systems if system.key in keys)
    heading = _sentence(question, context, systems)
    if question.department or question.unit or question.supplier or question.phase or question.need:
        return list_reply(context, question, heading, systems)
    return message_reply(
        context,
        question,
        heading,
        heading=context.say("answers-count-heading"),
        paragraphs=_by_department(context),
        count=len(systems),
    )


def _sentence(question: Question, context: Context, systems: tuple[ItSystem, ...]) -> str:
    say, count = context.say, len(systems)
    parts = []
    if question.need:
        parts.append(say("answers-count-part-need", need=question.need))
    if question.supplier:
        parts.append(say("answers-count-part-supplier", supplier=question.supplier))
    if question.phase:
        parts.append(say("answers-count-part-phase", phase=say(f"common-phase-{question.phase.value}").casefold()))
    place = question.unit or question.department
    if place:
        parts.append(say("answers-count-part-place", place=place))
    return say("answers-count", count=count, what=" ".join(["", *parts]) if parts else "")


def _by_department(context: Context) -> tuple[str, ...]:
    counts = {department.name: 0 for department in context.view.departments}
    for system in context.view.systems:
        counts[system.department] = counts.get(system.department, 0) + 1
    return tuple(
        context.say("answers-count-department", department=name, count=count) for name, count in counts.items() if count
    )
