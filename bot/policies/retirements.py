"""Retirements: who leads, what the checklist asks for, and when somebody is reminded."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.domain.checklists import Capacity, Rules, Step
from bot.policies.table import Table


class RetirementPolicy(Table):
    """The governance model names nobody who leads a retirement, so the municipality does: `leader` is an address.

    `due_days` count from the target date, negative ones before it. A system is a candidate with at most `low_logins`
    in 90 days, or when nobody has used it for `unused_days`.
    """

    leader: str = ""
    months: Annotated[int, Field(ge=1, le=60)] = 6
    due_days: dict[Step, Annotated[int, Field(ge=-1_000, le=1_000)]] = {}
    responsible: dict[Step, Capacity] = {}
    optional: list[Step] = []
    remind_before_days: Annotated[int, Field(ge=1, le=60)] = 7
    standing_days: Annotated[int, Field(ge=7, le=365)] = 30
    low_logins: Annotated[int, Field(ge=0, le=1_000)] = 5
    unused_days: Annotated[int, Field(ge=30, le=1_000)] = 180

    def rules(self) -> Rules:
        """The same as the domain's rules."""
        return Rules(self.due_days, self.responsible, frozenset(self.optional), self.months, self.standing_days)
