"""The sums of a nyttokalkyl: yearly table, net present value, payback and benefit/cost ratio.

Convention (docs/decisions/008): year 0 is the investment and is not discounted; what happens in year t is reckoned at
the end of that year with the factor 1/(1+r)^t. Prices are real, in one price level, so r is a real rate. The lowest
case takes the highest costs and the lowest benefits, the highest case the other ends. A flow is carried to 10
decimals of a krona, which makes every later sum exact and independent of order; nothing else is rounded here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from bot.domain.nyttokalkyl.calculation import Nyttokalkyl, Premises
from bot.domain.nyttokalkyl.lines import (
    Case,
    CostLine,
    Estimate,
    MoneyLine,
    Timing,
    carried,
)

_EXACT = Context(prec=80)
_NOTHING = Decimal(0)

Pick = Callable[[MoneyLine, str, Estimate], Decimal]
"""Chooses the value of one estimate: (line, name of the estimate, estimate) → value."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year. Amounts in kronor; costs are positive numbers, `net` is benefits − costs.

    `cumulative` and `cumulative_discounted` are the sums of `net` and `discounted_net` from year 0 to this year.
    """

    year: int
    one_off: Decimal
    running: Decimal
    benefits: Decimal
    net: Decimal
    factor: Decimal
    discounted_costs: Decimal
    discounted_benefits: Decimal
    discounted_net: Decimal
    cumulative: Decimal
    cumulative_discounted: Decimal

    @property
    def costs(self) -> Decimal:
        """One-off and running costs together."""
        return self.one_off + self.running


@dataclass(frozen=True, slots=True)
class Outcome:
    """The sums of one case. Paybacks are in years from year 0, None for never within the horizon.

    `benefit_cost_ratio` is None where there are no costs. `redistribution` is the present value of what only moves
    between parts of the municipality: it is in none of the other figures.
    """

    rows: tuple[YearRow, ...]
    present_value_costs: Decimal
    present_value_benefits: Decimal
    net_present_value: Decimal
    payback: Decimal | None
    discounted_payback: Decimal | None
    benefit_cost_ratio: Decimal | None
    redistribution: Decimal


def outcome(calculation: Nyttokalkyl, case: Case = Case.LIKELY) -> Outcome:
    """The sums of a calculation in one case."""
    return outcome_with(calculation, lambda line, _, estimate: value_in(case, line, estimate))


def outcomes(calculation: Nyttokalkyl) -> dict[Case, Outcome]:
    """The sums in all three cases."""
    return {case: outcome(calculation, case) for case in Case}


def value_in(case: Case, line: MoneyLine, estimate: Estimate) -> Decimal:
    """The end of an estimate that a case reckons with."""
    if case is Case.LIKELY:
        return estimate.likely
    worst = estimate.highest if isinstance(line, CostLine) else estimate.lowest
    best = estimate.lowest if isinstance(line, CostLine) else estimate.highest
    return worst if case is Case.LOW else best


def outcome_with(calculation: Nyttokalkyl, pick: Pick) -> Outcome:
    """The sums where `pick` chooses the value of every estimate."""
    premises = calculation.premises
    rows: list[YearRow] = []
    cumulative = cumulative_discounted = _NOTHING
    for year in premises.years:
        one_off = _total(calculation.costs, year, premises, pick, Timing.ONE_OFF)
        running = _total(calculation.costs, year, premises, pick, Timing.YEARLY)
        benefits = _total(calculation.counted_benefits, year, premises, pick)
        factor = discount_factor(premises.discount_rate, year)
        with localcontext(_EXACT):
            net = benefits - one_off - running
            discounted_costs = carried((one_off + running) * factor)
            discounted_benefits = carried(benefits * factor)
            discounted_net = discounted_benefits - discounted_costs
            cumulative += net
            cumulative_discounted += discounted_net
        rows.append(
            YearRow(
                year,
                one_off,
                running,
                benefits,
                net,
                factor,
                discounted_costs,
                discounted_benefits,
                discounted_net,
                cumulative,
                cumulative_discounted,
            )
        )
    return _summed(tuple(rows), _moved(calculation, pick))


def _summed(rows: tuple[YearRow, ...], redistribution: Decimal) -> Outcome:
    with localcontext(_EXACT):
        costs = sum((row.discounted_costs for row in rows), _NOTHING)
        benefits = sum((row.discounted_benefits for row in rows), _NOTHING)
        return Outcome(
            rows=rows,
            present_value_costs=costs,
            present_value_benefits=benefits,
            net_present_value=benefits - costs,
            payback=payback([row.net for row in rows]),
            discounted_payback=payback([row.discounted_net for row in rows]),
            benefit_cost_ratio=carried(benefits / costs) if costs else None,
            redistribution=redistribution,
        )


def discount_factor(rate: Decimal, year: int) -> Decimal:
    """1/(1+rate)^year, to 80 digits; exactly 1 for year 0."""
    with localcontext(_EXACT):
        return 1 / (1 + rate) ** year


def payback(flows: list[Decimal]) -> Decimal | None:
    """Years until the cumulative flow is no longer negative and stays so; None if that is not within the flows.

    Interpolated within the year, as if its flow came evenly. 0 where the flow never was negative.
    """
    with localcontext(_EXACT):
        total, paid = _NOTHING, _NOTHING
        for year, flow in enumerate(flows):
            before, total = total, total + flow
            if before < 0 <= total:
                paid = carried(year - 1 + -before / flow)
        return None if total < 0 else paid


def _total(
    lines: tuple[MoneyLine, ...], year: int, premises: Premises, pick: Pick, timing: Timing | None = None
) -> Decimal:
    with localcontext(_EXACT):
        return sum(
            (line_in(line, year, premises, pick) for line in lines if timing in {None, line.timing}),
            _NOTHING,
        )


def line_in(line: MoneyLine, year: int, premises: Premises, pick: Pick) -> Decimal:
    """What one line gives or costs in a year, in kronor."""
    if year not in line.span:
        return _NOTHING
    amount = carried(line.amount({name: pick(line, name, estimate) for name, estimate in line.estimates.items()}))
    if not isinstance(line, CostLine) and line.ramps_up:
        return carried(amount * premises.effect(year)) if premises.effect(year) != 1 else amount
    return amount


def _moved(calculation: Nyttokalkyl, pick: Pick) -> Decimal:
    premises = calculation.premises
    with localcontext(_EXACT):
        return sum(
            (
                carried(
                    _total(calculation.redistributions, year, premises, pick)
                    * discount_factor(premises.discount_rate, year)
                )
                for year in premises.years
            ),
            _NOTHING,
        )


def rounded(value: Decimal, decimals: int = 2) -> Decimal:
    """A figure as it is shown: half up, that is away from zero in a tie, as Excel's ROUND does it."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT)


def yearly_benefit(calculation: Nyttokalkyl, year: int, case: Case = Case.LIKELY) -> Decimal:
    """Counted benefits in one year: what the follow-up compares with."""
    return outcome(calculation, case).rows[year].benefits
