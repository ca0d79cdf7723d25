"""The lines of a nyttokalkyl: what something costs or gives, from its first year to its last.

Years are counted from the investment: 0 is the year of the decision, 1 the first year of use. Amounts are
Swedish kronor in one price level. A line that exists is sound: constructors raise FieldError.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from enum import StrEnum

from bot.domain.nyttokalkyl.faults import FaultKind, FieldError
from bot.domain.nyttokalkyl.notation import MAX_AMOUNT, MAX_COUNT, MAX_HOURS, MAX_MINUTES

CARRIED = Decimal("1E-10")
"""Every flow is carried to this part of a krona (half even), so that all later sums are exact in any order.

Kronor are rounded to öre only where they are shown; see docs/decisions/008.
"""
_EXACT = Context(prec=80)

MAX_RATE = Decimal(100_000)
"""Kronor an hour."""
MAX_WEEKS = Decimal(53)
_ONE = Decimal(1)


def carried(value: Decimal) -> Decimal:
    """A flow as it is carried through the sums."""
    return value.quantize(CARRIED, context=_EXACT)


def check_number(value: Decimal, field: str, highest: Decimal, lowest: Decimal = Decimal(0)) -> None:
    """Refuse NaN, infinities and whatever lies outside the bounds. Raises FieldError."""
    if not value.is_finite():
        raise FieldError(field, FaultKind.NOT_A_NUMBER)
    if value < 0 <= lowest:
        raise FieldError(field, FaultKind.NEGATIVE)
    if value < lowest:
        raise FieldError(field, FaultKind.TOO_SMALL, lowest=f"{lowest:f}")
    if value > highest:
        raise FieldError(field, FaultKind.TOO_LARGE, highest=f"{highest:f}")


class Case(StrEnum):
    """Which end of the estimates is reckoned with. LOW is the worst outcome: highest costs, lowest benefits."""

    LOW = "low"
    LIKELY = "likely"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Estimate:
    """Lowest, likely and highest value of something uncertain, in that order."""

    lowest: Decimal
    likely: Decimal
    highest: Decimal

    def __post_init__(self) -> None:
        for name, value in (("lowest", self.lowest), ("likely", self.likely), ("highest", self.highest)):
            if not value.is_finite():
                raise FieldError(name, FaultKind.NOT_A_NUMBER)
        if not self.lowest <= self.likely <= self.highest:
            raise FieldError("likely", FaultKind.OUT_OF_ORDER)

    @classmethod
    def certain(cls, value: Decimal) -> Estimate:
        """An estimate without a spread."""
        return cls(value, value, value)

    def check(self, field: str, highest: Decimal) -> None:
        """Refuse values below zero or above `highest`. Raises FieldError."""
        check_number(self.lowest, f"{field}.lowest", highest)
        check_number(self.highest, f"{field}.highest", highest)


@dataclass(frozen=True, slots=True)
class Span:
    """The years of a line, both ends included. A one-off line has the same first and last year."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.first < 0 or self.last < self.first:
            raise FieldError("last_year", FaultKind.OUT_OF_ORDER)

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last


class CostCategory(StrEnum):
    """What a cost is for."""

    LICENCE = "licence"
    INTRODUCTION = "introduction"
    INTEGRATION = "integration"
    TRAINING = "training"
    OPERATION = "operation"
    PHASING_OUT = "phasing_out"


class Timing(StrEnum):
    """Paid once, or every year of the span."""

    ONE_OFF = "one_off"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class ExternalCost:
    """An invoice: kronor each time."""

    amount: Estimate

    def __post_init__(self) -> None:
        self.amount.check("amount", MAX_AMOUNT)


@dataclass(frozen=True, slots=True)
class InternalCost:
    """The municipality's own work: hours each time, at `rate` kronor an hour."""

    hours: Estimate
    rate: Decimal

    def __post_init__(self) -> None:
        self.hours.check("hours", MAX_HOURS)
        check_number(self.rate, "rate", MAX_RATE)


@dataclass(frozen=True, slots=True)
class CostLine:
    """One cost. `key` is unique in the calculation; `bearer` who pays it, where that is not the department."""

    key: str
    label: str
    category: CostCategory
    timing: Timing
    span: Span
    source: ExternalCost | InternalCost
    bearer: str | None = None

    def __post_init__(self) -> None:
        _check_one_off(self.timing, self.span)

    @property
    def estimates(self) -> Mapping[str, Estimate]:
        """What is uncertain, by name."""
        if isinstance(self.source, ExternalCost):
            return {"amount": self.source.amount}
        return {"hours": self.source.hours}

    def amount(self, values: Mapping[str, Decimal]) -> Decimal:
        """Kronor each time, with the given values of the estimates; not yet rounded to what is carried."""
        if isinstance(self.source, ExternalCost):
            return values["amount"]
        with localcontext(_EXACT):
            return values["hours"] * self.source.rate


@dataclass(frozen=True, slots=True)
class TimeSaving:
    """Working time set free: minutes × people × weeks × rate / 60 × share realised, in kronor a year.

    `minutes` are per person and week, `weeks` per year, `rate` kronor an hour, `share` from 0 to 1: how much of
    the time really goes to something else. With `ramps_up` the calculation's ramp-up applies.
    """

    key: str
    label: str
    minutes: Estimate
    people: Estimate
    weeks: Decimal
    rate: Decimal
    share: Estimate
    span: Span
    ramps_up: bool = True
    receiver: str | None = None
    timing = Timing.YEARLY

    def __post_init__(self) -> None:
        self.minutes.check("minutes", MAX_MINUTES)
        self.people.check("people", MAX_COUNT)
        self.share.check("share", _ONE)
        check_number(self.weeks, "weeks", MAX_WEEKS)
        check_number(self.rate, "rate", MAX_RATE)

    @property
    def estimates(self) -> Mapping[str, Estimate]:
        """What is uncertain, by name."""
        return {"minutes": self.minutes, "people": self.people, "share": self.share}

    def amount(self, values: Mapping[str, Decimal]) -> Decimal:
        """Kronor a year at full effect, with the given values of the estimates."""
        with localcontext(_EXACT):
            worth = values["minutes"] * values["people"] * values["share"] * self.weeks * self.rate
            return worth / 60


@dataclass(frozen=True, slots=True)
class _AmountLine:
    key: str
    label: str
    kronor: Estimate
    timing: Timing
    span: Span
    ramps_up: bool = False
    receiver: str | None = None

    def __post_init__(self) -> None:
        self.kronor.check("amount", MAX_AMOUNT)
        _check_one_off(self.timing, self.span)

    @property
    def estimates(self) -> Mapping[str, Estimate]:
        """What is uncertain, by name."""
        return {"amount": self.kronor}

    def amount(self, values: Mapping[str, Decimal]) -> Decimal:
        """Kronor each time, with the given values of the estimates."""
        return values["amount"]


@dataclass(frozen=True, slots=True)
class DirectSaving(_AmountLine):
    """Money no longer spent, such as the yearly cost of systems that can be retired (`systems`, register keys)."""

    systems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Redistribution(_AmountLine):
    """Omfördelningsnytta: worth moved from one part of the municipality to another. Shown, never added to the sums."""


@dataclass(frozen=True, slots=True)
class QualitativeBenefit:
    """A benefit that is not counted in money: rated from 1 (small) to 5 (decisive). Never added to the sums."""

    key: str
    label: str
    rating: int
    receiver: str | None = None

    def __post_init__(self) -> None:
        check_number(Decimal(self.rating), "rating", Decimal(5), _ONE)


MoneyLine = CostLine | TimeSaving | DirectSaving | Redistribution
BenefitLine = TimeSaving | DirectSaving | Redistribution | QualitativeBenefit


def _check_one_off(timing: Timing, span: Span) -> None:
    if timing is Timing.ONE_OFF and span.first != span.last:
        raise FieldError("last_year", FaultKind.OUT_OF_ORDER)


def assumptions(lines: tuple[MoneyLine, ...]) -> Iterator[tuple[MoneyLine, str, Estimate]]:
    """Every estimate in the lines, with the line it belongs to and its name there."""
    for line in lines:
        for name, estimate in line.estimates.items():
            yield line, name, estimate
