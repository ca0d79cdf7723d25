"""Every system that has one of the register's functions: the button «Liknande system»."""

from __future__ import annotations

from bot.context import Context, list_reply
from bot.domain.answers import Reply
from bot.domain.questions import Question


async def list_by_function(question: Question, context: Context) -> Reply:
    """The function is named exactly, by a button; a typed need goes through the search instead."""
    systems = tuple(system for system in context.view.systems if question.topic in system.functions)
    heading = context.say("answers-by-function", function=question.topic or "", count=len(systems))
    return list_reply(context, question, heading, systems, why=lambda system: system.department)
