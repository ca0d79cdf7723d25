"""Alerts in IT-enheten's channel: how many, about what, who has them, and what can be done."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import AlertAnswer
from bot.domain.questions import Language
from cards.kit import Block
from cards.layout import bullet, buttons, card, heading, strong, subtle

MOST_POINTS = 24
MOST_LETTERS = 200


def alert_card(answer: AlertAnswer, language: Language, text: str) -> dict[str, Any]:
    """Heading, how many, the points, what else there is to know, the buttons."""
    body: list[Block] = [heading(answer.heading), strong(answer.lead)]
    body += [bullet(point, MOST_LETTERS) for point in answer.points[:MOST_POINTS]]
    body += [subtle(answer.note)] if answer.note else []
    body += buttons(answer.actions)
    return card(language, text, body)
