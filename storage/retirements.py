"""Retirement cases, as entries that nobody changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, func, insert, select
from sqlalchemy.exc import IntegrityError

from bot.domain.checklists import Step
from bot.domain.retirements import Act, Case, Cause, Entry, cases
from bot.ports import Clock
from storage.columns import in_utc
from storage.retirement_tables import retirement_entries as rows
from storage.session import Database


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

    async def add(self, entry: Entry) -> bool:
        """Store an act unless somebody else has written that version: the constraint is what compares and sets."""
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
                await connection.execute(insert(rows).values(values))
        except IntegrityError:
            return False
        return True

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
