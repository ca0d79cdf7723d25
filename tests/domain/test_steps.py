"""The table of steps, what drafts make of it, and the calculations they become."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.dossiers import same_need
from bot.domain.drafts import Draft, Found, Terms, answered, gone_back, gone_to, read_form, skipped, with_found
from bot.domain.nyttokalkyl.building import calculation_of
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.nyttokalkyl.completeness import faults_before_submission
from bot.domain.nyttokalkyl.entry import Input, InputKind, checked, parse_date, parse_estimate
from bot.domain.nyttokalkyl.faults import FaultKind, FieldError
from bot.domain.nyttokalkyl.notation import parse_amount
from bot.domain.steps import BY_NAME, FAULT_STEPS, STEPS, steps_of
from bot.presses import VERBS
from bot.texts import all_languages, texts_for
from tests.fakes.dialogs import ANSWERS

TERMS = Terms(Decimal(450), Decimal(44), Decimal("0.03"), 2026)


class Labels(dict):
    def __missing__(self, key):
        return key


def played(kind, **changes):
    """A draft with every step answered."""
    draft = with_found(Draft(kind, "Maja", TERMS), (Found("HAN-0001", "W3D3"),))
    if kind is CalculationKind.RETIREMENT:
        draft = replace(draft, found=())
    while (step := draft.current) is not None:
        form = {asked.name: (ANSWERS | changes).get(asked.name, "Räcker inte.") for asked in draft.inputs(step)}
        values, faults = read_form(draft, step, form)
        assert not faults, (step.name, faults)
        draft = answered(draft, step, values, 1, "maja")
    return draft


@pytest.mark.parametrize("kind", CalculationKind)
def test_all_steps_make_a_calculation_that_can_be_submitted(kind):
    draft = played(kind, phasing_out="5 000")
    assert faults_before_submission(calculation_of(draft, Labels())) == ()
    assert draft.place == (len(draft.steps), len(draft.steps))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_every_step_can_be_asked_in_both_languages(step):
    for language in all_languages():
        say = texts_for(language)
        assert say.has(f"nyttokalkyl_dialog-step-{step.name}")
        assert say.has(f"nyttokalkyl_dialog-help-{step.name}")
        for asked in step.inputs:
            assert say.has(f"nyttokalkyl_dialog-input-{asked.name}")
            assert all(say.has(f"nyttokalkyl_dialog-choice-{asked.name}-{value}") for value in asked.choices)


def test_names_are_unique_and_every_fault_leads_to_a_step():
    assert len(BY_NAME) == len(STEPS)
    assert set(FAULT_STEPS.values()) <= BY_NAME.keys()
    assert all(" " not in step.name for step in STEPS)
    assert "nyttokalkyl.answer" in VERBS


def test_both_kinds_are_humane():
    for kind in CalculationKind:
        assert len(steps_of(kind, {})) <= 15


def test_more_time_savings_come_only_when_asked_for():
    names = [step.name for step in played(CalculationKind.NEW_SYSTEM, more="yes").steps]
    assert names.count("time_saving_2") == names.count("time_saving_3") == 1
    assert "time_saving_2" not in [step.name for step in played(CalculationKind.NEW_SYSTEM, more="no").steps]


def test_back_and_to_a_step():
    draft = played(CalculationKind.NEW_SYSTEM)
    assert gone_back(draft).current.name == "risks"
    assert gone_back(gone_back(draft)).current.name == "realisation"
    assert gone_to(draft, "need").current.name == "need"
    assert gone_back(gone_to(draft, "need")).current.name == "need"
    assert gone_to(draft, "nothing") == draft
    fresh = Draft(CalculationKind.NEW_SYSTEM, "Maja", TERMS)
    assert gone_to(fresh, "risks") == fresh


def test_a_skipped_step_gives_no_line():
    draft = played(CalculationKind.NEW_SYSTEM)
    without = skipped(draft, BY_NAME["time_saving"], 2, "maja")
    keys = {line.key for line in calculation_of(without, Labels()).benefits}
    assert "time_saving" not in keys
    assert without.current is None


def test_an_unfinished_draft_is_a_calculation_without_what_is_missing():
    calculation = calculation_of(Draft(CalculationKind.NEW_SYSTEM, "Maja", TERMS), Labels())
    assert calculation.costs == ()
    assert {fault.kind for fault in faults_before_submission(calculation)} >= {FaultKind.MISSING}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("180 / 200 / 260 tkr", (180_000, 200_000, 260_000)),
        ("180 000/200 000/260 000", (180_000, 200_000, 260_000)),
        ("1 mnkr / 1,5 mnkr / 2 mnkr", (1_000_000, 1_500_000, 2_000_000)),
        ("500 kr / 1 / 2 tkr", (500, 1_000, 2_000)),
        ("200 tkr", (200_000, 200_000, 200_000)),
    ],
)
def test_three_values_and_one(text, values):
    found = parse_estimate(text, "licence", parse_amount)
    assert (found.lowest, found.likely, found.highest) == tuple(map(Decimal, values))


@pytest.mark.parametrize(
    ("text", "kind"), [("1/2", "three_values"), ("3/2/1", "out_of_order"), ("1//3", "missing"), ("/", "three_values")]
)
def test_other_numbers_of_values_are_refused(text, kind):
    with pytest.raises(FieldError) as refused:
        parse_estimate(text, "licence", parse_amount)
    assert refused.value.kind is FaultKind(kind)


@pytest.mark.parametrize(
    "text", ["2027-03-01", "2027-3-1", "1 mars 2027", "den 1 mars 2027", "1 March 2027", "1st of march 2027"]
)
def test_dates_as_people_write_them(text):
    assert parse_date(text, "start") == date(2027, 3, 1)


@pytest.mark.parametrize(
    "text", ["", "imorgon", "2027-02-30", "30 februari 2027", "9999-01-01", "1999-12-31", "1/3 2027", "x" * 999]
)
def test_what_is_no_date(text):
    with pytest.raises(FieldError) as refused:
        parse_date(text, "start")
    assert refused.value.kind is FaultKind.NOT_A_DATE


def test_a_choice_outside_the_list_is_refused():
    with pytest.raises(FieldError):
        checked(Input("rating", InputKind.CHOICE, choices=("1", "2")), "3")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (("=Diarium", "ärend"), ("=Diarium", "bok"), True),
        (("mask", "handling"), ("mask", "handling", "lämn"), True),
        (("mask", "handling"), ("mask", "bild", "skol", "tavl"), False),
        (("mask",), ("mask",), False),
        ((), (), False),
    ],
)
def test_the_same_need(left, right, same):
    assert same_need(left, right) is same
