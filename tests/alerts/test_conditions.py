"""What the register says that IT-enheten should know, reckoned from the register alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.alerts.conditions import register_conditions
from bot.domain.alerts import AlertKind
from bot.domain.contract_decisions import NOTHING_DECIDED, Act, Capacity, Decisions, Entry, Outcome, case_of
from bot.domain.notices import dated_contracts
from bot.domain.systems import InformationClassification, LifecyclePhase, RestrictedFacts
from bot.texts import texts_for
from tests.notices.rules import contract, rules, system

TODAY = date(2026, 11, 30)
WHOLE = RestrictedFacts(
    contracts=(contract(),),
    classification=InformationClassification(1, 2, 3),
    maintenance_plan_url="https://example.invalid/plan",
)


def found(*systems, today=TODAY):
    conditions = register_conditions(systems, NOTHING_DECIDED, rules(), today, texts_for("sv"))
    return [(condition.kind, condition.subject) for condition in conditions]


def test_a_whole_system_is_no_alert():
    assert found(system(restricted=WHOLE)) == []


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"owner": None, "restricted": WHOLE}, AlertKind.WITHOUT_OWNER),
        ({"manager": None, "restricted": WHOLE}, AlertKind.WITHOUT_MANAGER),
        ({"restricted": replace(WHOLE, maintenance_plan_url=None)}, AlertKind.WITHOUT_PLAN),
        ({"restricted": replace(WHOLE, classification=None)}, AlertKind.WITHOUT_CLASSIFICATION),
        ({"restricted": replace(WHOLE, contracts=())}, AlertKind.WITHOUT_CONTRACT),
    ],
)
def test_what_a_system_lacks_is_an_alert(changes, kind):
    assert found(system(**changes)) == [(kind, "HAN-1")]


@pytest.mark.parametrize(
    ("phase", "kinds"),
    [
        (LifecyclePhase.ACQUISITION, set()),
        (LifecyclePhase.INTRODUCTION, {AlertKind.WITHOUT_CONTRACT}),
        (
            LifecyclePhase.OPERATION,
            {AlertKind.WITHOUT_CONTRACT, AlertKind.WITHOUT_PLAN, AlertKind.WITHOUT_CLASSIFICATION},
        ),
        (None, {AlertKind.WITHOUT_CONTRACT, AlertKind.WITHOUT_PLAN, AlertKind.WITHOUT_CLASSIFICATION}),
        (LifecyclePhase.RETIREMENT, set()),
    ],
)
def test_what_is_asked_for_depends_on_the_phase(phase, kinds):
    assert {kind for kind, _ in found(system(phase=phase, restricted=RestrictedFacts()))} == kinds


def test_a_contract_that_has_ended_is_an_alert_from_the_day_after():
    one = system(restricted=replace(WHOLE, contracts=(contract(end_date=TODAY),)))
    assert found(one) == []
    assert found(one, today=TODAY + timedelta(days=1)) == [(AlertKind.CONTRACT_ENDED, "HAN-1/KS-1")]


def test_a_contract_whose_end_nobody_knows_is_an_alert_since_nobody_can_be_reminded_of_it():
    undated = contract(end_date=None, renewal=None)
    one = system(restricted=replace(WHOLE, contracts=(undated,)))
    assert found(one) == [(AlertKind.CONTRACT_UNDATED, "HAN-1/KS-1")]
    assert found(system(restricted=replace(WHOLE, contracts=(replace(undated, open_ended=True),)))) == []


@pytest.mark.parametrize(("outcome", "told"), [(Outcome.NEW_PROCUREMENT, True), (Outcome.RETIRE, False)])
def test_what_was_decided_and_never_done_is_an_alert_when_the_contract_has_ended(outcome, told):
    one = system(restricted=replace(WHOLE, contracts=(contract(end_date=TODAY),)))
    (seen,) = dated_contracts(one, rules(), TODAY)
    case = case_of(one.key, seen.subject, seen.outlook)
    entry = Entry(case, 1, Act.DECIDED, "asa", "Åsa Ek", Capacity.SYSTEM_OWNER, TODAY, outcome)
    later = TODAY + timedelta(days=1)
    conditions = register_conditions([one], Decisions.of([entry]), rules(), later, texts_for("sv"))
    assert [condition.kind for condition in conditions] == ([AlertKind.CONTRACT_ENDED] if told else [])
    assert all("det som beslutades syns inte" in condition.detail for condition in conditions)


def test_a_secret_system_is_not_counted_by_department():
    one = system(owner=None, restricted=replace(WHOLE, secret=True))
    (condition,) = register_conditions([one], NOTHING_DECIDED, rules(), TODAY, texts_for("sv"))
    assert (condition.system, condition.department) == ("HAN-1", None)
