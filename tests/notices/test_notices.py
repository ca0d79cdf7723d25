"""When each notice comes, walked day by day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.notices import NoticeKind, dated_contracts
from bot.domain.systems import Renewal, RenewalKind
from bot.notices import due
from tests.fakes.registers import demo_systems
from tests.faults.years import walk as walk_register
from tests.notices.rules import AUTOMATIC, NONE, OPTION, contract, rules, system

DAY = timedelta(days=1)
RULES = rules()
CALM = rules(quiet_weeks=[])


def walk(one, first, last, which=CALM):
    """(day, kind, deadline, rung) for each notice on the day it is sent."""
    sent, day = [], first
    while day <= last:
        sent += [
            (day, notice.kind.value, notice.deadline, notice.rung)
            for notice in due([one], which, day)
            if notice.step.send_on == day
        ]
        day += DAY
    return sent


def rungs(sent, kind):
    return [rung for _, name, _, rung in sent if name == kind]


def test_a_fixed_contract_from_the_first_reminder_to_a_year_after_its_end():
    one = system(contract(end_date=date(2028, 6, 30), notice_period_months=3))
    sent = walk(one, date(2025, 1, 1), date(2029, 12, 31))
    assert rungs(sent, "procurement_start") == [180, 90, 30, 0]
    assert rungs(sent, "notice_deadline") == [365, 180, 90, 60, 30, 14, 7, 1, 0]
    assert rungs(sent, "deadline_missed") == [-7 * week for week in range(1, 14)]
    assert rungs(sent, "ended_without_decision") == [*(-7 * week for week in range(53)), -728][:-1]
    assert {name for _, name, _, _ in sent}.isdisjoint({"renewed_itself", "option_to_call"})
    # 2028-03-30 is three months before the end; the same rung never comes twice.
    assert {deadline for _, name, deadline, _ in sent if name == "notice_deadline"} == {date(2028, 3, 30)}
    assert max(Counter(row[1:] for row in sent).values()) == 1


def test_an_automatic_contract_says_once_that_it_renewed_itself_and_begins_anew():
    sent = walk(system(contract(end_date=date(2027, 6, 30), renewal=AUTOMATIC)), date(2026, 1, 1), date(2029, 12, 31))
    renewed = [(day, deadline) for day, name, deadline, _ in sent if name == "renewed_itself"]
    assert renewed == [
        (date(2027, 3, 31), date(2027, 3, 30)),
        (date(2028, 3, 31), date(2028, 3, 30)),
        (date(2029, 4, 3), date(2029, 3, 30)),  # Good Friday to Easter Monday
    ]
    assert rungs(sent, "deadline_missed") == []
    assert {deadline for _, name, deadline, _ in sent if name == "notice_deadline"} >= {date(2028, 3, 30)}


def test_a_contract_that_renews_on_its_last_day_also_says_so():
    one = system(contract(end_date=date(2027, 6, 30), renewal=AUTOMATIC, notice_period_months=0))
    assert [row for row in walk(one, date(2027, 6, 1), date(2027, 8, 1)) if row[1] == "renewed_itself"] == [
        (date(2027, 7, 1), "renewed_itself", date(2027, 6, 30), 0)
    ]


def test_an_option_is_called_by_its_own_kind():
    sent = walk(system(contract(renewal=OPTION)), date(2027, 1, 1), date(2028, 3, 30))
    assert rungs(sent, "option_to_call") == [365, 180, 90, 60, 30, 14, 7, 1, 0]
    assert rungs(sent, "notice_deadline") == []


def test_an_open_ended_contract_is_looked_over_each_year():
    one = system(contract(open_ended=True, end_date=None, renewal=None, start_date=date(2024, 2, 29)))
    sent = walk(one, date(2024, 3, 1), date(2028, 12, 31))
    assert [deadline for _, _, deadline, _ in sent] == [
        date(2025, 2, 28),
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]
    assert {name for _, name, _, _ in sent} == {"open_ended_review"}


def test_an_end_that_nobody_knows_gives_no_notice():
    assert walk(system(contract(end_date=None, renewal=None)), date(2026, 1, 1), date(2026, 12, 31)) == []


def test_a_changed_date_begins_its_own_ladder():
    before = walk(system(contract()), date(2027, 1, 1), date(2028, 1, 1))
    after = walk(system(contract(end_date=date(2029, 6, 30))), date(2028, 1, 2), date(2029, 4, 1))
    assert {row[2] for row in before}.isdisjoint({row[2] for row in after})
    assert rungs(after, "notice_deadline")[-1] == 0


def test_in_the_quiet_period_things_are_said_before_it_and_what_happens_in_it_after():
    one = system(contract(end_date=date(2027, 10, 18), notice_period_months=3, renewal=AUTOMATIC))  # notice by 18 July
    sent = walk(one, date(2027, 6, 1), date(2027, 9, 1), RULES)
    assert not [day for day, *_ in sent if day.isocalendar().week in range(28, 32)]
    assert (date(2027, 7, 9), "notice_deadline", date(2027, 7, 18), 0) in sent
    assert (date(2027, 8, 9), "renewed_itself", date(2027, 7, 18), 0) in sent
    # Of the rungs that fall in the quiet period only the last is worth saying before it.
    assert [rung for day, _, _, rung in sent if day == date(2027, 7, 9)] == [0]


def test_ladders_of_a_contract_go_before_its_departments():
    own = rules(
        departments={"Socialförvaltningen": {"decision_days": [100, 10]}},
        contracts={"KS-2": {"decision_days": [50]}},
        quiet_weeks=[],
    )
    assert rungs(walk(system(contract()), date(2027, 1, 1), date(2028, 3, 30), own), "notice_deadline") == [100, 10]
    two = walk(system(contract(number="KS-2")), date(2027, 1, 1), date(2028, 3, 30), own)
    assert rungs(two, "notice_deadline") == [50]
    assert rungs(two, "procurement_start") == [90, 30, 0, -90, -180]


def test_the_last_meeting_before_the_deadline_is_named():
    calendar = rules(meetings={"*": [date(2028, 2, 10)], "Socialförvaltningen": [date(2028, 3, 30), date(2028, 4, 1)]})
    found = {n.kind: n.meeting for n in due([system(contract())], calendar, date(2028, 3, 1))}
    assert found[NoticeKind.NOTICE_DEADLINE] == date(2028, 3, 30)


def test_two_contracts_with_one_number_are_two():
    assert len({one.subject for one in dated_contracts(system(contract(), contract()), RULES, date(2027, 1, 1))}) == 2


def test_each_rung_once_and_never_silence_over_the_demo_register():
    """Six years; tests/faults/years.py walks ten thousand days over all of it."""
    found = walk_register(demo_systems()[::24], RULES, date(2026, 1, 1), 2_200)
    assert sum(found.sent.values()) > 500
    assert (found.twice, found.misplaced, found.never_said) == (0, 0, 0)
    # 365 → 180 is the longest step of the ladder; the quiet period may stretch it.
    assert found.quietest <= 185 + 35


CONTRACTS = st.builds(
    contract,
    end_date=st.dates(date(2026, 6, 1), date(2030, 12, 31)),
    notice_period_months=st.none() | st.integers(0, 24),
    renewal=st.sampled_from([NONE, OPTION, AUTOMATIC, Renewal(RenewalKind.AUTOMATIC, 1), None]),
)


@settings(max_examples=150, deadline=None)
@given(CONTRACTS, st.dates(date(2026, 1, 1), date(2031, 12, 31)), st.integers(1, 60))
def test_what_is_due_stays_due_until_the_next_rung_takes_over(one, day, later):
    """Level-triggered: of two days, the later one shows the same rung or one that came after it."""
    first = {(n.kind, n.deadline): n.step for n in due([system(one)], RULES, day)}
    then = {(n.kind, n.deadline): n.step for n in due([system(one)], RULES, day + later * DAY)}
    for key in first.keys() & then.keys():
        assert then[key].rung <= first[key].rung
        assert then[key].send_on >= first[key].send_on
