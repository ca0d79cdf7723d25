"""Decisions about contracts, added as rows that nobody changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, func, insert, select
from sqlalchemy.exc import IntegrityError

from bot.domain.contract_decisions import Act, Capacity, Case, Decisions, Entry, Outcome, Postponed
from bot.ports import Clock
from storage.columns import in_utc
from storage.contract_decision_tables import contract_decisions as rows
from storage.session import Database

_POSTPONED = "postponed"


class StoredContractDecisions:
    """Implements bot.ports.ContractDecisions."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def stamp(self) -> int:
        """The number of the last row."""
        async with self._database.engine.connect() as connection:
            return (await connection.execute(select(func.max(rows.c.id)))).scalar_one() or 0

    async def all(self) -> Decisions:
        """Where every case stands."""
        last = _last(rows.c.version.is_not(None), rows.c.subject, rows.c.deadline)
        put_off = _last(rows.c.version.is_(None), rows.c.subject, rows.c.deadline, rows.c.person_id)
        async with self._database.read() as connection:
            entries = (await connection.execute(select(rows).where(rows.c.id.in_(last)))).all()
            postponed = (await connection.execute(select(rows).where(rows.c.id.in_(put_off)))).all()
        return Decisions.of([_entry(row) for row in entries], [_postponed(row) for row in postponed])

    async def newest(self, subject: str, deadline: date) -> Entry | None:
        """Where one case stands."""
        history = await self.history(subject, deadline)
        return history[-1] if history else None

    async def history(self, subject: str, deadline: date) -> Sequence[Entry]:
        """All that has been done in a case, the first first."""
        case = (rows.c.subject == subject) & (rows.c.deadline == deadline) & rows.c.version.is_not(None)
        async with self._database.engine.connect() as connection:
            found = (await connection.execute(select(rows).where(case).order_by(rows.c.version))).all()
        return [_entry(row) for row in found]

    async def add(self, entry: Entry) -> bool:
        """Store an act unless somebody else has written that version: the constraint is what compares and sets."""
        values = {
            **self._values(entry.case, entry.by, entry.name, entry.on),
            "version": entry.version,
            "act": entry.act.value,
            "outcome": entry.outcome.value if entry.outcome else None,
            "new_end": entry.new_end,
            "reason": entry.reason,
            "capacity": entry.capacity.value,
        }
        try:
            async with self._database.write() as connection:
                await connection.execute(insert(rows).values(values))
        except IntegrityError:
            return False
        return True

    async def postpone(self, postponed: Postponed) -> None:
        """Store that somebody wants to be reminded later."""
        values = {
            **self._values(postponed.case, postponed.by, postponed.name, postponed.on),
            "act": _POSTPONED,
            "reason": "",
            "capacity": "",
            "postponed_to": postponed.until,
        }
        async with self._database.write() as connection:
            await connection.execute(insert(rows).values(values))

    def _values(self, case: Case, by: str, name: str, on: date) -> dict[str, Any]:
        return {
            "subject": case.subject,
            "deadline": case.deadline,
            "system_key": case.system,
            "ends": case.ends,
            "procurement_start": case.procurement_start,
            "person_id": by,
            "name": name,
            "acted_on": on,
            "at": in_utc(self._clock()),
        }


def _last(which: Any, *case: Any) -> Any:
    return select(func.max(rows.c.id)).where(which).group_by(*case)


def _case(row: Row[Any]) -> Case:
    return Case(row.system_key, row.subject, row.deadline, row.ends, row.procurement_start)


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        _case(row),
        row.version,
        Act(row.act),
        row.person_id,
        row.name,
        Capacity(row.capacity),
        row.acted_on,
        Outcome(row.outcome) if row.outcome else None,
        row.new_end,
        row.reason,
    )


def _postponed(row: Row[Any]) -> Postponed:
    return Postponed(_case(row), row.person_id, row.name, row.acted_on, row.postponed_to)
