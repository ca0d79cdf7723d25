"""Who decides, by the model's rules, and that nothing lets IT-enheten do it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.nyttokalkyl.calculation import ContractKind
from bot.domain.nyttokalkyl.route import SOURCES, Decider, Limits, ProcurementForm, Rule, decisive_cost, route_of
from tests.fakes.nyttokalkyler import full, retirement

KSF = "Kommunstyrelseförvaltningen"
LIMITS = Limits(KSF, {KSF: Decimal(2_000_000)}, Decimal(100_000), Decimal(700_000), Decimal(2_400_000))


def with_value(value):
    return replace(full(), compliance=replace(full().compliance, procurement_value=value))


def test_an_owner_decides_a_moderate_cost_for_one_system():
    route = route_of(full(), LIMITS)
    assert (route.decider, route.departments) == (Decider.SYSTEM_OWNER, (KSF,))
    assert Rule.MODERATE_AND_ONE_SYSTEM in route.rules


def test_the_cost_is_the_whole_horizon_or_the_value_with_options():
    assert decisive_cost(full()) == Decimal(1050000)
    assert decisive_cost(with_value(Decimal(0))) == Decimal("1002500.50")


@pytest.mark.parametrize(("limit", "decider"), [("1050000", "system_owner"), ("1049999.99", "department_management")])
def test_the_limit_itself_is_moderate(limit, decider):
    assert route_of(full(), replace(LIMITS, moderate_cost={KSF: Decimal(limit)})).decider == decider


def test_without_a_limit_the_question_goes_up():
    route = route_of(full(), Limits(KSF))
    assert route.decider is Decider.DEPARTMENT_MANAGEMENT
    assert Rule.NO_LIMIT_CONFIGURED in route.rules
    assert route.procurement is ProcurementForm.ASK_PROCUREMENT_UNIT


def test_a_department_has_a_limit_of_its_own():
    elsewhere = replace(full(), departments=("Kultur- och fritidsförvaltningen",))
    assert route_of(elsewhere, LIMITS).limit == Decimal(100_000)
    assert Rule.COST_ABOVE_LIMIT in route_of(elsewhere, LIMITS).rules


def test_an_integration_goes_up_however_cheap():
    linked = replace(with_value(Decimal(1)), compliance=replace(full().compliance, integrations=("Ekonomisystemet",)))
    route = route_of(linked, LIMITS)
    assert route.decider is Decider.DEPARTMENT_MANAGEMENT
    assert Rule.SEVERAL_SYSTEMS in route.rules


def test_two_departments_decide_together():
    route = route_of(replace(full(), departments=(KSF, "Stadsbyggnadsförvaltningen")), LIMITS)
    assert route.decider is Decider.JOINT_MANAGEMENTS
    assert route.departments == (KSF, "Stadsbyggnadsförvaltningen")


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("700000", "direct"),
        ("700000.01", "advertised"),
        ("2399999.99", "advertised"),
        ("2400000", "advertised_in_eu"),
    ],
)
def test_the_value_with_options_chooses_the_procurement(value, form):
    assert route_of(with_value(Decimal(value)), LIMITS).procurement == form


def test_who_answers_for_the_contract():
    operative = replace(
        full(),
        departments=("Utbildningsförvaltningen",),
        compliance=replace(full().compliance, contract_kind=ContractKind.OPERATIVE),
    )
    assert route_of(full(), LIMITS).contract_department == KSF
    assert route_of(operative, LIMITS).contract_department == "Utbildningsförvaltningen"


def test_a_retirement_buys_nothing():
    route = route_of(retirement(), LIMITS)
    assert route.procurement is ProcurementForm.NONE
    assert route.contract_department is None
    assert route.rules[0] is Rule.DOCUMENT_RETIREMENT


def test_every_rule_has_a_source_and_it_is_never_the_it_unit_that_decides():
    assert set(SOURCES) == set(Rule)
    assert not [decider for decider in Decider if "it" in decider.value.split("_")]
