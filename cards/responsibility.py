"""What the governance model says of a role, a phase or an activity."""

from __future__ import annotations

from typing import Any

from bot.domain.answers import Duty, ResponsibilityAnswer
from bot.domain.questions import Language
from cards.kit import Block
from cards.layout import bullet, buttons, card, heading, phase_name, prose, role_name, say, section, subtle

MOST_DUTIES = 20
MOST_TASKS = 12


def responsibility_card(answer: ResponsibilityAnswer, language: Language, text: str) -> dict[str, Any]:
    """A section for each role and phase with its tasks, and where the model says so."""
    body: list[Block] = [heading(answer.heading)]
    for duty in answer.duties[:MOST_DUTIES]:
        body.append(section(_whose(duty, language)))
        body += [bullet(task) for task in duty.tasks[:MOST_TASKS]]
        if not duty.tasks:
            body.append(prose(say(language, "cards-duty-not-regulated")))
    if not answer.duties:
        body.append(prose(text))
    body += [prose(note) for note in answer.notes]
    if answer.source:
        body.append(subtle(answer.source))
    body += buttons(answer.actions)
    return card(language, text, body)


def _whose(duty: Duty, language: Language) -> str:
    role = role_name(language, duty.role)
    return f"{role}, {phase_name(language, duty.phase).lower()}" if duty.phase else role
