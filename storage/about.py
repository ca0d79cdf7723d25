"""Everything that is stored about a person, for the person: what the data protection regulation calls a copy (art. 15).

Rows are found by the person's object id, and for a meeting's organiser by address. Text that somebody else wrote in the
same row is left out, and what a changed fact was before and after: that is about the system, or about others. A system
that does not exist for the person is masked wherever it is named (docs/decisions/024).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, case, exists, literal, or_, select

from bot.access import Place, Viewer, seen_by
from bot.clock import LOCAL_ZONE
from bot.domain.people import Person, same_name
from bot.domain.systems import ItSystem
from bot.ports import SystemSource
from bot.tidings import PERSON
from storage.agenda_tables import agenda_entries
from storage.alert_tables import alert_history, alerts
from storage.contract_decision_tables import contract_decisions
from storage.delivery_tables import deliveries, refusals
from storage.dossier_tables import dossier_participants, dossier_versions, dossiers
from storage.meeting_tables import meetings
from storage.preference_tables import preferences
from storage.procurement_tables import planned_procurements
from storage.quality_tables import quality_entries
from storage.request_tables import audit_log, requests
from storage.retention_tables import closed_accounts
from storage.retirement_tables import retirement_entries
from storage.session import Database
from storage.tables import (
    access_log,
    added_synonyms,
    conversation_references,
    conversation_state,
    persons,
)

Found = Mapping[str, Sequence[Mapping[str, str]]]
"""Rows by section, each a heading and what stands there."""

MASK = "[sekretess]"


@dataclass(frozen=True, slots=True)
class _Section:
    """A table, the columns that are told, and those that hold the person.

    `own` is a column of text that is told only where the person wrote it, and the column that says who did.
    """

    table: Table
    told: tuple[str, ...]
    whose: tuple[str, ...]
    before: str = ""  # what stands before the object id
    own: tuple[str, str] | None = None
    by_email: bool = False

    def rows_of(self, person: Person) -> Select[Any]:
        wanted = f"{self.before}{(person.email or '-') if self.by_email else person.aad_object_id}"
        mine: list[ColumnElement[bool]] = [self.table.c[name] == wanted for name in self.whose]
        columns: list[ColumnElement[Any]] = [self.table.c[name] for name in self.told]
        if self.own is not None:
            text, author = self.own
            columns.append(case((self.table.c[author] == wanted, self.table.c[text]), else_=literal("")).label(text))
        return select(*columns).where(or_(*mine))


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
    "changes": _Section(audit_log, ("at", "step", "kind", "system_key", "part", "why", "conversation"), ("person",)),
    "decisions": _Section(
        contract_decisions,
        ("at", "system_key", "subject", "deadline", "act", "outcome", "new_end", "reason", "postponed_to", "capacity"),
        ("person_id",),
    ),
    "retirements": _Section(
        retirement_entries,
        ("at", "system_key", "act", "step", "target"),
        ("person_id", "leader"),
        own=("note", "person_id"),
    ),
    "questions": _Section(quality_entries, ("at", "system_key", "act", "fact", "paused_until", "name"), ("person_id",)),
    "agendas": _Section(
        agenda_entries, ("added_at", "meeting", "act", "due"), ("done_by", "person"), own=("text", "done_by")
    ),
    # What somebody is to do is about them, whoever wrote it down.
    "actions": _Section(agenda_entries, ("added_at", "meeting", "text", "due"), ("person",)),
    "alerts": _Section(alert_history, ("at", "alert_id", "deed", "comment"), ("person_id",)),
    "assigned_alerts": _Section(alerts, ("id", "kind", "state", "noted_at"), ("assignee_id",)),
    "led_meetings": _Section(meetings, ("key", "starts", "place"), ("organiser",), by_email=True),
    "refusals": _Section(refusals, ("first_at", "times", "quarantined_at"), ("recipient",), PERSON),
    "closed_account": _Section(closed_accounts, ("seen_closed",), ("person_id",)),
    "register_person": _Section(persons, ("name", "title", "email"), ("aad_object_id",)),
    "meetings": _Section(meetings, ("changed_at", "key", "starts", "place"), ("changed_by",)),
    "plans": _Section(planned_procurements, ("changed_at", "committee", "title", "value"), ("entered_by",)),
    "synonyms": _Section(added_synonyms, ("added_at", "said", "function"), ("added_by",)),
}


class StoredRecords:
    """Implements bot.ports.about.PersonalRecords."""

    def __init__(self, database: Database, systems: SystemSource) -> None:
        self._database = database
        self._systems = systems

    async def about(self, person: Person) -> Found:
        """All sections, also those without a row. `person` as the directory knows them: it decides what is masked."""
        systems, _ = await self._systems.load()
        viewer = Viewer(person, Place.PERSONAL)
        masked = _masking(one for one in systems if seen_by(one, viewer) is None)
        queries = {name: section.rows_of(person) for name, section in _SECTIONS.items()}
        queries |= {
            "drafts": _drafts(person.aad_object_id),
            "handed_in": _handed_in(person.aad_object_id),
            "memory": _memory(person.aad_object_id),
        }
        found: dict[str, list[dict[str, str]]] = {}
        async with self._database.read() as connection:
            for name, query in queries.items():
                rows = (await connection.execute(query)).mappings()
                found[name] = [{column: masked(_told(value)) for column, value in row.items()} for row in rows]
        found["roles"] = [
            {"system_key": one.key, "role": str(role)}
            for one in systems
            if seen_by(one, viewer) is not None
            for role in _roles(one, person)
        ]
        return found


def _masking(hidden: Iterable[ItSystem]) -> Callable[[str], str]:
    """Puts a mask over the keys and names of systems that do not exist for somebody."""
    said = {word for system in hidden for word in (system.key, system.name, *system.aliases) if word.strip()}
    if not said:
        return lambda text: text
    words = "|".join(re.escape(word) for word in sorted(said, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(MASK, text)


def _roles(system: ItSystem, person: Person) -> list[object]:
    if not person.sole_bearer:
        return []
    specialists = system.restricted.specialists if system.restricted else ()
    holders = (system.owner, system.manager, *specialists)
    return [one.role for one in holders if one is not None and same_name(one.name, person.name)]


def _drafts(person_id: str) -> Select[Any]:
    """What the person has a part in; the words of a draft only where nobody else has written in it."""
    shared = (dossiers.c.id == dossier_participants.c.dossier_id) & (dossier_participants.c.person_id == person_id)
    other = dossier_participants.alias()
    alone = ~exists().where((other.c.dossier_id == dossiers.c.id) & (other.c.person_id != person_id))
    told = (dossiers.c.id, dossiers.c.title, dossiers.c.department, dossiers.c.stage, dossiers.c.changed_at)
    draft = case((alone, dossiers.c.draft), else_=literal("")).label("draft")
    return select(*told, dossier_participants.c.name, draft).where(shared)


def _handed_in(person_id: str) -> Select[Any]:
    """Nyttokalkyler that name the person: who took part, gave a statement or decided. They are records, and public."""
    versions = exists().where(
        (dossier_versions.c.dossier_id == dossiers.c.id)
        & dossier_versions.c.content.contains(person_id, autoescape=True)
    )
    named = dossiers.c.matter.contains(person_id, autoescape=True) | versions
    return select(dossiers.c.id, dossiers.c.title, dossiers.c.stage).where(named)


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
