"""A page of systems, each row a button that shows the system."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import ListAnswer, ListedSystem, Press
from bot.domain.questions import Language
from bot.domain.systems import ItSystem, LifecyclePhase
from cards.kit import Block
from cards.layout import buttons, card, heading, phase_name, prose, row, say, subtle

MOST_ROWS = 15


def list_card(answer: ListAnswer, language: Language, text: str) -> dict[str, Any]:
    """Heading, which rows of how many, the rows, and buttons."""
    rows = answer.rows[:MOST_ROWS]
    body: list[Block] = [heading(answer.heading)]
    if answer.total > len(rows) and rows:
        last = answer.first + len(rows) - 1
        shown = say(language, "cards-more-systems", first=str(answer.first), last=str(last), total=str(answer.total))
        body.append(subtle(shown))
    if answer.uncertain and rows:
        body.append(prose(say(language, "cards-uncertain")))
    body += [_row(listed, language) for listed in rows]
    body += buttons(answer.actions)
    return card(language, text, body)


def _row(listed: ListedSystem, language: Language) -> Block:
    system = listed.system
    show = Press("system.show", system.name, {"system": system.key})
    return row(system.name, [_what_and_where(system, language), listed.why or ""], show)


def _what_and_where(system: ItSystem, language: Language) -> str:
    """«Ärende- och dokumenthantering · Utbildningsförvaltningen · Avveckling». In use goes without saying."""
    parts = [", ".join(system.functions), system.department]
    if system.phase not in (None, LifecyclePhase.OPERATION):
        parts.append(phase_name(language, system.phase))
    return " · ".join(part for part in parts if part)
