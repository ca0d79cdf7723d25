"""The sums, against exact fractions computed another way, worked examples and the laws they must obey."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.nyttokalkyl.calculation import CalculationKind, Nyttokalkyl, Premises
from bot.domain.nyttokalkyl.lines import (
    Case,
    CostCategory,
    CostLine,
    DirectSaving,
    Estimate,
    ExternalCost,
    InternalCost,
    Redistribution,
    Span,
    TimeSaving,
    Timing,
)
from bot.domain.nyttokalkyl.sensitivity import sensitivities
from bot.domain.nyttokalkyl.sums import outcome, outcomes
from tests.fakes.nyttokalkyler import sure

ORE = Decimal("0.005")
KRONOR = st.decimals(0, 10**9, places=2)
HORIZONS = st.integers(3, 5)
RATES = st.decimals(0, "0.25", places=4)
SPREADS = st.lists(KRONOR, min_size=3, max_size=3).map(lambda values: Estimate(*sorted(values)))


@st.composite
def spans(draw, horizon):
    first = draw(st.integers(0, horizon))
    return Span(first, draw(st.integers(first, horizon)))


@st.composite
def calculations(draw):
    horizon = draw(HORIZONS)
    premises = Premises(
        2027, horizon, draw(RATES), tuple(draw(st.lists(st.decimals(0, 1, places=2), max_size=horizon)))
    )
    costs = [
        CostLine(f"c{n}", "x", CostCategory.OPERATION, Timing.YEARLY, draw(spans(horizon)), ExternalCost(draw(SPREADS)))
        for n in range(draw(st.integers(0, 3)))
    ]
    costs += [
        CostLine(
            f"h{n}",
            "x",
            CostCategory.TRAINING,
            Timing.ONE_OFF,
            Span(n, n),
            InternalCost(
                Estimate(*sorted(draw(st.lists(st.decimals(0, 9999, places=2), min_size=3, max_size=3)))),
                Decimal("437.5"),
            ),
        )
        for n in range(draw(st.integers(0, 2)))
    ]
    benefits = [
        DirectSaving(f"d{n}", "x", draw(SPREADS), Timing.YEARLY, draw(spans(horizon)), draw(st.booleans()))
        for n in range(draw(st.integers(0, 2)))
    ]
    benefits += [
        TimeSaving(
            f"t{n}",
            "x",
            sure(str(draw(st.integers(0, 10_000)))),
            sure(str(draw(st.integers(0, 9999)))),
            Decimal(draw(st.integers(0, 52))),
            draw(st.decimals(0, 2000, places=2)),
            Estimate(Decimal("0.1"), Decimal("0.333"), Decimal("0.9")),
            draw(spans(horizon)),
        )
        for n in range(draw(st.integers(0, 2)))
    ]
    return Nyttokalkyl(
        CalculationKind.NEW_SYSTEM, "t", ("d",), "a", premises, costs=tuple(costs), benefits=tuple(benefits)
    )


def yearly(line, case, premises, year) -> Fraction:
    """One line's flow in a year in exact fractions, from the definitions and nothing of ours but the values."""
    end = {Case.LIKELY: "likely", Case.LOW: "lowest", Case.HIGH: "highest"}[case]
    if isinstance(line, CostLine) and case is not Case.LIKELY:
        end = "highest" if case is Case.LOW else "lowest"
    if not line.span.first <= year <= line.span.last:
        return Fraction(0)
    if isinstance(line, TimeSaving):
        value = Fraction(line.rate) * Fraction(line.weeks) / 60
        for part in (line.minutes, line.people, line.share):
            value *= Fraction(getattr(part, end))
    elif isinstance(line, CostLine):
        source = line.source
        value = (
            Fraction(getattr(source.amount, end))
            if isinstance(source, ExternalCost)
            else Fraction(getattr(source.hours, end)) * Fraction(source.rate)
        )
    else:
        value = Fraction(getattr(line.kronor, end))
    if not isinstance(line, CostLine) and line.ramps_up and 0 < year <= len(premises.ramp_up):
        value *= Fraction(premises.ramp_up[year - 1])
    return value


def exact_flows(calculation, case) -> list[Fraction]:
    premises = calculation.premises
    return [
        sum((yearly(line, case, premises, year) for line in calculation.benefits), Fraction(0))
        - sum((yearly(line, case, premises, year) for line in calculation.costs), Fraction(0))
        for year in range(premises.horizon + 1)
    ]


def horner(flows, rate) -> Fraction:
    """Net present value from the last year backwards, so that no power is ever formed."""
    value = Fraction(0)
    for flow in reversed(flows):
        value = flow + value / (1 + Fraction(rate))
    return value


@given(calculations(), st.sampled_from(Case))
def test_the_value_is_that_of_exact_fractions(calculation, case):
    value = outcome(calculation, case).net_present_value
    exact = horner(exact_flows(calculation, case), calculation.premises.discount_rate)
    assert abs(Fraction(value) - exact) < Fraction(1, 10**8)


@given(calculations())
def test_the_table_adds_up_exactly(calculation):
    for sums in outcomes(calculation).values():
        assert sum(row.discounted_net for row in sums.rows) == sums.net_present_value
        assert sums.present_value_benefits - sums.present_value_costs == sums.net_present_value
        assert sums.rows[-1].cumulative == sum(row.net for row in sums.rows)
        assert sums.rows[-1].cumulative_discounted == sums.net_present_value


@given(calculations(), st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_nothing(calculation, random):
    costs, benefits = list(calculation.costs), list(calculation.benefits)
    random.shuffle(costs)
    random.shuffle(benefits)
    assert outcomes(replace(calculation, costs=tuple(costs), benefits=tuple(benefits))) == outcomes(calculation)


@given(calculations())
def test_without_discounting_it_is_a_plain_sum(calculation):
    plain = replace(calculation, premises=replace(calculation.premises, discount_rate=Decimal(0)))
    sums = outcome(plain)
    assert sums.net_present_value == sum(row.net for row in sums.rows)
    assert sums.payback == sums.discounted_payback


def scaled(line, factor):
    def times(estimate):
        return Estimate(estimate.lowest * factor, estimate.likely * factor, estimate.highest * factor)

    if isinstance(line, CostLine):
        source = line.source
        bigger = (
            ExternalCost(times(source.amount))
            if isinstance(source, ExternalCost)
            else replace(source, rate=source.rate * factor)
        )
        return replace(line, source=bigger)
    if isinstance(line, TimeSaving):
        return replace(line, rate=line.rate * factor)
    return replace(line, kronor=times(line.kronor))


@given(calculations(), st.integers(1, 20))
def test_the_value_is_linear_in_amounts(calculation, factor):
    bigger = replace(
        calculation,
        costs=tuple(scaled(line, factor) for line in calculation.costs),
        benefits=tuple(scaled(line, factor) for line in calculation.benefits),
    )
    was, now = outcome(calculation).net_present_value, outcome(bigger).net_present_value
    assert abs(now - factor * was) < Decimal("1e-6")


@given(calculations(), KRONOR)
def test_more_cost_never_helps_and_more_benefit_never_hurts(calculation, kronor):
    cost = CostLine("n", "x", CostCategory.LICENCE, Timing.YEARLY, Span(0, 1), ExternalCost(Estimate.certain(kronor)))
    saving = DirectSaving("n", "x", Estimate.certain(kronor), Timing.ONE_OFF, Span(2, 2))
    value = outcome(calculation).net_present_value
    assert outcome(replace(calculation, costs=(*calculation.costs, cost))).net_present_value <= value
    assert outcome(replace(calculation, benefits=(*calculation.benefits, saving))).net_present_value >= value


@given(calculations())
def test_the_lowest_case_is_worst(calculation):
    sums = outcomes(calculation)
    assert sums[Case.LOW].net_present_value <= sums[Case.LIKELY].net_present_value <= sums[Case.HIGH].net_present_value


@given(calculations(), KRONOR)
def test_what_only_moves_changes_no_sum(calculation, kronor):
    moved = Redistribution("m", "x", Estimate.certain(kronor), Timing.YEARLY, Span(1, 2))
    with_it = outcome(replace(calculation, benefits=(*calculation.benefits, moved)))
    assert replace(with_it, redistribution=Decimal(0)) == outcome(calculation)


@settings(max_examples=50)
@given(calculations())
def test_sensitivity_is_sorted_and_breaks_even(calculation):
    found = sensitivities(calculation)
    assert [one.swing for one in found] == sorted((one.swing for one in found), reverse=True)
    for one in found:
        assert (one.break_even is not None) == one.decisive
        if one.break_even is not None:
            assert one.estimate.lowest <= one.break_even <= one.estimate.highest
