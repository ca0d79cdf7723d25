"""Retirement cases, as entries that nobody changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import local_date
from bot.domain.changes import FactChange
from bot.domain.checklists import Step
from bot.domain.requests import AuditEntry, RequestKind, RequestStep
from bot.domain.retirements import Act, Case, Cause, Entry, cases
from bot.domain.systems import LifecyclePhase
from bot.ports import Clock
from storage.audit import append_entry
from storage.columns import in_utc
from storage.fact_writing import write_fact
from storage.register_reading import read_systems
from storage.register_version import bump_register, lock_register
from storage.request_tables import audit_log
from storage.retirement_tables import retirement_entries as rows
from storage.session import Database

_MOVES = frozenset({Act.OPENED, Act.CANCELLED})
_BY_ITSELF = "Systemlotsen"
"""Who opened a case that a decision opened: the decision says who decided."""


class StoredRetirements:
    """Implements bot.ports.Retirements."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def stamp(self) -> int:
        """The number of the last row."""
        async with self._database.engine.connect() as connection:
            return int((await connection.execute(select(func.max(rows.c.id)))).scalar_one() or 0)

    async def all(self) -> Sequence[Case]:
        """The newest case of each system, by key."""
        return [case for _, case in sorted(cases(await self._found(select(rows))).items())]

    async def get(self, system: str) -> Case | None:
        """The newest case of a system."""
        return cases(await self.history(system)).get(system)

    async def history(self, system: str) -> Sequence[Entry]:
        """All that has been done in the cases of a system, the first first."""
        return await self._found(select(rows).where(rows.c.system_key == system))

    async def add(self, entry: Entry, conversation: str = "") -> bool:
        """Store an act unless somebody else has written that version: the constraint is what compares and sets.

        The register's phase follows in the same transaction, with a line in the audit log.
        """
        values = {
            "system_key": entry.system,
            "version": entry.version,
            "act": entry.act.value,
            "step": entry.step.value if entry.step else None,
            "person_id": entry.by,
            "name": entry.name,
            "acted_on": entry.on,
            "note": entry.note,
            "leader": entry.leader,
            "leader_name": entry.leader_name,
            "target": entry.target,
            "cause": entry.cause.value if entry.cause else None,
            "reference": entry.reference,
            "at": in_utc(self._clock()),
        }
        try:
            async with self._database.write() as connection:
                if entry.act in _MOVES:
                    await lock_register(connection)  # before the row, as all who write both
                await connection.execute(insert(rows).values(values))
                if entry.act in _MOVES:
                    await self._move(connection, entry, conversation)
        except IntegrityError:
            return False
        return True

    async def _move(self, connection: AsyncConnection, entry: Entry, conversation: str) -> None:
        """Into retirement when a case is opened; back to where it was when the case is cancelled."""
        now = self._clock()
        today = local_date(now)
        stored = await read_systems(connection, today, key=entry.system)
        if not stored:
            return
        before = stored[0].system.phase
        after: str = LifecyclePhase.RETIREMENT
        if entry.act is Act.CANCELLED:
            mine = (audit_log.c.system_key == entry.system) & (audit_log.c.kind == RequestKind.PHASE)
            last = select(audit_log.c.before).where(mine).order_by(audit_log.c.id.desc()).limit(1)
            was = (await connection.execute(last)).scalar_one_or_none()
            if was is None or before is not LifecyclePhase.RETIREMENT:
                return  # the list had it so, or has been given another phase since
            after = was
        if before == (after or None):
            return
        change = FactChange(RequestKind.PHASE, "", after)
        await write_fact(connection, entry.system, change, today, today)
        line = AuditEntry(
            at=in_utc(now),
            person=entry.by,
            person_name=entry.name or _BY_ITSELF,
            step=RequestStep.APPLY,
            request=None,
            kind=RequestKind.PHASE,
            system=entry.system,
            part="",
            before=before.value if before else "",
            after=after,
            effective_from=None,
            why=entry.note or entry.reference,
            conversation=conversation,
        )
        await append_entry(connection, line)
        await bump_register(connection)

    async def _found(self, query: Select[Any]) -> Sequence[Entry]:
        ordered = query.order_by(rows.c.system_key, rows.c.version)
        async with self._database.engine.connect() as connection:
            return [_entry(row) for row in (await connection.execute(ordered)).all()]


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        row.system_key,
        row.version,
        Act(row.act),
        row.person_id,
        row.name,
        row.acted_on,
        row.note,
        Step(row.step) if row.step else None,
        row.leader,
        row.leader_name,
        row.target,
        Cause(row.cause) if row.cause else None,
        row.reference,
    )
