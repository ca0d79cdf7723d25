"""From draft to follow-up, in order, by the right people."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.nyttokalkyl import lifecycle as life
from bot.domain.nyttokalkyl.lifecycle import (
    Actor,
    Decision,
    FollowUp,
    Matter,
    Stage,
    Statement,
    Step,
    StepRefused,
    Verdict,
)
from bot.domain.nyttokalkyl.route import Decider, Limits, route_of
from bot.texts import texts_for
from tests.fakes.nyttokalkyler import full, retirement

KSF = "Kommunstyrelseförvaltningen"
HIGH, NONE = Limits(KSF, {}, Decimal(10_000_000)), Limits(KSF)
MET = date(2027, 1, 20)


def decision(verdict=Verdict.YES, decider=Decider.DEPARTMENT_MANAGEMENT, **changes):
    return replace(Decision(verdict, decider, (KSF,), "Ledningsgruppen", MET, "KS 2027/12"), **changes)


def presented(calculation=None) -> Matter:
    matter = life.submit(Matter(), calculation or full(), Actor.AUTHOR, "Örjan", date(2026, 12, 1))
    matter = life.state(matter, Statement("Går att integrera.", "IT", date(2026, 12, 9)), Actor.IT_UNIT)
    return life.present(matter, Actor.AUTHOR, MET)


def decided(verdict=Verdict.YES, calculation=None) -> Matter:
    calculation = calculation or full()
    return life.decide(
        presented(calculation), decision(verdict), route_of(calculation, NONE), Actor.DEPARTMENT_MANAGEMENT
    )


def refusal(call, *arguments) -> str:
    with pytest.raises(StepRefused) as refused:
        call(*arguments)
    assert texts_for("sv").has(refused.value.text_key)
    return refused.value.reason


def test_the_whole_way():
    matter = life.start_procurement(decided(), Actor.PROCUREMENT_UNIT, date(2027, 2, 1))
    assert not life.follow_up_due(matter, date(2028, 2, 29))
    assert life.follow_up_due(matter, date(2028, 3, 1))
    matter = life.follow_up(matter, FollowUp(Decimal(90_000), "Kanslichefen", date(2028, 3, 8)), Actor.RESPONSIBLE)
    assert matter.stage is Stage.FOLLOWED_UP
    assert not life.follow_up_due(matter, date(2029, 1, 1))
    compared = life.compare(matter)
    assert (compared.expected, compared.difference) == (Decimal("101062.5"), Decimal("-11062.5"))
    assert compared.share == Decimal("0.8905380334")


def test_nothing_is_procured_before_it_is_presented():
    matter = Matter()
    assert refusal(life.start_procurement, matter, Actor.DEPARTMENT_MANAGEMENT, MET) == "not_presented"
    for stage in (Stage.SUBMITTED, Stage.IT_STATEMENT):
        early = replace(matter, stage=stage)
        assert refusal(life.start_procurement, early, Actor.DEPARTMENT_MANAGEMENT, MET) == "not_presented"
    assert refusal(life.start_procurement, presented(), Actor.DEPARTMENT_MANAGEMENT, MET) == "out_of_turn"
    assert refusal(life.start_procurement, decided(Verdict.NO), Actor.DEPARTMENT_MANAGEMENT, MET) == "not_approved"


def test_it_gives_a_statement_and_nothing_else():
    assert [step for (_, step), (_, actors) in life.TRANSITIONS.items() if Actor.IT_UNIT in actors] == [Step.STATE]
    route = route_of(full(), HIGH)
    for stage in Stage:
        assert Step.DECIDE not in life.allowed_steps(replace(presented(), stage=stage), Actor.IT_UNIT, route)
    assert refusal(life.decide, presented(), decision(), route, Actor.IT_UNIT) == "not_yours"


def test_an_owner_decides_only_on_the_owners_route():
    own = decision(decider=Decider.SYSTEM_OWNER)
    assert life.decide(presented(), own, route_of(full(), HIGH), Actor.SYSTEM_OWNER).stage is Stage.DECIDED
    assert refusal(life.decide, presented(), own, route_of(full(), NONE), Actor.SYSTEM_OWNER) == "wrong_decider"
    assert refusal(life.decide, presented(), decision(), route_of(full(), HIGH), Actor.SYSTEM_OWNER) == "wrong_decider"
    assert Step.DECIDE in life.allowed_steps(presented(), Actor.SYSTEM_OWNER, route_of(full(), HIGH))
    assert Step.DECIDE not in life.allowed_steps(presented(), Actor.SYSTEM_OWNER, route_of(full(), NONE))


def test_both_managements_must_have_decided():
    both = replace(full(), departments=(KSF, "Stadsbyggnadsförvaltningen"))
    joint = decision(decider=Decider.JOINT_MANAGEMENTS)
    arguments = (presented(both), joint, route_of(both, HIGH), Actor.DEPARTMENT_MANAGEMENT)
    assert refusal(life.decide, *arguments) == "department_missing"
    life.decide(presented(both), replace(joint, departments=both.departments), *arguments[2:])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"diarienummer": " "}, "decision_unregistered"),
        ({"by": ""}, "decision_unregistered"),
        ({"on": date(2027, 1, 19)}, "decided_before_presented"),
    ],
)
def test_a_decision_is_registered(changes, reason):
    arguments = (presented(), decision(**changes), route_of(full(), NONE), Actor.DEPARTMENT_MANAGEMENT)
    assert refusal(life.decide, *arguments) == reason


def test_what_is_sent_back_comes_again_as_the_next_version():
    matter = decided(Verdict.SENT_BACK)
    assert refusal(life.revise, decided(Verdict.NO), Actor.AUTHOR) == "not_sent_back"
    better = replace(full(), title="Bättre underbyggd")
    again = life.submit(life.revise(matter, Actor.AUTHOR), better, Actor.AUTHOR, "Örjan", date(2027, 2, 1))
    assert [version.number for version in again.versions] == [1, 2]
    assert again.versions[0] == matter.versions[0]
    assert (again.statement, again.presented_on, again.decision) == (None, None, None)
    with pytest.raises(FrozenInstanceError):
        again.versions[0].number = 3


def test_an_incomplete_calculation_stays_a_draft():
    assert refusal(life.submit, Matter(), replace(full(), need=""), Actor.AUTHOR, "Örjan", MET) == "incomplete"


def test_a_retirement_is_followed_up_without_a_procurement():
    matter = decided(calculation=retirement())
    assert refusal(life.start_procurement, matter, Actor.AUTHOR, MET) == "nothing_to_procure"
    assert life.follow_up(matter, FollowUp(Decimal(1), "x", MET), Actor.RESPONSIBLE).stage is Stage.FOLLOWED_UP
    assert refusal(life.follow_up, decided(), FollowUp(Decimal(1), "x", MET), Actor.RESPONSIBLE) == "not_procured"


@pytest.mark.parametrize("amount", ["NaN", "-1", "Infinity"])
def test_a_realised_benefit_is_a_sum(amount):
    matter = decided(calculation=retirement())
    assert refusal(life.follow_up, matter, FollowUp(Decimal(amount), "x", MET), Actor.RESPONSIBLE) == "bad_amount"


def test_every_step_and_actor_outside_the_table_is_refused():
    calls = {
        Step.SUBMIT: lambda matter, actor: life.submit(matter, full(), actor, "x", MET),
        Step.STATE: lambda matter, actor: life.state(matter, Statement("x", "x", MET), actor),
        Step.PRESENT: lambda matter, actor: life.present(matter, actor, MET),
        Step.DECIDE: lambda matter, actor: life.decide(matter, decision(), route_of(full(), NONE), actor),
        Step.REVISE: life.revise,
        Step.PROCURE: lambda matter, actor: life.start_procurement(matter, actor, MET),
        Step.FOLLOW_UP: lambda matter, actor: life.follow_up(matter, FollowUp(Decimal(1), "x", MET), actor),
    }
    assert set(calls) == set(Step)
    for stage in Stage:
        for step, call in calls.items():
            for actor in Actor:
                if actor not in life.TRANSITIONS.get((stage, step), (None, ()))[1]:
                    assert refusal(call, replace(decided(), stage=stage), actor) in {"out_of_turn", "not_yours"}
