"""A meeting's agenda: in chat, where its organiser changes it, and in the channel, where all read it."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import AgendaAnswer, AgendaRow
from bot.domain.questions import Language
from cards.kit import Block
from cards.layout import buttons, card, heading, opening, prose, row, strong, subtle

MOST_ITEMS = 16
MOST_LINES = 8
MOST_NOTICES = 4


def agenda_card(answer: AgendaAnswer, language: Language, text: str) -> dict[str, Any]:
    """What has happened, when the meeting is, the items with the reasons, and what to press."""
    body: list[Block] = [heading(answer.heading)]
    body += [strong(notice) for notice in answer.notices[:MOST_NOTICES]]
    body += [prose(sentence) for sentence in answer.lead if sentence]
    for item in answer.rows[:MOST_ITEMS]:
        body += _item(item)
    body += [subtle(sentence) for sentence in (answer.more, answer.note) if sentence]
    body += buttons(answer.actions, *opening(answer.links))
    return card(language, text, body)


def _item(item: AgendaRow) -> list[Block]:
    lines = item.lines[:MOST_LINES]
    if item.press is not None:
        return [row(item.title, lines, item.press)]
    return [strong(item.title), *(subtle(line) for line in lines)]
