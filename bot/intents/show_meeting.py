"""«När är nästa taktiska möte?»: the model's three forums (audit 2.3.3)."""

from __future__ import annotations

from bot.context import Context, example, message_reply
from bot.domain.answers import Reply
from bot.domain.questions import Question

FORUM_WORDS = {
    "tactical": ("taktisk", "tactical"),
    "owner": ("ägarmöt", "owner meeting", "owners' meeting", "owner's meeting"),
    "maintenance": ("förvaltningsmöt", "förvaltarmöt", "maintenance meeting", "managers' meeting", "manager meeting"),
}
"""Word beginnings that name each forum."""


async def show_meeting(question: Question, context: Context) -> Reply:
    """Explain the forum that is meant, or all three. Dates are not known to the bot yet, and it says so."""
    words = f"{question.topic or ''} {question.text}".casefold()
    meant = [forum for forum, stems in FORUM_WORDS.items() if any(stem in words for stem in stems)] or list(FORUM_WORDS)
    lines = tuple(context.say(f"meetings-{forum}") for forum in meant)
    no_dates = context.say("meetings-no-dates")
    return message_reply(
        context,
        question,
        " ".join((*lines, no_dates)),
        heading=context.say("meetings-heading"),
        paragraphs=(*lines, no_dates),
        examples=(example(context, "answers-example-responsibility"),),
        systems=tuple(key for key in question.systems if context.view.by_key(key)),
        subjects=question.systems,
    )
