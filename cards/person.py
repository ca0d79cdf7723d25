"""Who holds the roles of a system."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import ColleagueAnswer, PersonAnswer, Press
from bot.domain.questions import Language
from cards.kit import Block
from cards.layout import buttons, card, fact, heading, named_fact, opening, prose, role_name, row, say, section, subtle
from cards.system import person_text

MOST_HOLDERS = 12
MOST_ROLES = 8


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


def colleague_card(answer: ColleagueAnswer, language: Language, text: str) -> dict[str, Any]:
    """Somebody's title, department and address, their roles with the systems as buttons, and a chat."""
    body: list[Block] = [heading(answer.name)]
    facts = {
        "people-title": answer.title,
        "people-department": answer.department,
        "people-mail": answer.email,
        "people-manager": answer.manager,
    }
    body += [fact(language, key, value) for key, value in facts.items() if value]
    if answer.note:
        body.append(prose(answer.note))
    body.append(section(say(language, "people-section")))
    body += [
        row(held.system, [role_name(language, held.role)], Press("system.show", held.system, {"system": held.key}))
        for held in answer.roles[:MOST_ROLES]
    ]
    if len(answer.roles) > MOST_ROLES:
        body.append(subtle(say(language, "people-more", count=len(answer.roles) - MOST_ROLES)))
    body += buttons((), *opening(answer.links))
    return card(language, text, body)


def _where(department: str, unit: str | None) -> str:
    return f"{department}, {unit}" if unit else department
