"""Where planned procurements are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.domain.procurements import PlannedProcurement


class PlanChange(StrEnum):
    """What storing a planned procurement did."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class PlannedProcurements(Protocol):
    """What the committees plan. The same committee, year and title is the same procurement."""

    async def put(self, plan: PlannedProcurement) -> tuple[PlannedProcurement, PlanChange]:
        """Store a new one, or what has changed in one that is there already."""

    async def upcoming(self, today: date) -> Sequence[PlannedProcurement]:
        """Those whose quarter is not over, the nearest first."""

    async def get(self, number: int) -> PlannedProcurement | None:
        """The one with that number."""

    async def remove(self, number: int) -> bool:
        """Take one away that is no longer planned. False if it was not there."""
