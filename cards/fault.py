"""Something went wrong: what happened, what to do next, and the incident's number."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import FaultAnswer
from bot.domain.questions import Language
from cards.kit import Block
from cards.layout import card, heading, prose, say, strong, subtle


def fault_card(answer: FaultAnswer, language: Language, text: str) -> dict[str, Any]:
    """The number stands alone on its line so that it can be copied."""
    body: list[Block] = [heading(answer.heading), prose(answer.advice)]
    if answer.incident:
        body.append(strong(say(language, "cards-incident", incident=answer.incident)))
        body.append(subtle(say(language, "cards-incident-how")))
    return card(language, text, body)
