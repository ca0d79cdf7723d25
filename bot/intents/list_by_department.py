"""«Vilka system har socialförvaltningen?»."""

from __future__ import annotations

from bot.context import Context, list_reply, message_reply
from bot.domain.answers import Reply
from bot.domain.people import name_key
from bot.domain.questions import Question
from bot.selection import select
from bot.wording import selection_sentence


async def list_by_department(question: Question, context: Context) -> Reply:
    """List a department's or a unit's systems."""
    place = question.unit or question.department
    if place is None:
        names = ", ".join(department.name for department in context.view.departments)
        return message_reply(
            context,
            question,
            context.say("answers-which-department", names=names),
            heading=context.say("answers-which-department-heading"),
        )
    systems = select(context.view.systems, question)
    heading = context.say("answers-by-department", count=len(systems), place=place)
    if question.supplier or question.phase:
        heading = selection_sentence(question, context, len(systems))
    same = {name_key(system.department) for system in systems}
    return list_reply(
        context, question, heading, systems, why=lambda system: system.unit if len(same) == 1 else system.department
    )
