"""A meeting's agenda: in chat, where its organiser changes it, and in the channel, where all read it."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import AgendaAnswer, AgendaRow
from bot.domain.questions import Language
from cards.kit import Block
from cards.layout import MOST_HEADING, MOST_VALUE, buttons, card, heading, opening, prose, row, strong, subtle

MOST_ITEMS = 16
MOST_LINES = 8
MOST_NOTICES = 4
MOST_LETTERS = 6_500
"""Letters that all titles and lines have room for: the whole of it is in the document, a card has its limit."""


def agenda_card(answer: AgendaAnswer, language: Language, text: str) -> dict[str, Any]:
    """What has happened, when the meeting is, the items with the reasons, and what to press."""
    body: list[Block] = [heading(answer.heading)]
    body += [strong(notice) for notice in answer.notices[:MOST_NOTICES]]
    body += [prose(sentence) for sentence in answer.lead if sentence]
    items = answer.rows[:MOST_ITEMS]
    # A title that is a button stands in the card three times.
    room = MOST_LETTERS - sum(min(len(one.title), MOST_HEADING) * (1 if one.press is None else 3) for one in items)
    for item in items:
        lines, room = _fitting(item, room)
        body += _item(item, lines)
    body += [subtle(sentence) for sentence in (answer.more, answer.note) if sentence]
    body += buttons(answer.actions, *opening(answer.links))
    return card(language, text, body)


def _fitting(item: AgendaRow, room: int) -> tuple[list[str], int]:
    """The lines that there is room for, and how much is left."""
    lines = []
    for text in item.lines[:MOST_LINES]:
        room -= min(len(text), MOST_VALUE)
        if room > 0:
            lines.append(text)
    return lines, room


def _item(item: AgendaRow, lines: list[str]) -> list[Block]:
    # The button is the title alone: a screen reader says all of a button at once.
    title = strong(item.title) if item.press is None else row(item.title, (), item.press)
    return [title, *(subtle(text) for text in lines)]
