"""«Hej» and «tack»."""

from __future__ import annotations

from bot.context import Context, example, message_reply
from bot.domain.answers import Reply
from bot.domain.questions import Question

_TOPICS = ("greeting", "thanks", "identity", "feeling", "bye", "praise", "complaint")


async def small_talk(question: Question, context: Context) -> Reply:
    """Answer briefly and offer what the bot is for."""
    topic = question.topic if question.topic in _TOPICS else "greeting"
    text = context.say(f"smalltalk-{topic}")
    examples = (
        ()
        if topic in {"thanks", "bye", "praise"}
        else (
            example(context, "answers-example-need"),
            example(context, "answers-example-owner"),
        )
    )
    return message_reply(context, question, text, heading=text, examples=examples)
