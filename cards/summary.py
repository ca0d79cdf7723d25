"""A nyttokalkyl in short: where it stands, its sums, a small chart of costs and benefits, its way to a decision."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import Bar, Part, SummaryAnswer
from bot.domain.questions import Language
from cards.kit import Block, Column, ColumnSet, TextBlock
from cards.layout import MOST_VALUE, bullet, buttons, card, heading, named_fact, opening, prose, section, strong, subtle

MOST_NOTICES = 4
MOST_PARTS = 6
MOST_ROWS = 12
MOST_BARS = 6
MOST_POINT = 300
MOST_LETTERS = 3_000
_FULL_BAR = 1000
_SPACE = "\N{NO-BREAK SPACE}"


def summary_card(answer: SummaryAnswer, language: Language, text: str) -> dict[str, Any]:
    """Heading, what has happened and comes next, the parts, the chart, the buttons."""
    body: list[Block] = [heading(answer.heading)]
    body += [strong(notice) for notice in answer.notices[:MOST_NOTICES]]
    body += [prose(sentence) for sentence in answer.lead]
    room = MOST_LETTERS
    for part in answer.parts[:MOST_PARTS]:
        rows, room = _part(part, room)
        body += rows
    if answer.bars:
        body.append(section(answer.bars_heading))
        for bar in answer.bars[:MOST_BARS]:
            body += _bar(bar)
    body += buttons(answer.actions, *opening(answer.links))
    return card(language, text, body)


def _part(part: Part, room: int) -> tuple[list[Block], int]:
    """The part's rows, and how many letters are left: the whole of it is in the document, a card has its limit."""
    rows: list[Block] = [section(part.heading)]
    for name, value in part.facts[:MOST_ROWS]:
        room -= len(name) + min(len(value), MOST_VALUE)
        if room > 0:
            rows.append(named_fact(name, value))
    for point in part.points[:MOST_ROWS]:
        room -= min(len(point), MOST_POINT)
        if room > 0:
            rows.append(bullet(point, MOST_POINT))
    return rows, room


def _bar(bar: Bar) -> list[Block]:
    """The year in words, and two lines whose lengths only repeat them."""
    drawn: list[Block] = [subtle(bar.text)]
    for length, style in ((bar.costs, "attention"), (bar.benefits, "good")):
        filled = Column(width=max(1, length), style=style, items=[_blank()])
        rest = _FULL_BAR - max(1, length)
        columns = [filled, Column(width=rest, items=[_blank()])] if rest > 0 else [filled]
        drawn.append(ColumnSet(columns=columns, spacing="none"))
    return drawn


def _blank() -> Block:
    return TextBlock(text=_SPACE, wrap=True, size="small")
