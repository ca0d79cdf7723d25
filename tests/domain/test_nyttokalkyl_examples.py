"""Worked examples of the sums, payback and sensitivity, reckoned by hand or in exact fractions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.domain.nyttokalkyl.calculation import CalculationKind, Nyttokalkyl, Premises
from bot.domain.nyttokalkyl.lines import CostCategory, CostLine, DirectSaving, Estimate, ExternalCost, Span, Timing
from bot.domain.nyttokalkyl.sensitivity import sensitivities
from bot.domain.nyttokalkyl.sums import outcome, payback, rounded
from tests.fakes.nyttokalkyler import MOVED, full, sure

ORE = Decimal("0.005")


def test_a_worked_example():
    """100 000 at once; 40 000 a year for four years at 10 %: annuity factor 3.16986544…"""
    cost = CostLine("c", "x", CostCategory.LICENCE, Timing.ONE_OFF, Span(0, 0), ExternalCost(sure("100000")))
    saving = DirectSaving("s", "x", sure("40000"), Timing.YEARLY, Span(1, 4))
    sums = outcome(
        Nyttokalkyl(
            CalculationKind.NEW_SYSTEM,
            "t",
            ("d",),
            "a",
            Premises(2027, 4, Decimal("0.10")),
            costs=(cost,),
            benefits=(saving,),
        )
    )
    annuity = (1 - Fraction(10, 11) ** 4) / Fraction(1, 10)
    assert abs(Fraction(sums.net_present_value) - (40000 * annuity - 100000)) < Fraction(1, 10**9)
    assert rounded(sums.net_present_value) == Decimal("26794.62")
    assert sums.payback == Decimal("2.5")
    # Discounted: 36 363.64 + 33 057.85 = 69 421.49 in two years; the third gives 30 052.59 of 30 578.51.
    assert rounded(sums.discounted_payback, 1) == Decimal("3.0")
    assert sums.discounted_payback > 3
    assert rounded(sums.benefit_cost_ratio, 4) == Decimal("1.2679")


def test_the_full_example_in_all_its_years():
    rows = outcome(full()).rows
    assert [row.one_off for row in rows] == [Decimal("150000.50"), Decimal(52500), 0, 0, 0]
    assert [row.running for row in rows] == [0, *[Decimal(200_000)] * 4]
    saved = Decimal(35 * 30 * 44) * Decimal("437.50") * Decimal("0.6") / 60
    assert saved == Decimal(202_125)
    assert [row.benefits for row in rows] == [0, saved / 2, *[saved + 90_000] * 3]
    assert outcome(full()).redistribution == sum(
        (60_000 / Decimal("1.03") ** year).quantize(Decimal("1e-10")) for year in range(1, 5)
    )
    assert MOVED in full().benefits


@pytest.mark.parametrize(
    ("flows", "years"),
    [
        ([-100, 50, 50], "2"),
        ([-100, 50, 100], "1.5"),
        ([-100, 50, 49], None),
        ([0, -100, 200], "1.5"),
        ([-100, 150, -100, 100], "2.5"),
        ([-100, 150, -100], None),
        ([0, 0, 0], "0"),
        ([10, 10], "0"),
        ([-100, 0, 0, 300], "2.3333333333"),
        ([], "0"),
    ],
)
def test_payback(flows, years):
    assert payback([Decimal(flow) for flow in flows]) == (None if years is None else Decimal(years))


def test_no_costs_give_no_ratio():
    assert outcome(replace(full(), costs=())).benefit_cost_ratio is None
    assert outcome(replace(full(), benefits=())).benefit_cost_ratio == 0


def test_ore_are_rounded_half_up():
    assert [rounded(Decimal(text)) for text in ("0.005", "0.015", "-0.005", "2.6749999999")] == [
        Decimal("0.01"),
        Decimal("0.02"),
        Decimal("-0.01"),
        Decimal("2.67"),
    ]


def test_sensitivity_of_the_full_example():
    found = {(one.line.key, one.name): one for one in sensitivities(full())}
    assert {"amount", "hours", "minutes", "people", "share"} == {name for _, name in found}
    share = found["faster", "share"]
    assert share.decisive
    faster = next(line for line in full().benefits if line.key == "faster")
    at_zero = replace(faster, share=Estimate(Decimal(0), share.break_even, Decimal(1)))
    others = tuple(line for line in full().benefits if line.key != "faster")
    assert abs(outcome(replace(full(), benefits=(*others, at_zero))).net_present_value) < ORE
    lowest = replace(faster, share=Estimate.certain(faster.share.lowest))
    assert outcome(replace(full(), benefits=(*others, lowest))).net_present_value == share.at_lowest


PUBLISHED = [
    # HM Treasury, The Green Book (2003), chapter 5, the box on discounting: options A and B at 3,5 %, £ million.
    pytest.param("0.035", 10, [2.5] * 4, "-0.82", None, id="green book A"),
    pytest.param("0.035", 5, [1.5] * 4, "0.51", None, id="green book B"),
    # Ross, Westerfield & Jordan, Fundamentals of Corporate Finance, «Calculating discounted payback» at 14 %.
    pytest.param("0.14", 5200, [2800, 3700, 5100, 4300], "6091.47", "1.96", id="ross 5200"),
    pytest.param("0.14", 10400, [2800, 3700, 5100, 4300], "891.47", "3.65", id="ross 10400"),
    # CFA Institute, Corporate finance, capital budgeting: 12 %, the table of discounted payback.
    pytest.param("0.12", 200000, [60000, 80000, 70000, 60000, 50000], "33673.98", "3.86", id="cfa"),
]


@pytest.mark.parametrize(("rate", "cost", "benefits", "value", "years"), PUBLISHED)
def test_published_examples(rate, cost, benefits, value, years):
    outlay = CostLine("c", "x", CostCategory.LICENCE, Timing.ONE_OFF, Span(0, 0), ExternalCost(sure(str(cost))))
    savings = tuple(
        DirectSaving(f"s{year}", "x", sure(str(amount)), Timing.YEARLY, Span(year, year))
        for year, amount in enumerate(benefits, start=1)
    )
    premises = Premises(2027, len(benefits), Decimal(rate))
    sums = outcome(
        Nyttokalkyl(CalculationKind.NEW_SYSTEM, "t", ("d",), "a", premises, costs=(outlay,), benefits=savings)
    )
    if value is not None:
        assert rounded(sums.net_present_value) == Decimal(value)
    if years is not None:
        decimals = len(years.partition(".")[2])
        assert rounded(sums.discounted_payback, decimals) == Decimal(years)
