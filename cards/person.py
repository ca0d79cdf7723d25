"""Who holds the roles of a system."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import PersonAnswer
from bot.domain.questions import Language
from cards.kit import Block
from cards.layout import buttons, card, fact, heading, named_fact, role_name, say, subtle
from cards.system import person_text

MOST_HOLDERS = 12


def person_card(answer: PersonAnswer, language: Language, text: str) -> dict[str, Any]:
    """Role by role: name and title, or that nobody is appointed."""
    system = answer.system
    body: list[Block] = [heading(system.name)]
    if system.functions:
        body.append(subtle(", ".join(system.functions)))
    body += [
        named_fact(role_name(language, holder.role), person_text(holder, language))
        for holder in answer.holders[:MOST_HOLDERS]
    ]
    body += [named_fact(role_name(language, role), say(language, "cards-nobody")) for role in answer.vacant]
    body.append(fact(language, "cards-department", _where(system.department, system.unit)))
    body += buttons(answer.actions)
    return card(language, text, body)


def _where(department: str, unit: str | None) -> str:
    return f"{department}, {unit}" if unit else department
