"""What has to be done before a system is gone: the checklist, who sees to a step and when (audit 3.4; practice)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

_COST_MONTHS = 3


class Step(StrEnum):
    """Rows of the checklist, in order. The values are stored and stand in buttons, so they are never renamed."""

    DECISION = "decision"
    USERS = "users"
    SUCCESSOR = "successor"
    RECORDS = "records"
    ARCHIVE = "archive"  # the public records kept or destroyed (gallrade), with a reference
    EXPORT = "export"
    INTEGRATIONS = "integrations"
    NOTICE = "notice"
    ERASURE = "erasure"
    PERSONAL_DATA = "personal_data"
    SYSTEMLISTA = "systemlista"
    COST = "cost"


STEPS = tuple(Step)


class Capacity(StrEnum):
    """As what somebody acts."""

    OWNER = "owner"
    MANAGER = "manager"
    LEADER = "leader"
    IT_UNIT = "it_unit"


DUE_DAYS: Mapping[Step, int] = {
    Step.DECISION: -180,
    Step.USERS: -90,
    Step.SUCCESSOR: -90,
    Step.RECORDS: -90,
    Step.NOTICE: -90,
    Step.ARCHIVE: -30,
    Step.EXPORT: -14,
    Step.INTEGRATIONS: 0,
    Step.ERASURE: 30,
    Step.PERSONAL_DATA: 14,
    Step.SYSTEMLISTA: 14,
}
"""Days from the target date to when a step is due. The cost is confirmed gone three months after it."""

RESPONSIBLE: Mapping[Step, Capacity] = {
    Step.DECISION: Capacity.OWNER,
    Step.USERS: Capacity.MANAGER,
    Step.SUCCESSOR: Capacity.OWNER,
    Step.RECORDS: Capacity.MANAGER,
    Step.ARCHIVE: Capacity.MANAGER,
    Step.EXPORT: Capacity.MANAGER,
    Step.INTEGRATIONS: Capacity.IT_UNIT,
    Step.NOTICE: Capacity.OWNER,
    Step.ERASURE: Capacity.LEADER,
    Step.PERSONAL_DATA: Capacity.MANAGER,
    Step.SYSTEMLISTA: Capacity.IT_UNIT,
    Step.COST: Capacity.OWNER,
}
"""Who sees to a step, where the municipality has not decided otherwise. The model names nobody."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the municipality has decided: its own days and responsible where they differ, and what is optional."""

    days: Mapping[Step, int] = field(default_factory=dict)
    responsible: Mapping[Step, Capacity] = field(default_factory=dict)
    optional: frozenset[Step] = frozenset()
    months: int = 6
    standing_days: int = 30

    def due(self, step: Step, target: date) -> date:
        """When a step should be done."""
        days = self.days.get(step, DUE_DAYS.get(step))
        return target + (relativedelta(months=_COST_MONTHS) if days is None else timedelta(days=days))

    def who(self, step: Step) -> Capacity:
        """As what somebody sees to a step."""
        return self.responsible.get(step, RESPONSIBLE[step])
