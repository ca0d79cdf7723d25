"""The rules of a retirement case: who may do what, what is due when, and that nothing closes too early."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.checklists import STEPS, Capacity, Rules, Step
from bot.domain.people import Person
from bot.domain.retirements import (
    MAY,
    Act,
    Cause,
    Entry,
    Refused,
    State,
    after,
    capacities,
    cases,
    check,
    is_little_used,
    standing_still,
)
from bot.domain.systems import RestrictedFacts
from bot.retirements.tidings import reminder_day
from tests.notices.rules import system

DAY = date(2028, 3, 1)
TARGET = date(2028, 11, 30)


def entry(version, act, on=DAY, **more):
    note = {} if act in (Act.CLOSED, Act.LEADER, Act.TARGET) else {"note": "Klart."}
    return Entry("HAN-1", version, act, "x", "X", on, **{**note, **more})


OPENED = entry(1, Act.OPENED, target=TARGET, cause=Cause.CHAT)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(Act),
            st.sampled_from(STEPS),
            st.frozensets(st.sampled_from(Capacity)),
            st.integers(0, 400),
        ),
        max_size=60,
    ),
    st.frozensets(st.sampled_from(STEPS)),
)
def test_nothing_closes_with_a_mandatory_step_open(acts, optional):
    rules, case, entries = Rules(optional=optional), None, []
    for act, step, who, days in acts:
        on = (entries[-1].on if entries else DAY) + timedelta(days=days)
        target = on + timedelta(days=30)
        one = entry(len(entries) + 1, act, on, step=step, target=target, leader="bo")
        try:
            check(case, one, who, rules)
        except Refused:
            continue
        assert who & MAY[act]
        before, case = case, after(case, one)
        entries.append(one)
        if act is Act.CLOSED:
            since = [e for e in entries if e.version >= before.opened.version]
            for step_ in set(STEPS) - optional:
                settled = [e for e in since if e.step is step_ and e.act in (Act.DONE, Act.DEVIATION)]
                assert settled, step_
        if act is Act.DEVIATION:
            assert Capacity.OWNER in who
            assert one.note
    assert cases(entries).get("HAN-1") == case


def test_a_case_with_everything_settled_closes_and_not_before():
    case = after(None, OPENED)
    for step in STEPS[:-1]:
        with pytest.raises(Refused, match="steps-open"):
            check(case, entry(99, Act.CLOSED), frozenset({Capacity.LEADER}), Rules())
        case = after(case, entry(case.version + 1, Act.DONE, step=step))
    last = entry(case.version + 1, Act.DONE, date(2029, 2, 27), step=Step.COST)
    with pytest.raises(Refused, match="cost-too-early"):
        check(case, last, frozenset({Capacity.OWNER}), Rules())
    on_the_day = entry(case.version + 1, Act.DONE, date(2029, 2, 28), step=Step.COST)
    check(case, on_the_day, frozenset({Capacity.OWNER}), Rules())
    case = after(case, on_the_day)
    check(case, entry(99, Act.CLOSED), frozenset({Capacity.LEADER}), Rules())
    assert after(case, entry(99, Act.CLOSED)).state is State.CLOSED


def test_a_namesake_a_leaver_and_a_stranger_are_nobody():
    case = after(None, entry(1, Act.OPENED, target=TARGET, leader="eva"))
    found = {
        name: capacities(system(), person, case, it_unit=False)
        for name, person in {
            "owner": Person("a", "Åsa Ek"),
            "namesake": Person("a2", "Åsa Ek", sole_bearer=False),
            "leaver": Person("b", "Bo Alm", active=False),
            "leader": Person("eva", "Eva Ro"),
            "stranger": Person("z", "Ulf Zorn"),
        }.items()
    }
    assert found == {
        "owner": {Capacity.OWNER},
        "namesake": frozenset(),
        "leaver": frozenset(),
        "leader": {Capacity.LEADER},
        "stranger": frozenset(),
    }


@given(st.dates(date(2027, 1, 1), date(2029, 1, 1)), st.integers(1, 60))
def test_reminders_come_on_working_days_before_on_and_once_a_week_after(due, before):
    days = {reminder_day(due, before, due + timedelta(days=n)) for n in range(-before - 10, 60)} - {None}
    assert all(day.weekday() < 5 for day in days)
    assert min(days) <= due
    late = sorted(day for day in days if day > due)
    assert 5 <= len(late) <= 10
    assert len({day.isocalendar()[:2] for day in late}) == len(late)


def test_little_use_is_never_guessed():
    def used(**facts):
        return is_little_used(system(restricted=RestrictedFacts(**facts)), 5, 180, DAY)

    assert used(logins_90_days=5)
    assert not used(logins_90_days=6)
    assert used(last_login=DAY - timedelta(days=180))
    assert not used(last_login=DAY - timedelta(days=179))
    assert not used()
    assert not is_little_used(system(restricted=None), 5, 180, DAY)


def test_a_case_stands_still_when_it_is_late_and_nobody_has_done_anything():
    case = after(None, OPENED)
    assert standing_still([case], Rules(), DAY + timedelta(days=29)) == {}
    assert standing_still([case], Rules(), date(2028, 6, 30)) == {"HAN-1": DAY}
    moved = after(case, entry(2, Act.DONE, date(2028, 6, 20), step=Step.DECISION))
    assert standing_still([moved], Rules(), date(2028, 6, 30)) == {}
