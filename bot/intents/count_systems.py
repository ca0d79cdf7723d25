"""«Hur många system har vi?»."""

from __future__ import annotations

from bot.context import Context, list_reply, message_reply
from bot.domain.answers import Reply
from bot.domain.questions import SAME_FUNCTION, Certainty, Question
from bot.selection import select
from bot.wording import selection_sentence


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
    heading = selection_sentence(question, context, len(systems))
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


def _by_department(context: Context) -> tuple[str, ...]:
    counts = {department.name: 0 for department in context.view.departments}
    for system in context.view.systems:
        counts[system.department] = counts.get(system.department, 0) + 1
    return tuple(
        context.say("answers-count-department", department=name, count=count) for name, count in counts.items() if count
    )
