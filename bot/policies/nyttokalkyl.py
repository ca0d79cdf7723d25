"""Nyttokalkyler: what they are reckoned with and who decides them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from bot.domain.drafts import Terms
from bot.domain.nyttokalkyl.calculation import DEFAULT_DISCOUNT_RATE, MAX_DISCOUNT_RATE
from bot.domain.nyttokalkyl.lines import MAX_RATE, MAX_WEEKS
from bot.domain.nyttokalkyl.notation import MAX_AMOUNT
from bot.domain.nyttokalkyl.route import Limits
from bot.domain.people import name_key
from bot.policies.table import Table

_Kronor = Annotated[Decimal, Field(ge=0, le=MAX_AMOUNT)]


class NyttokalkylPolicy(Table):
    """What nyttokalkyler are reckoned with and who decides them. Limits in kronor; without one the question goes up."""

    central_department: str = "Kommunstyrelseförvaltningen"
    moderate_cost: dict[str, _Kronor] = {}
    moderate_cost_elsewhere: _Kronor | None = None
    direct_procurement: _Kronor | None = None
    eu_threshold: _Kronor | None = None
    discount_rate: Annotated[Decimal, Field(ge=0, le=MAX_DISCOUNT_RATE)] = DEFAULT_DISCOUNT_RATE
    hourly_rate: Annotated[Decimal, Field(gt=0, le=MAX_RATE)] = Decimal(450)
    weeks_per_year: Annotated[Decimal, Field(gt=0, le=MAX_WEEKS)] = Decimal(44)
    management: dict[str, list[str]] = {}
    procurement_unit: list[str] = []
    link_minutes: Annotated[int, Field(ge=1, le=1440)] = 60

    def managers(self, departments: Collection[str]) -> frozenset[str]:
        """Addresses, in small letters, of the managements of those departments."""
        wanted = {name_key(name) for name in departments}
        return frozenset(
            email.casefold() for name, emails in self.management.items() if name_key(name) in wanted for email in emails
        )

    def limits(self) -> Limits:
        """The limits as the domain's rules take them."""
        return Limits(
            central_department=self.central_department,
            moderate_cost=self.moderate_cost,
            moderate_cost_elsewhere=self.moderate_cost_elsewhere,
            direct_procurement=self.direct_procurement,
            eu_threshold=self.eu_threshold,
        )

    def terms(self, today: date) -> Terms:
        """What a draft begun today is reckoned with."""
        return Terms(self.hourly_rate, self.weeks_per_year, self.discount_rate, today.year)
