"""«Vilka system har vi från CGI?»."""

from __future__ import annotations

from bot.context import Context, list_reply, message_reply
from bot.domain.answers import Reply
from bot.domain.questions import Question
from bot.selection import select
from bot.wording import selection_sentence


async def list_by_supplier(question: Question, context: Context) -> Reply:
    """List a supplier's systems."""
    if question.supplier is None:
        text = (
            context.say("answers-unknown-supplier", name=question.topic)
            if question.topic
            else context.say("answers-which-supplier")
        )
        return message_reply(context, question, text, heading=context.say("answers-which-supplier-heading"), count=0)
    systems = select(context.view.systems, question)
    heading = context.say("answers-by-supplier", count=len(systems), supplier=question.supplier)
    if question.department or question.unit or question.phase:
        heading = selection_sentence(question, context, len(systems))
    return list_reply(context, question, heading, systems, why=lambda system: ", ".join(system.functions) or None)
