"""Contracts: lead times of a new procurement, and when contracts are reminded of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Annotated

from pydantic import Field

from bot.domain.notices import MOST_QUIET_WEEKS, Ladders, NoticeRules
from bot.policies.table import Table

_Months = Annotated[int, Field(ge=0, le=120)]
_Days = Annotated[int, Field(ge=0, le=3650)]
_Ladder = Annotated[list[_Days], Field(min_length=1, max_length=30)]
_Week = Annotated[int, Field(ge=1, le=53)]


class ContractPolicy(Table):
    """Lead time for a new procurement, in months, per procurement form as written in the register."""

    lead_months: dict[str, _Months] = {
        "Öppet förfarande": 12,
        "Förhandlat förfarande": 15,
        "Förnyad konkurrensutsättning": 8,
        "Ramavtal Adda": 6,
        "Ramavtal Kammarkollegiet": 6,
        "Direktupphandling": 3,
    }
    default_lead_months: _Months = 12


class LadderPolicy(Table):
    """Days before a deadline on which to remind; what is left out is as for all other contracts."""

    decision_days: _Ladder | None = None
    procurement_days: _Ladder | None = None


class NoticePolicy(Table):
    """When contracts are reminded of, and when and where it is said. Days are calendar days, times are local."""

    decision_days: _Ladder = list(Ladders().decision)
    procurement_days: _Ladder = list(Ladders().procurement)
    overdue_every_days: Annotated[int, Field(ge=1, le=365)] = 7
    urgent_within_days: _Days = 14
    owner_within_days: _Days = 90
    management_within_days: _Days = 30
    too_old_days: Annotated[int, Field(ge=1, le=365)] = 14
    quiet_weeks: Annotated[list[_Week], Field(max_length=MOST_QUIET_WEEKS)] = [28, 29, 30, 31]
    digest_weekday: Annotated[int, Field(ge=1, le=5)] = 1
    send_from: Annotated[time, Field(ge=time(6), le=time(18))] = time(8)
    send_until: Annotated[time, Field(gt=time(6), le=time(22))] = time(20)
    longest_pause_weeks: Annotated[int, Field(ge=1, le=12)] = 10
    departments: dict[str, LadderPolicy] = {}
    contracts: dict[str, LadderPolicy] = {}
    meetings: dict[str, list[date]] = {}

    def rules(self, contracts: ContractPolicy, management: Mapping[str, Sequence[str]] | None = None) -> NoticeRules:
        """The policy as the rules of the domain. `management` are the addresses of department management."""
        ladders = Ladders(tuple(self.decision_days), tuple(self.procurement_days))
        return NoticeRules(
            lead_months=contracts.lead_months,
            default_lead_months=contracts.default_lead_months,
            ladders=ladders,
            departments={name: _ladders(own, ladders) for name, own in self.departments.items()},
            contracts={number: _ladders(own, ladders) for number, own in self.contracts.items()},
            overdue_every=self.overdue_every_days,
            urgent_within=self.urgent_within_days,
            owner_within=self.owner_within_days,
            management_within=self.management_within_days,
            too_old=self.too_old_days,
            quiet_weeks=frozenset(self.quiet_weeks),
            digest_weekday=self.digest_weekday,
            meetings={name: tuple(days) for name, days in self.meetings.items()},
            management={name: tuple(addresses) for name, addresses in (management or {}).items()},
        )


def _ladders(own: LadderPolicy, general: Ladders) -> Ladders:
    return Ladders(
        tuple(own.decision_days) if own.decision_days else general.decision,
        tuple(own.procurement_days) if own.procurement_days else general.procurement,
    )
