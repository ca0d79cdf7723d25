"""Planned procurements for one session: `ask` at the command line leaves nothing behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.people import name_key
from bot.domain.procurements import PlannedProcurement
from bot.ports.planned_procurements import PlanChange


class SessionPlans:
    """Implements bot.ports.PlannedProcurements in memory."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, str, str], PlannedProcurement] = {}

    async def put(self, plan: PlannedProcurement) -> tuple[PlannedProcurement, PlanChange]:
        """Store a new one, or what has changed in one that is there already."""
        key = (plan.year, name_key(plan.committee), name_key(plan.title))
        known = self._kept.get(key)
        stored = replace(plan, number=known.number if known else len(self._kept) + 1)
        self._kept[key] = stored
        if known is None:
            return stored, PlanChange.ADDED
        return stored, PlanChange.UNCHANGED if known == stored else PlanChange.CHANGED

    async def upcoming(self, today: date) -> Sequence[PlannedProcurement]:
        """Those whose quarter is not over, the nearest first."""
        ahead = (plan for plan in self._kept.values() if not plan.is_past(today))
        return sorted(ahead, key=lambda plan: (plan.year, plan.quarter, plan.number))

    async def get(self, number: int) -> PlannedProcurement | None:
        """The one with that number."""
        return next((plan for plan in self._kept.values() if plan.number == number), None)

    async def remove(self, number: int) -> bool:
        """Take one away that is no longer planned."""
        gone = [key for key, plan in self._kept.items() if plan.number == number]
        for key in gone:
            del self._kept[key]
        return bool(gone)
