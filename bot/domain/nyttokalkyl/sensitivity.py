"""What the sign hangs on: the net present value when one assumption alone moves between its ends."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from bot.domain.nyttokalkyl.calculation import Nyttokalkyl
from bot.domain.nyttokalkyl.lines import Estimate, MoneyLine, assumptions, carried
from bot.domain.nyttokalkyl.sums import outcome_with

_EXACT = Context(prec=80)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """One assumption moved alone, all others at their likely values.

    `line` and `name` (amount, hours, minutes, people, share) say which. `at_lowest` and `at_highest` are net present
    values in kronor at the ends of the estimate. `break_even` is the value at which the net present value is zero,
    in the assumption's own unit, given only where the assumption is `decisive`: the sign changes between its ends.
    """

    line: MoneyLine
    name: str
    estimate: Estimate
    at_lowest: Decimal
    at_highest: Decimal
    break_even: Decimal | None

    @property
    def swing(self) -> Decimal:
        """How far the net present value moves, in kronor; never negative."""
        return abs(self.at_highest - self.at_lowest)

    @property
    def decisive(self) -> bool:
        """True if this assumption alone can turn the sign."""
        return min(self.at_lowest, self.at_highest) < 0 <= max(self.at_lowest, self.at_highest)


def sensitivities(calculation: Nyttokalkyl) -> tuple[Sensitivity, ...]:
    """Every assumption with a spread, the widest swing first; ties by line key and name."""
    found = [
        _moved_alone(calculation, line, name, estimate)
        for line, name, estimate in assumptions(calculation.counted_lines)
        if estimate.lowest < estimate.highest
    ]
    return tuple(sorted(found, key=lambda one: (-one.swing, one.line.key, one.name)))


def _moved_alone(calculation: Nyttokalkyl, line: MoneyLine, name: str, estimate: Estimate) -> Sensitivity:
    at_lowest = _value_with(calculation, line, name, estimate.lowest)
    at_highest = _value_with(calculation, line, name, estimate.highest)
    return Sensitivity(line, name, estimate, at_lowest, at_highest, _break_even(estimate, at_lowest, at_highest))


def _break_even(estimate: Estimate, at_lowest: Decimal, at_highest: Decimal) -> Decimal | None:
    # A single assumption enters the net present value linearly, so a straight line through the ends is exact.
    if not min(at_lowest, at_highest) < 0 <= max(at_lowest, at_highest):
        return None
    with localcontext(_EXACT):
        step = (estimate.highest - estimate.lowest) / (at_highest - at_lowest)
        return carried(estimate.lowest - at_lowest * step)


def _value_with(calculation: Nyttokalkyl, line: MoneyLine, name: str, value: Decimal) -> Decimal:
    def pick(other: MoneyLine, other_name: str, estimate: Estimate) -> Decimal:
        return value if (other.key, other_name) == (line.key, name) else estimate.likely

    return outcome_with(calculation, pick).net_present_value
