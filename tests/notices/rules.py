"""Rules, systems and contracts for tests of notices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.domain.systems import (
    Contract,
    ItSystem,
    LifecyclePhase,
    Renewal,
    RenewalKind,
    RestrictedFacts,
    Role,
    RoleHolder,
)
from bot.policies import ContractPolicy, NoticePolicy

NONE, AUTOMATIC = Renewal(RenewalKind.NONE), Renewal(RenewalKind.AUTOMATIC, 12)
OPTION = Renewal(RenewalKind.OPTION, 12, 1)


def rules(**changes):
    return NoticePolicy(**changes).rules(ContractPolicy(default_lead_months=12, lead_months={}))


def contract(**changes) -> Contract:
    values = {
        "number": "KS-1",
        "start_date": date(2024, 1, 1),
        "end_date": date(2028, 6, 30),
        "open_ended": False,
        "notice_period_months": 3,
        "renewal": NONE,
        "yearly_cost": Decimal(100_000),
        "procurement_form": None,
    }
    return Contract(**{**values, **changes})


def system(*contracts: Contract, secret=False, **changes) -> ItSystem:
    values = {
        "key": "HAN-1",
        "name": "Treserva",
        "description": "",
        "functions": ("Journal",),
        "department": "Socialförvaltningen",
        "unit": None,
        "phase": LifecyclePhase.OPERATION,
        "supplier": "CGI",
        "owner": RoleHolder(Role.SYSTEM_OWNER, "Åsa Ek", "chef"),
        "manager": RoleHolder(Role.SYSTEM_MANAGER, "Bo Alm"),
        "restricted": RestrictedFacts(contracts=contracts, secret=secret),
    }
    return ItSystem(**{**values, **changes})
