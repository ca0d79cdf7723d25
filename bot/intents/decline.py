"""Questions that the bot is not for: it says so and points to the right place."""

from __future__ import annotations

from bot.context import Context, example, message_reply
from bot.domain.answers import Reply
from bot.domain.questions import Question

_TOPICS = ("it_support", "public_records", "municipal_company")


async def decline(question: Question, context: Context) -> Reply:
    """Never an invented answer."""
    topic = question.topic if question.topic in _TOPICS else "other"
    text = context.say(f"decline-{topic}")
    return message_reply(
        context,
        question,
        text,
        heading=context.say("decline-heading"),
        examples=(example(context, "answers-example-need"), example(context, "answers-example-owner")),
        actions=(context.press("help.show", "answers-press-help"),),
    )
