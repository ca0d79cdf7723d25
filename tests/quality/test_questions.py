"""Which fact is asked about next, and when: pure rules, also for any list and any answers."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.quality import (
    ANSWERS,
    Act,
    Asked,
    Confirmation,
    Entry,
    Fact,
    Knowledge,
    QualityRules,
    Round,
    after,
    fact_text,
    is_missing,
    is_time,
    may_be_confirmed,
    next_question,
    progress_of,
    rounds,
)
from bot.domain.systems import InformationClassification, LifecyclePhase, RestrictedFacts
from tests.notices.rules import contract, system

DAY = date(2028, 2, 29)
RULES = QualityRules()
WHOLE = RestrictedFacts(
    contracts=(contract(),),
    classification=InformationClassification(3, 2, 2),
    maintenance_plan_url="https://kommunen.example.invalid/plan",
    user_count=120,
)


def confirmed(one, *facts, on=DAY):
    return Knowledge({(one.key, fact): Confirmation(fact_text(one, fact), on) for fact in facts or Fact})


def test_what_is_missing_comes_before_what_is_old_in_the_order_of_need():
    whole = system(key="HAN-1", restricted=WHOLE)
    without_plan = system(key="HAN-2", name="Lex", restricted=replace(WHOLE, maintenance_plan_url=None))
    assert next_question([whole, without_plan], Knowledge(), Round("bo"), RULES, DAY) == (without_plan, Fact.PLAN)
    assert next_question([whole], Knowledge(), Round("bo"), RULES, DAY) == (whole, Fact.OWNER)
    ownerless = replace(without_plan, owner=None)
    assert next_question([whole, ownerless], Knowledge(), Round("bo"), RULES, DAY) == (ownerless, Fact.OWNER)


def test_a_confirmation_holds_for_a_year_and_for_the_same_words_only():
    one = system(restricted=WHOLE)
    known = confirmed(one)
    assert next_question([one], known, Round("bo"), RULES, DAY + timedelta(days=365)) is None
    assert next_question([one], known, Round("bo"), RULES, DAY + timedelta(days=366)) == (one, Fact.OWNER)
    moved = replace(one, restricted=replace(WHOLE, contracts=(contract(end_date=date(2030, 6, 30)),)))
    assert next_question([moved], known, Round("bo"), RULES, DAY) == (moved, Fact.CONTRACT)
    shorter = QualityRules(fresh_days={Fact.PLAN: 100})
    assert next_question([one], known, Round("bo"), shorter, DAY + timedelta(days=101)) == (one, Fact.PLAN)


def test_a_change_by_request_counts_as_a_word_of_its_day_unless_it_left_nothing():
    one = system(restricted=WHOLE)
    known = replace(confirmed(one, *(set(Fact) - {Fact.OWNER})), changed={(one.key, Fact.OWNER): DAY})
    assert next_question([one], known, Round("bo"), RULES, DAY) is None
    assert next_question([replace(one, owner=None)], known, Round("bo"), RULES, DAY) is not None


def test_that_there_is_no_contract_can_be_confirmed_but_not_that_there_is_no_plan():
    bare = system(restricted=RestrictedFacts())
    assert is_missing(bare, Fact.CONTRACT)
    assert may_be_confirmed(bare, Fact.CONTRACT)
    assert not may_be_confirmed(bare, Fact.PLAN)
    assert not may_be_confirmed(system(contract(end_date=None)), Fact.CONTRACT)
    assert may_be_confirmed(system(contract(end_date=None, open_ended=True)), Fact.CONTRACT)
    assert confirmed(bare, Fact.CONTRACT).is_fresh(bare, Fact.CONTRACT, RULES, DAY)


def test_measured_use_and_systems_in_retirement_are_let_be():
    measured = system(restricted=replace(WHOLE, user_count=None, logins_90_days=40))
    known = confirmed(measured, *(set(Fact) - {Fact.USAGE}))
    assert next_question([measured], known, Round("bo"), RULES, DAY) is None
    going = system(restricted=RestrictedFacts(), phase=LifecyclePhase.RETIREMENT)
    assert next_question([going], Knowledge(), Round("bo"), RULES, DAY) is None
    assert progress_of([going], Knowledge(), RULES, DAY).systems == 0


def test_progress_counts_facts():
    one, bare = system(restricted=WHOLE), system(key="HAN-2", restricted=RestrictedFacts())
    done = progress_of([one, bare], confirmed(one, Fact.PLAN), RULES, DAY)
    assert (done.systems, done.facts, done.known, done.fresh) == (2, 10, 6, 1)


@pytest.mark.parametrize(("answer", "days"), [(None, 14), (Act.CONFIRMED, 7), (Act.LATER, 7), (Act.MENDED, 7)])
def test_when_the_next_question_comes(answer, days):
    asked = Round("bo", 1, (Asked(1, "HAN-1", Fact.PLAN, DAY, sent=True, answer=answer, answered_on=DAY),))
    assert not is_time(asked, RULES, DAY + timedelta(days=days - 1), 0)
    assert is_time(asked, RULES, DAY + timedelta(days=days), 0)
    paused = replace(asked, paused_until=DAY + timedelta(days=days))
    assert not is_time(paused, RULES, DAY + timedelta(days=days), 0)


@given(st.data())
def test_a_year_of_any_answers_is_at_most_one_question_a_week_and_none_twice_in_a_month(data):
    some = [
        system(key=f"HAN-{n}", name=f"S{n}", restricted=RestrictedFacts()) for n in range(data.draw(st.integers(0, 4)))
    ]
    entries: list[Entry] = []
    known = Knowledge()
    day = DAY
    for _ in range(60):
        one = rounds(entries).get("bo", Round("bo"))
        if is_time(one, RULES, day, DAY.weekday()):
            found = next_question(some, known, one, RULES, day)
            if found is not None:
                where, fact = found
                entries.append(Entry("bo", one.version + 1, Act.ASKED, day, where.key, fact, fact_text(where, fact)))
                one = after(one, entries[-1])
        answer = data.draw(st.sampled_from([None, None, *sorted(ANSWERS), Act.PAUSED, Act.RESUMED]))
        if answer is not None and (answer not in ANSWERS or one.open):
            until = day + timedelta(days=data.draw(st.integers(0, 30))) if answer is Act.PAUSED else None
            entries.append(Entry("bo", one.version + 1, answer, day, until=until))
        day += timedelta(days=data.draw(st.integers(1, 9)))
    questions = rounds(entries).get("bo", Round("bo")).questions
    for earlier, later in itertools.pairwise(questions):
        assert (later.on - earlier.on).days >= 7
    for at, question in enumerate(questions):
        same = [q for q in questions[:at] if (q.system, q.fact) == (question.system, question.fact)]
        assert all((question.on - (q.answered_on or q.on)).days >= RULES.later_days for q in same)
    assert [entry.version for entry in entries] == list(range(1, len(entries) + 1))


def test_only_an_open_question_takes_an_answer():
    one = after(Round("bo"), Entry("bo", 1, Act.CONFIRMED, DAY))
    assert (one.version, one.questions, one.open) == (1, (), None)
