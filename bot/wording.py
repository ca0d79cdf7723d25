"""Sentences that several handlers say."""

from __future__ import annotations

from bot.context import Context
from bot.domain.questions import Question


def selection_sentence(question: Question, context: Context, count: int) -> str:
    """«Vi har 3 system från Tietoevry hos Social- och äldreförvaltningen.»: every restriction is said."""
    say = context.say
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
