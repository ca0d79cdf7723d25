"""Everything that is stored about a person, for the person: what the data protection regulation calls a copy (art. 15).

Rows are found by the person's object id. What others wrote in the same row is left out; systems are told by their key
alone, so that a role that has ended opens nothing again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, or_, select

from bot.clock import LOCAL_ZONE
from bot.tidings import PERSON
from storage.agenda_tables import agenda_entries
from storage.alert_tables import alert_history
from storage.contract_decision_tables import contract_decisions
from storage.delivery_tables import deliveries
from storage.dossier_tables import dossier_participants, dossiers
from storage.meeting_tables import meetings
from storage.preference_tables import preferences
from storage.procurement_tables import planned_procurements
from storage.request_tables import audit_log, requests
from storage.retirement_tables import retirement_entries
from storage.session import Database
from storage.tables import (
    access_log,
    added_synonyms,
    conversation_references,
    conversation_state,
)

Found = Mapping[str, Sequence[Mapping[str, str]]]
"""Rows by section, each a heading and what stands there."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A table, the columns that are told, and those that hold the person."""

    table: Table
    told: tuple[str, ...]
    whose: tuple[str, ...]
    before: str = ""  # what stands before the object id

    def rows_of(self, person_id: str) -> Select[Any]:
        wanted = f"{self.before}{person_id}"
        mine: list[ColumnElement[bool]] = [self.table.c[name] == wanted for name in self.whose]
        return select(*(self.table.c[name] for name in self.told)).where(or_(*mine))


_SECTIONS: Mapping[str, _Section] = {
    "preferences": _Section(
        preferences, ("language", "hour", "paused_from", "paused_until", "updated_at"), ("person_id",)
    ),
    "conversations": _Section(
        conversation_references, ("conversation_id", "kind", "name", "updated_at"), ("person_id",)
    ),
    "messages": _Section(
        deliveries, ("created_at", "kind", "subject", "deadline", "rung", "state"), ("recipient",), PERSON
    ),
    "shown": _Section(access_log, ("at", "system_key", "facts", "reason", "conversation_id"), ("person_id",)),
    "requests": _Section(requests, ("id", "kind", "system_key", "part", "after", "why", "created_at"), ("applicant",)),
    "decided_requests": _Section(
        requests, ("id", "kind", "system_key", "part", "reason", "changed_at"), ("decided_by",)
    ),
    "changes": _Section(
        audit_log, ("at", "step", "kind", "system_key", "part", "before", "after", "why", "conversation"), ("person",)
    ),
    "decisions": _Section(
        contract_decisions,
        ("at", "system_key", "subject", "deadline", "act", "outcome", "new_end", "reason", "postponed_to", "capacity"),
        ("person_id",),
    ),
    "retirements": _Section(
        retirement_entries, ("at", "system_key", "act", "step", "note", "target"), ("person_id", "leader")
    ),
    "agendas": _Section(agenda_entries, ("added_at", "meeting", "act", "item", "text", "due"), ("done_by", "person")),
    "alerts": _Section(alert_history, ("at", "alert_id", "deed", "comment"), ("person_id",)),
    "meetings": _Section(meetings, ("changed_at", "key", "starts", "place"), ("changed_by",)),
    "plans": _Section(planned_procurements, ("changed_at", "committee", "title", "value"), ("entered_by",)),
    "synonyms": _Section(added_synonyms, ("added_at", "said", "function"), ("added_by",)),
}


class StoredRecords:
    """Implements bot.ports.about.PersonalRecords."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def about(self, person_id: str) -> Found:
        """All sections, also those without a row."""
        found: dict[str, list[dict[str, str]]] = {}
        async with self._database.read() as connection:
            for name, section in _SECTIONS.items():
                rows = (await connection.execute(section.rows_of(person_id))).mappings()
                found[name] = [{column: _told(value) for column, value in row.items()} for row in rows]
            found["drafts"] = [
                {column: _told(value) for column, value in row.items()}
                for row in (await connection.execute(_drafts(person_id))).mappings()
            ]
            found["memory"] = [
                {column: _told(value) for column, value in row.items()}
                for row in (await connection.execute(_memory(person_id))).mappings()
            ]
        return found


def _drafts(person_id: str) -> Select[Any]:
    shared = (dossiers.c.id == dossier_participants.c.dossier_id) & (dossier_participants.c.person_id == person_id)
    told = (dossiers.c.id, dossiers.c.title, dossiers.c.department, dossiers.c.stage, dossiers.c.changed_at)
    return select(*told, dossier_participants.c.name, dossiers.c.draft).where(shared)


def _memory(person_id: str) -> Select[Any]:
    """What the bot remembers of the person's own chats; a channel's memory is nobody's."""
    mine = conversation_references.c.conversation_id == conversation_state.c.conversation_id
    whose = (conversation_references.c.person_id == person_id) & (conversation_references.c.kind == "personal")
    return select(conversation_state.c.updated_at, conversation_state.c.state).where(mine, whose)


def _told(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(LOCAL_ZONE).isoformat(" ", "seconds")
    return str(value)
