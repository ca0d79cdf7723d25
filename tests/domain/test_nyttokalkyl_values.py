"""What cannot be written into a calculation, and what it must hold before it is submitted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.nyttokalkyl.calculation import Compliance, Premises
from bot.domain.nyttokalkyl.completeness import faults_before_submission
from bot.domain.nyttokalkyl.faults import FaultKind, FieldError
from bot.domain.nyttokalkyl.lines import (
    CostCategory,
    CostLine,
    Estimate,
    ExternalCost,
    QualitativeBenefit,
    Span,
    Timing,
)
from bot.texts import all_languages, texts_for
from tests.fakes.nyttokalkyler import FASTER, LICENCE, full, retirement, sure


@pytest.mark.parametrize(
    ("build", "kind"),
    [
        (lambda: ExternalCost(sure("1e30")), "too_large"),
        (lambda: ExternalCost(sure("-1")), "negative"),
        (lambda: sure("NaN"), "not_a_number"),
        (lambda: sure("Infinity"), "not_a_number"),
        (lambda: Estimate(Decimal(2), Decimal(1), Decimal(3)), "out_of_order"),
        (lambda: replace(FASTER, share=sure("1.01")), "too_large"),
        (lambda: replace(FASTER, weeks=Decimal(54)), "too_large"),
        (lambda: replace(FASTER, rate=Decimal("NaN")), "not_a_number"),
        (lambda: QualitativeBenefit("q", "x", 6), "too_large"),
        (lambda: QualitativeBenefit("q", "x", 0), "too_small"),
        (lambda: Span(2, 1), "out_of_order"),
        (lambda: Span(-1, 1), "out_of_order"),
        (lambda: Premises(2027, 2), "too_small"),
        (lambda: Premises(2027, 6), "too_large"),
        (lambda: Premises(2027, 3, Decimal("-0.01")), "negative"),
        (lambda: Premises(2027, 3, ramp_up=(Decimal(1),) * 4), "outside_horizon"),
        (lambda: Premises(2027, 3, ramp_up=(Decimal(2),)), "too_large"),
        (lambda: Compliance(procurement_value=Decimal("1e30")), "too_large"),
        (
            lambda: CostLine("c", "x", CostCategory.LICENCE, Timing.ONE_OFF, Span(0, 1), LICENCE.source),
            "out_of_order",
        ),
    ],
)
def test_a_value_that_makes_no_sense_does_not_exist(build, kind):
    with pytest.raises(FieldError) as refused:
        build()
    assert refused.value.kind is FaultKind(kind)


def fields(calculation) -> dict[str, FaultKind]:
    return {fault.field: fault.kind for fault in faults_before_submission(calculation)}


def test_complete_calculations_can_be_submitted():
    assert not fields(full())
    assert not fields(retirement())


@pytest.mark.parametrize(
    ("changes", "field", "kind"),
    [
        ({"need": " "}, "need", FaultKind.MISSING),
        ({"departments": ()}, "departments", FaultKind.MISSING),
        ({"costs": ()}, "costs", FaultKind.MISSING),
        ({"benefits": ()}, "benefits", FaultKind.MISSING),
        ({"costs": (LICENCE, LICENCE)}, "lines.licence", FaultKind.DUPLICATE),
        ({"costs": (replace(LICENCE, span=Span(1, 5)),)}, "costs.licence.last_year", FaultKind.OUTSIDE_HORIZON),
        ({"alternatives": ()}, "alternatives", FaultKind.NO_CHOICE),
        ({"alternatives": full().alternatives[1:]}, "alternatives", FaultKind.NO_BASELINE),
        ({"compliance": Compliance()}, "compliance.exit_plan", FaultKind.MISSING),
        ({"responsible": ""}, "responsible", FaultKind.MISSING),
        ({"follow_up": full().start}, "follow_up", FaultKind.TOO_EARLY),
        ({"need": "x" * 4001}, "need", FaultKind.TOO_LONG),
    ],
)
def test_what_is_missing_is_named(changes, field, kind):
    assert fields(replace(full(), **changes))[field] is kind


def test_an_existing_system_needs_a_reason_not_to_be_used():
    alternatives = tuple(replace(one, reason_not_chosen="") for one in full().alternatives)
    found = fields(replace(full(), alternatives=alternatives))
    assert found == {"alternatives.1.reason_not_chosen": FaultKind.NO_REASON}


def test_a_retirement_needs_its_reason():
    assert set(fields(replace(retirement(), retirement_reason="", systems=()))) == {"retirement_reason", "systems"}


@pytest.mark.parametrize("language", all_languages())
@pytest.mark.parametrize("kind", FaultKind)
def test_every_fault_has_a_sentence(language, kind):
    assert texts_for(language).has(FieldError("x", kind).text_key)
