"""The way to a decision: who states, who decides and what the procurement unit does, each rule with its source.

IT-enheten gives a statement and nothing else: there is no part here by which it decides (audit 3.4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from bot.domain.nyttokalkyl.calculation import CalculationKind, ContractKind, Nyttokalkyl
from bot.domain.nyttokalkyl.sums import outcome


class Decider(StrEnum):
    """Who may say yes or no (audit 3.2)."""

    SYSTEM_OWNER = "system_owner"
    DEPARTMENT_MANAGEMENT = "department_management"
    JOINT_MANAGEMENTS = "joint_managements"


class ProcurementForm(StrEnum):
    """What the value, options included, means for the purchase."""

    NONE = "none"  # nothing is bought
    DIRECT = "direct"  # at or below the limit for direct procurement
    ADVERTISED = "advertised"  # above it, below the EU threshold
    ADVERTISED_IN_EU = "advertised_in_eu"
    ASK_PROCUREMENT_UNIT = "ask_procurement_unit"  # no value, or no limit configured


class Rule(StrEnum):
    """Why the route is as it is. The texts say each; `SOURCES` says where it comes from."""

    STATEMENT_ONLY = "statement_only"
    PRESENT_FIRST = "present_first"
    REUSE_FIRST = "reuse_first"
    MODERATE_AND_ONE_SYSTEM = "moderate_and_one_system"
    COST_ABOVE_LIMIT = "cost_above_limit"
    NO_LIMIT_CONFIGURED = "no_limit_configured"
    SEVERAL_SYSTEMS = "several_systems"
    SEVERAL_DEPARTMENTS = "several_departments"
    SUPPORTING_CONTRACT = "supporting_contract"
    OPERATIVE_CONTRACT = "operative_contract"
    VALUE_WITHIN_DIRECT_LIMIT = "value_within_direct_limit"
    VALUE_ABOVE_DIRECT_LIMIT = "value_above_direct_limit"
    VALUE_ABOVE_EU_THRESHOLD = "value_above_eu_threshold"
    VALUE_UNKNOWN = "value_unknown"
    DOCUMENT_RETIREMENT = "document_retirement"


PROCUREMENT_ACT = "LOU"

SOURCES: Mapping[Rule, str] = {
    Rule.STATEMENT_ONLY: "3.4",
    Rule.PRESENT_FIRST: "3.2",
    Rule.REUSE_FIRST: "3.2",
    Rule.MODERATE_AND_ONE_SYSTEM: "3.2",
    Rule.COST_ABOVE_LIMIT: "3.2",
    Rule.NO_LIMIT_CONFIGURED: "3.2",
    Rule.SEVERAL_SYSTEMS: "3.2",
    Rule.SEVERAL_DEPARTMENTS: "3.2",
    Rule.SUPPORTING_CONTRACT: "2.3.1",
    Rule.OPERATIVE_CONTRACT: "2.3.1",
    Rule.VALUE_WITHIN_DIRECT_LIMIT: PROCUREMENT_ACT,
    Rule.VALUE_ABOVE_DIRECT_LIMIT: PROCUREMENT_ACT,
    Rule.VALUE_ABOVE_EU_THRESHOLD: PROCUREMENT_ACT,
    Rule.VALUE_UNKNOWN: PROCUREMENT_ACT,
    Rule.DOCUMENT_RETIREMENT: "3.4",
}
"""Audit section, or LOU for the act on public procurement. The limits themselves are the municipality's own."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The municipality's limits in kronor; none is built in, for each changes from year to year.

    `moderate_cost` is what a system owner may decide, per department; `moderate_cost_elsewhere` where a department
    has none of its own. `direct_procurement` includes options. None means not configured: then the question goes up.
    `central_department` is responsible for supporting contracts (KSF).
    """

    central_department: str
    moderate_cost: Mapping[str, Decimal] = field(default_factory=dict)
    moderate_cost_elsewhere: Decimal | None = None
    direct_procurement: Decimal | None = None
    eu_threshold: Decimal | None = None

    def moderate_for(self, department: str) -> Decimal | None:
        """The system owner's limit in a department."""
        return self.moderate_cost.get(department, self.moderate_cost_elsewhere)


@dataclass(frozen=True, slots=True)
class Route:
    """The way one calculation goes. `departments` are those whose managements decide, or whose owner does.

    `cost` is what was held against `limit`, in kronor. `rules` are in the order they are told.
    """

    decider: Decider
    departments: tuple[str, ...]
    contract_department: str | None
    procurement: ProcurementForm
    cost: Decimal
    limit: Decimal | None
    rules: tuple[Rule, ...]


def route_of(calculation: Nyttokalkyl, limits: Limits) -> Route:
    """Who decides a calculation and on what grounds (audit 3.2, domain rules 1–5). A calculation needs a department."""
    department = calculation.departments[0]
    cost = decisive_cost(calculation)
    limit = limits.moderate_for(department)
    decider, grounds = _decider(calculation, cost, limit)
    contract_department, contract_rules = _contract(calculation, limits)
    procurement, procurement_rules = _procurement(calculation, limits)
    start = Rule.REUSE_FIRST if calculation.kind is CalculationKind.NEW_SYSTEM else Rule.DOCUMENT_RETIREMENT
    return Route(
        decider=decider,
        departments=calculation.departments if decider is Decider.JOINT_MANAGEMENTS else (department,),
        contract_department=contract_department,
        procurement=procurement,
        cost=cost,
        limit=limit,
        rules=(
            start,
            Rule.STATEMENT_ONLY,
            Rule.PRESENT_FIRST,
            *grounds,
            *contract_rules,
            *procurement_rules,
        ),
    )


def decisive_cost(calculation: Nyttokalkyl) -> Decimal:
    """What is held against the system owner's limit, in kronor.

    The likely costs over the whole horizon, not discounted, or the procurement value with its options where that is
    higher: nobody gets below a limit by leaving out an option or a year.
    """
    total = sum((row.costs for row in outcome(calculation).rows), Decimal(0))
    return max(total, calculation.compliance.procurement_value or Decimal(0))


def concerned_systems(calculation: Nyttokalkyl) -> int:
    """How many systems a decision concerns: a new one, and those to be retired or integrated."""
    new = 1 if calculation.kind is CalculationKind.NEW_SYSTEM else 0
    return new + len(set(calculation.systems)) + len(set(calculation.compliance.integrations))


def _decider(calculation: Nyttokalkyl, cost: Decimal, limit: Decimal | None) -> tuple[Decider, tuple[Rule, ...]]:
    grounds = []
    joint = len(set(calculation.departments)) > 1
    if joint:
        grounds.append(Rule.SEVERAL_DEPARTMENTS)
    if concerned_systems(calculation) > 1:
        grounds.append(Rule.SEVERAL_SYSTEMS)
    if limit is None:
        grounds.append(Rule.NO_LIMIT_CONFIGURED)
    elif cost > limit:
        grounds.append(Rule.COST_ABOVE_LIMIT)
    if not grounds:
        return Decider.SYSTEM_OWNER, (Rule.MODERATE_AND_ONE_SYSTEM,)
    return (Decider.JOINT_MANAGEMENTS if joint else Decider.DEPARTMENT_MANAGEMENT), tuple(grounds)


def _contract(calculation: Nyttokalkyl, limits: Limits) -> tuple[str | None, tuple[Rule, ...]]:
    match calculation.compliance.contract_kind:
        case ContractKind.SUPPORTING:
            return limits.central_department, (Rule.SUPPORTING_CONTRACT,)
        case ContractKind.OPERATIVE:
            return calculation.departments[0], (Rule.OPERATIVE_CONTRACT,)
    return None, ()


def _procurement(calculation: Nyttokalkyl, limits: Limits) -> tuple[ProcurementForm, tuple[Rule, ...]]:
    value = calculation.compliance.procurement_value
    if calculation.kind is CalculationKind.RETIREMENT and not value:
        return ProcurementForm.NONE, ()
    if value is None or limits.direct_procurement is None:
        return ProcurementForm.ASK_PROCUREMENT_UNIT, (Rule.VALUE_UNKNOWN,)
    if value <= limits.direct_procurement:
        return ProcurementForm.DIRECT, (Rule.VALUE_WITHIN_DIRECT_LIMIT,)
    if limits.eu_threshold is not None and value >= limits.eu_threshold:
        return ProcurementForm.ADVERTISED_IN_EU, (Rule.VALUE_ABOVE_EU_THRESHOLD,)
    return ProcurementForm.ADVERTISED, (Rule.VALUE_ABOVE_DIRECT_LIMIT,)
