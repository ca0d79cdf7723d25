"""«Stämmer uppgiften?», «gå igenom mina uppgifter», «datakvalitet»: the quality drive."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.access import AccessLevel, Place
from bot.context import Context
from bot.domain.answers import Reply
from bot.domain.questions import Question
from bot.quality.answering import (
    confirm_reply,
    later_reply,
    mend_reply,
    next_reply,
    pause_reply,
    resume_reply,
    said,
)
from bot.quality.progress import progress_reply

_TOPICS: Mapping[str, Callable[[Question, Context], Awaitable[Reply]]] = {
    "next": next_reply,
    "confirm": confirm_reply,
    "mend": mend_reply,
    "later": later_reply,
    "pause": pause_reply,
    "resume": resume_reply,
    "progress": progress_reply,
}


async def confirm_facts(question: Question, context: Context) -> Reply:
    """A manager's own questions in their own chat; the progress of all for IT-enheten."""
    topic = question.topic or "next"
    it_progress = topic == "progress" and context.viewer.level is AccessLevel.IT_UNIT
    if context.viewer.place is not Place.PERSONAL and not it_progress:
        return said(question, context, context.say("quality-personal-only"))
    return await _TOPICS[topic](question, context)
