"""The bot asks back."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import ChoiceAnswer
from bot.domain.questions import Language
from cards.layout import card, heading, suggestions


def choice_card(answer: ChoiceAnswer, language: Language, text: str) -> dict[str, Any]:
    """A question with a button for each answer."""
    return card(language, text, [heading(answer.question), *suggestions(answer.choices)])
