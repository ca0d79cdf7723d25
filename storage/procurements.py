"""Planned procurements in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from bot.domain.people import name_key
from bot.domain.procurements import PlannedProcurement, quarter_of
from bot.ports import Clock, PlanChange
from storage.columns import in_utc
from storage.procurement_tables import planned_procurements as plans
from storage.session import Database

_MOST_LISTED = 500
_SAID = ("committee", "department", "year", "quarter", "title", "value", "need_words")


class StoredProcurements:
    """Implements bot.ports.PlannedProcurements."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def put(self, plan: PlannedProcurement) -> tuple[PlannedProcurement, PlanChange]:
        """Store a new one, or what has changed in one that is there already."""
        try:
            return await self._put(plan)
        except IntegrityError:
            # Somebody stored the same one between our look and our insert: now it is there to be changed.
            return await self._put(plan)

    async def compared(self, plan: PlannedProcurement) -> PlanChange:
        """What storing it would do."""
        async with self._database.read() as connection:
            stored = (await connection.execute(_same(plan))).one_or_none()
        if stored is None:
            return PlanChange.ADDED
        return PlanChange.UNCHANGED if _says_the_same(stored, plan) else PlanChange.CHANGED

    async def _put(self, plan: PlannedProcurement) -> tuple[PlannedProcurement, PlanChange]:
        values = _values(plan, self._clock)
        async with self._database.write() as connection:
            stored = (await connection.execute(_same(plan))).one_or_none()
            if stored is None:
                row = insert(plans).values(values).returning(plans.c.id)
                return replace(plan, number=(await connection.execute(row)).scalar_one()), PlanChange.ADDED
            if _says_the_same(stored, plan):
                return _plan(stored), PlanChange.UNCHANGED
            await connection.execute(update(plans).where(plans.c.id == stored.id).values(values))
        return replace(plan, number=stored.id), PlanChange.CHANGED

    async def upcoming(self, today: date) -> Sequence[PlannedProcurement]:
        """Those whose quarter is not over, the nearest first."""
        year, quarter = quarter_of(today)
        ahead = or_(plans.c.year > year, and_(plans.c.year == year, plans.c.quarter >= quarter))
        query = select(plans).where(ahead).order_by(plans.c.year, plans.c.quarter, plans.c.id).limit(_MOST_LISTED)
        async with self._database.read() as connection:
            return [_plan(row) for row in (await connection.execute(query)).all()]

    async def get(self, number: int) -> PlannedProcurement | None:
        """The one with that number."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(plans).where(plans.c.id == number))).one_or_none()
        return _plan(row) if row is not None else None

    async def remove(self, number: int) -> bool:
        """Take one away that is no longer planned."""
        async with self._database.write() as connection:
            return (await connection.execute(delete(plans).where(plans.c.id == number))).rowcount == 1


def _same(plan: PlannedProcurement) -> Select[Any]:
    return select(plans).where(and_(plans.c.year == plan.year, plans.c.title_key == _title_key(plan)))


def _says_the_same(stored: Row[Any], plan: PlannedProcurement) -> bool:
    return all(getattr(_plan(stored), name) == getattr(plan, name) for name in _SAID)


def _title_key(plan: PlannedProcurement) -> str:
    return f"{name_key(plan.committee)}|{name_key(plan.title)}"


def _values(plan: PlannedProcurement, clock: Clock) -> dict[str, Any]:
    return {
        **{name: getattr(plan, name) for name in (*_SAID, "entered_by", "source")},
        "title_key": _title_key(plan),
        "changed_at": in_utc(clock()),
    }


def _plan(row: Row[Any]) -> PlannedProcurement:
    return PlannedProcurement(
        row.id,
        row.committee,
        row.department,
        row.year,
        row.quarter,
        row.title,
        row.value,
        row.need_words,
        row.entered_by,
        row.source,
    )
