"""What is stored about a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

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
    "agendas",
    "alerts",
    "meetings",
    "plans",
    "synonyms",
    "drafts",
    "memory",
)
"""The names end the keys of their texts."""


class PersonalRecords(Protocol):
    """Gathers it."""

    async def about(self, person_id: str) -> Mapping[str, Sequence[Mapping[str, str]]]:
        """Rows by section (`SECTIONS`), each by the names of its columns."""
