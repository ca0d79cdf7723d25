"""«Inte det jag sökte»: the asker says that a search missed."""

from __future__ import annotations

from bot.context import Context, message_reply
from bot.domain.answers import Reply
from bot.domain.questions import Question


async def search_was_wrong(question: Question, context: Context) -> Reply:
    """Help on, without pretending to know better."""
    say = context.say
    return message_reply(
        context,
        question,
        say("search-wrong"),
        heading=say("search-wrong-heading"),
        actions=(
            context.press("nyttokalkyl.start", "answers-press-nyttokalkyl", need=question.need or ""),
            context.press("help.show", "answers-press-help"),
        ),
    )
