"""Agendas: when they are posted, and what the number of systems is counted from."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from bot.policies.table import Table


class AgendaPolicy(Table):
    """Days before a meeting on which its agenda is posted; when the model began, and how many systems it had then."""

    days_before: Annotated[list[Annotated[int, Field(ge=1, le=60)]], Field(min_length=1, max_length=4)] = [14, 2]
    action_days: Annotated[list[Annotated[int, Field(ge=-60, le=60)]], Field(max_length=8)] = [3, 0, -7]
    baseline_systems: Annotated[int, Field(ge=1)] | None = None
    model_began: date | None = None
    evaluated_after_months: Annotated[int, Field(ge=1, le=60)] = 6
