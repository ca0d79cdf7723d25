"""Planned procurements for one session: `ask` at the command line reads what is stored and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.people import name_key
from bot.domain.procurements import PlannedProcurement
from bot.ports.planned_procurements import PlanChange, PlannedProcurements

_FIRST_NUMBER = 1_000_000  # above all that are stored


class SessionPlans:
    """Implements bot.ports.PlannedProcurements in memory, over those that are `stored` if any."""

    def __init__(self, stored: PlannedProcurements | None = None) -> None:
        self._stored = stored
        self._kept: dict[tuple[int, str, str], PlannedProcurement] = {}
        self._gone: set[int] = set()

    async def put(self, plan: PlannedProcurement) -> tuple[PlannedProcurement, PlanChange]:
        """Keep a new one, or what has changed in one that is there already."""
        key = _key(plan)
        known = self._kept.get(key)
        kept = replace(plan, number=known.number if known else _FIRST_NUMBER + len(self._kept))
        self._kept[key] = kept
        if known is None:
            return kept, PlanChange.ADDED
        return kept, PlanChange.UNCHANGED if known == kept else PlanChange.CHANGED

    async def upcoming(self, today: date) -> Sequence[PlannedProcurement]:
        """Those whose quarter is not over, the nearest first."""
        stored = await self._stored.upcoming(today) if self._stored is not None else ()
        known = {_key(plan): plan for plan in stored if plan.number not in self._gone} | self._kept
        ahead = (plan for plan in known.values() if not plan.is_past(today))
        return sorted(ahead, key=lambda plan: (plan.year, plan.quarter, plan.number))

    async def get(self, number: int) -> PlannedProcurement | None:
        """The one with that number."""
        kept = next((plan for plan in self._kept.values() if plan.number == number), None)
        if kept is not None or self._stored is None or number in self._gone:
            return kept
        return await self._stored.get(number)

    async def remove(self, number: int) -> bool:
        """Take one away that is no longer planned."""
        there = await self.get(number) is not None
        self._kept = {key: plan for key, plan in self._kept.items() if plan.number != number}
        self._gone.add(number)
        return there


def _key(plan: PlannedProcurement) -> tuple[int, str, str]:
    return plan.year, name_key(plan.committee), name_key(plan.title)
