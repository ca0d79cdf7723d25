"""What is stored about a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.domain.people import Person

SECTIONS = (
    "preferences",
    "conversations",
    "messages",
    "shown",
    "requests",
    "decided_requests",
    "changes",
    "decisions",
    "retirements",
    "questions",
    "agendas",
    "actions",
    "alerts",
    "meetings",
    "led_meetings",
    "assigned_alerts",
    "plans",
    "synonyms",
    "drafts",
    "handed_in",
    "memory",
    "roles",
    "register_person",
    "refusals",
    "closed_account",
)
"""The names end the keys of their texts."""


class PersonalRecords(Protocol):
    """Gathers it."""

    async def about(self, person: Person) -> Mapping[str, Sequence[Mapping[str, str]]]:
        """Rows by section (`SECTIONS`), each by the names of its columns. What the person may not see is masked."""
