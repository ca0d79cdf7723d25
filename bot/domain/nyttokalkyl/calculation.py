"""A whole nyttokalkyl as a value: what a department brings to a tactical meeting (audit 3.2, 3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from bot.domain.nyttokalkyl.faults import FaultKind, FieldError
from bot.domain.nyttokalkyl.lines import (
    BenefitLine,
    CostLine,
    DirectSaving,
    MoneyLine,
    QualitativeBenefit,
    Redistribution,
    TimeSaving,
    check_number,
)
from bot.domain.nyttokalkyl.notation import MAX_AMOUNT
from bot.domain.systems import InformationClassification

SHORTEST_HORIZON, LONGEST_HORIZON = 3, 5
DEFAULT_DISCOUNT_RATE = Decimal("0.03")
MAX_DISCOUNT_RATE = Decimal("0.25")
MONTHS_TO_FOLLOW_UP = 12


class CalculationKind(StrEnum):
    """What the calculation argues for. A retirement's reasons belong in a nyttokalkyl too (audit 3.4)."""

    NEW_SYSTEM = "new_system"
    RETIREMENT = "retirement"


class AlternativeKind(StrEnum):
    """A way to meet the need. BASELINE is the zero alternative: to go on as today."""

    BASELINE = "baseline"
    EXISTING_SYSTEM = "existing_system"
    PROPOSAL = "proposal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to meet the need. An existing system that is not chosen needs a reason (audit 3.2).

    `system` is the register's key of an existing system.
    """

    kind: AlternativeKind
    name: str
    description: str = ""
    system: str | None = None
    chosen: bool = False
    reason_not_chosen: str = ""


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """A group that pays, gains or both. `costs` and `benefits` say what, in words; empty where it has none."""

    name: str
    costs: str = ""
    benefits: str = ""


@dataclass(frozen=True, slots=True)
class Premises:
    """What all sums rest on.

    `price_level` is the year whose prices are used. `horizon` is the last year reckoned with (3–5). `discount_rate`
    is real, as a share (0.03). `ramp_up` holds the share of full effect in year 1, 2 …; later years are at 1.
    """

    price_level: int
    horizon: int
    discount_rate: Decimal = DEFAULT_DISCOUNT_RATE
    ramp_up: tuple[Decimal, ...] = ()

    def __post_init__(self) -> None:
        check_number(Decimal(self.price_level), "price_level", Decimal(2100), Decimal(2000))
        check_number(Decimal(self.horizon), "horizon", Decimal(LONGEST_HORIZON), Decimal(SHORTEST_HORIZON))
        check_number(self.discount_rate, "discount_rate", MAX_DISCOUNT_RATE)
        if len(self.ramp_up) > self.horizon:
            raise FieldError("ramp_up", FaultKind.OUTSIDE_HORIZON)
        for share in self.ramp_up:
            check_number(share, "ramp_up", Decimal(1))

    def effect(self, year: int) -> Decimal:
        """Share of full effect in a year. Nothing has an effect in year 0 but what needs no learning."""
        return self.ramp_up[year - 1] if 1 <= year <= len(self.ramp_up) else Decimal(1)

    @property
    def years(self) -> range:
        """Year 0 to the horizon."""
        return range(self.horizon + 1)


class PersonalData(StrEnum):
    """Which personal data the system holds."""

    NONE = "none"
    ORDINARY = "ordinary"
    SENSITIVE = "sensitive"


class ContractKind(StrEnum):
    """Kind of contract (audit 2.3.1): supporting all departments, or driving one department's own work."""

    SUPPORTING = "supporting"  # verksamhetsstödjande: KSF is responsible
    OPERATIVE = "operative"  # verksamhetsdrivande: the department is responsible


@dataclass(frozen=True, slots=True)
class Compliance:
    """What must be known of information, accessibility, integrations and exit. None means not answered yet.

    `procurement_value` is the estimated value in kronor of the whole contract, options included.
    """

    classification: InformationClassification | None = None
    personal_data: PersonalData | None = None
    accessibility: str = ""
    integrations: tuple[str, ...] = ()
    exit_plan: str = ""
    procurement_value: Decimal | None = None
    contract_kind: ContractKind | None = None

    def __post_init__(self) -> None:
        if self.procurement_value is not None:
            check_number(self.procurement_value, "procurement_value", MAX_AMOUNT)


@dataclass(frozen=True, slots=True)
class Nyttokalkyl:
    """One calculation. Frozen: a submitted version can never change.

    `departments` are those it concerns, the asking one first. `systems` are the register's keys of the systems it
    concerns beside a new one: those to be retired or integrated. `start` is the day year 1 begins, `follow_up` when
    the realised benefit is asked for, `responsible` who sees to it that the benefit is realised.
    """

    kind: CalculationKind
    title: str
    departments: tuple[str, ...]
    author: str
    premises: Premises
    need: str = ""
    situation: str = ""
    retirement_reason: str = ""
    alternatives: tuple[Alternative, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    costs: tuple[CostLine, ...] = ()
    benefits: tuple[BenefitLine, ...] = ()
    risks: tuple[str, ...] = ()
    compliance: Compliance = Compliance()
    systems: tuple[str, ...] = ()
    responsible: str = ""
    start: date | None = None
    follow_up: date | None = None

    @property
    def counted_benefits(self) -> tuple[TimeSaving | DirectSaving, ...]:
        """Benefits that are added up in money."""
        return tuple(line for line in self.benefits if isinstance(line, (TimeSaving, DirectSaving)))

    @property
    def redistributions(self) -> tuple[Redistribution, ...]:
        """Worth that only moves, kept apart."""
        return tuple(line for line in self.benefits if isinstance(line, Redistribution))

    @property
    def qualitative_benefits(self) -> tuple[QualitativeBenefit, ...]:
        """Rated benefits, kept apart."""
        return tuple(line for line in self.benefits if isinstance(line, QualitativeBenefit))

    @property
    def counted_lines(self) -> tuple[MoneyLine, ...]:
        """Every line that the net present value rests on."""
        return (*self.costs, *self.counted_benefits)


def earliest_follow_up(start: date) -> date:
    """A year after the start: before that there is no year of benefits to ask for."""
    return start + relativedelta(months=MONTHS_TO_FOLLOW_UP)
