"""Who may do what to a contract's decision, as a table, and how far a reminder can be put off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.contract_acts import Actor, Choice, DecisionRefused, Refusal, chosen, confirmed, reopened, sent_back
from bot.domain.contract_decisions import Act, Capacity, Outcome, asks_for_end, capacities, case_of, offered
from bot.domain.notices import dated_contracts
from bot.domain.people import Person
from bot.domain.postponing import last_day_to_postpone, latest_postponement, postponed_to
from bot.domain.systems import Role, RoleHolder
from bot.domain.workdays import is_working_day
from tests.notices.rules import AUTOMATIC, NONE, OPTION, contract, rules, system

TODAY = date(2028, 2, 29)
LATER = date(2030, 6, 30)
MANAGER, OWNER, ABOVE = Capacity.SYSTEM_MANAGER, Capacity.SYSTEM_OWNER, Capacity.DEPARTMENT_MANAGEMENT
RULES = rules()


def seen(renewal=NONE, today=TODAY):
    return dated_contracts(system(contract(renewal=renewal)), RULES, today)[0].outlook


SEEN = seen()
CASE = case_of("HAN-1", "HAN-1/KS-1", SEEN)
EXTEND = Choice(Outcome.EXTEND, "Den fungerar väl.", LATER)


def actor(*capacity, who="bo"):
    return Actor(who, who, frozenset(capacity), TODAY)


RECOMMENDED = chosen(CASE, None, EXTEND, actor(MANAGER), SEEN)
DECIDED = confirmed(RECOMMENDED, actor(OWNER, who="asa"), 1)
BACK = sent_back(RECOMMENDED, actor(OWNER, who="asa"), 1, "Räkna om.")
ABOVE_BACK = sent_back(RECOMMENDED, actor(ABOVE, who="eva"), 1, "Räkna om.")


@pytest.mark.parametrize(
    ("capacity", "newest", "act"),
    [
        ({MANAGER}, None, Act.RECOMMENDED),
        ({MANAGER}, RECOMMENDED, Act.RECOMMENDED),  # changed their mind before the owner answered
        ({MANAGER}, BACK, Act.RECOMMENDED),
        ({OWNER}, None, Act.DECIDED),
        ({OWNER}, RECOMMENDED, Act.DECIDED),  # decides something else
        ({MANAGER, OWNER}, None, Act.DECIDED),  # both roles: at once
        ({MANAGER, ABOVE}, None, Act.RECOMMENDED),
        ({MANAGER}, DECIDED, Refusal.DECIDED),
        ({OWNER}, DECIDED, Refusal.DECIDED),
        ({ABOVE}, None, Refusal.STRANGER),  # management sees no terms: it confirms and sends back
        (set(), None, Refusal.STRANGER),
    ],
)
def test_who_chooses(capacity, newest, act):
    if isinstance(act, Refusal):
        with pytest.raises(DecisionRefused) as refused:
            chosen(CASE, newest, EXTEND, actor(*capacity), SEEN)
        assert refused.value.why is act
        return
    entry = chosen(CASE, newest, EXTEND, actor(*capacity), SEEN)
    assert (entry.act, entry.outcome, entry.new_end) == (act, Outcome.EXTEND, LATER)
    assert entry.version == (newest.version if newest else 0) + 1
    assert entry.is_decided is (act is Act.DECIDED)


@pytest.mark.parametrize(
    ("capacity", "newest", "version", "why"),
    [
        ({OWNER}, RECOMMENDED, 1, None),
        ({ABOVE}, RECOMMENDED, 1, None),
        ({MANAGER}, RECOMMENDED, 1, Refusal.STRANGER),
        (set(), RECOMMENDED, 1, Refusal.STRANGER),
        ({OWNER}, RECOMMENDED, 2, Refusal.CHANGED),
        ({OWNER}, replace(RECOMMENDED, version=3), 1, Refusal.CHANGED),  # another recommendation than the card showed
        ({OWNER}, DECIDED, 1, Refusal.DECIDED),
        ({OWNER}, BACK, 1, Refusal.NOTHING_TO_CONFIRM),
        ({OWNER}, None, 1, Refusal.NOTHING_TO_CONFIRM),
    ],
)
def test_who_confirms_and_sends_back(capacity, newest, version, why):
    for act, made in (
        (Act.CONFIRMED, lambda: confirmed(newest, actor(*capacity), version)),
        (Act.SENT_BACK, lambda: sent_back(newest, actor(*capacity), version, "Räkna om.")),
    ):
        if why is not None:
            with pytest.raises(DecisionRefused) as refused:
                made()
            assert refused.value.why is why
        else:
            assert (made().act, made().version, made().outcome) == (act, 2, Outcome.EXTEND)


def test_a_decision_can_be_taken_back_by_who_may_decide_and_then_made_anew():
    again = reopened(DECIDED, actor(OWNER), 2, "Priset höjdes.")
    assert not again.is_decided
    assert chosen(CASE, again, EXTEND, actor(MANAGER), SEEN).version == 4
    for newest, capacity, version in (
        (RECOMMENDED, OWNER, 1),
        (DECIDED, MANAGER, 2),
        (DECIDED, OWNER, 1),
        (None, OWNER, 1),
    ):
        with pytest.raises(DecisionRefused):
            reopened(newest, actor(capacity), version, "Priset höjdes.")


@pytest.mark.parametrize(
    ("renewal", "today", "first", "asks"),
    [
        (NONE, TODAY, Outcome.EXTEND, True),
        (None, TODAY, Outcome.EXTEND, True),
        (OPTION, TODAY, Outcome.CALL_OPTION, False),
        (OPTION, date(2028, 5, 2), Outcome.EXTEND, True),  # too late to call it: they can still agree
        (AUTOMATIC, TODAY, Outcome.EXTEND, False),
    ],
)
def test_what_is_offered_depends_on_the_contract(renewal, today, first, asks):
    looked = seen(renewal, today)
    assert offered(looked) == (first, Outcome.NEW_PROCUREMENT, Outcome.RETIRE, Outcome.LET_END)
    assert asks_for_end(looked) is asks


@pytest.mark.parametrize(
    ("choice", "why"),
    [
        (Choice(Outcome.CALL_OPTION, "Ja."), Refusal.NOT_OFFERED),
        (Choice(Outcome.EXTEND, "Ja."), Refusal.NO_DATE),
        (Choice(Outcome.EXTEND, "Ja.", SEEN.current_end), Refusal.NOT_LATER),
        (Choice(Outcome.EXTEND, " ", LATER), Refusal.NO_REASON),
        (Choice(Outcome.LET_END, ""), Refusal.NO_REASON),
    ],
)
def test_what_cannot_be_chosen(choice, why):
    with pytest.raises(DecisionRefused) as refused:
        chosen(CASE, None, choice, actor(OWNER), SEEN)
    assert refused.value.why is why


def test_the_contract_says_the_new_end_where_it_can():
    option = chosen(CASE, None, Choice(Outcome.CALL_OPTION, "Ja.", LATER), actor(OWNER), seen(OPTION))
    assert option.new_end == date(2029, 6, 30)
    renews = chosen(CASE, None, Choice(Outcome.EXTEND, "Ja."), actor(OWNER), seen(AUTOMATIC))
    assert renews.new_end == date(2029, 6, 30)


MANAGEMENT = {"Socialförvaltningen": ["Eva@kommunen.example.invalid"]}
BO, ASA = Person("bo", "Bo Alm"), Person("asa", "Åsa Ek")
EVA = Person("eva", "Eva Ro", "eva@kommunen.example.invalid")


@pytest.mark.parametrize(
    ("person", "changes", "expected"),
    [
        (BO, {}, {MANAGER}),
        (ASA, {}, {OWNER}),
        (BO, {"owner": RoleHolder(Role.SYSTEM_OWNER, "bo  alm")}, {MANAGER, OWNER}),
        (replace(BO, active=False), {}, set()),
        (replace(BO, sole_bearer=False), {}, set()),
        (EVA, {}, set()),  # there is an owner
        (EVA, {"owner": None}, {ABOVE}),
        (EVA, {"owner": None, "department": "Annan"}, set()),
        (replace(EVA, groups=frozenset({"it_unit"})), {"owner": None}, set()),
        (replace(EVA, email=""), {"owner": None}, set()),
    ],
)
def test_as_what_somebody_may_act(person, changes, expected):
    assert capacities(system(contract(), **changes), person, MANAGEMENT) == expected


def test_the_case_is_the_same_before_the_deadline_after_it_and_after_the_end():
    days = (date(2027, 1, 1), date(2028, 3, 30), date(2028, 5, 1), date(2028, 7, 1))
    assert {case_of("HAN-1", "HAN-1/KS-1", seen(today=day)).deadline for day in days} == {date(2028, 3, 30)}
    open_ended = system(contract(open_ended=True, end_date=None))
    assert case_of("HAN-1", "x", dated_contracts(open_ended, RULES, TODAY)[0].outlook) is None


DATES = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@settings(deadline=None)
@given(DATES, st.integers(0, 500), st.lists(st.integers(0, 60), max_size=4), DATES)
def test_later_is_never_past_the_deadline_nor_the_next_urgent_reminder(today, left, rungs, wanted):
    deadline = today + timedelta(days=left)
    urgent = [deadline - timedelta(days=rung) for rung in rungs]
    last = latest_postponement(deadline, urgent, today)
    day = postponed_to(wanted, last, today)
    if day is None:
        assert (
            wanted <= today
            or last <= today
            or wanted > last
            or not any(is_working_day(today + timedelta(days=n)) for n in range(1, (last - today).days + 1))
        )
        return
    assert today < day <= min([deadline, today + timedelta(days=90), *(d for d in urgent if d > today)])
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 12, 1), date(2027, 3, 1)),  # a quarter
        (date(2027, 6, 1), date(2027, 6, 30)),  # the last day to begin a procurement
        (date(2028, 2, 29), date(2028, 3, 16)),  # the first urgent reminder before the last day to decide
        (date(2028, 3, 16), date(2028, 3, 23)),  # the next one
        (date(2028, 3, 29), date(2028, 3, 30)),
        (date(2028, 3, 30), date(2028, 3, 30)),  # today: it cannot
        (date(2028, 5, 1), date(2028, 5, 1)),
    ],
)
def test_how_far_a_reminder_can_be_put_off(today, last):
    one = dated_contracts(system(contract()), rules(procurement_days=[180, 90, 30, 0]), today)[0]
    assert last_day_to_postpone(one, RULES, today) == last
