"""A few sentences with buttons: greetings, help, out of scope, nothing found, refusals."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import MessageAnswer
from bot.domain.questions import Language
from cards.kit import Block
from cards.layout import buttons, card, heading, opening, prose, suggestions

MOST_PARAGRAPHS = 6
MOST_LINKS = 6


def message_card(answer: MessageAnswer, language: Language, text: str) -> dict[str, Any]:
    """Heading, the reply's text, further paragraphs, things to ask, buttons.

    The text is left out where the heading has said it, or the paragraphs are about to.
    """
    body: list[Block] = [heading(answer.heading)]
    first = answer.paragraphs[0].strip() if answer.paragraphs else ""
    if text.strip() != answer.heading.strip() and not (first and text.strip().startswith(first)):
        body.append(prose(text))
    body += [prose(paragraph) for paragraph in answer.paragraphs[:MOST_PARAGRAPHS] if paragraph.strip()]
    body += suggestions(answer.examples)
    body += buttons(answer.actions, *opening(answer.links[:MOST_LINKS]))
    return card(language, text, body)
