"""Contract dates. The worked examples come from the issue and domain.md; the properties from hypothesis."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contracts import (
    ContractState,
    IfNothing,
    months_before,
    notice_deadline,
    outlook,
    term_end,
)
from bot.domain.systems import Contract, Renewal, RenewalKind
from bot.domain.workdays import is_working_day, working_day_on_or_before

AUTOMATIC = Renewal(RenewalKind.AUTOMATIC, months=12)
OPTIONS = Renewal(RenewalKind.OPTION, months=24, count=2)
NONE = Renewal(RenewalKind.NONE)
LEAD = {"Öppet förfarande": 12, "Direktupphandling": 3}


def contract(end, notice, renewal, **more):
    facts = {
        "number": "HK-2020-1",
        "start_date": date(2020, 1, 1),
        "end_date": end,
        "open_ended": False,
        "notice_period_months": notice,
        "renewal": renewal,
        "yearly_cost": Decimal(1000),
        "procurement_form": "Direktupphandling",
    }
    return Contract(**{**facts, **more})


def seen(contract_, today):
    return outlook(contract_, today, LEAD, 9)


def test_a_renewed_contract_has_the_deadline_of_the_term_that_runs():
    it = seen(contract(date(2025, 8, 28), 2, AUTOMATIC), date(2026, 2, 11))
    assert (it.current_end, it.notice_deadline, it.act_by) == (date(2026, 8, 28), date(2026, 6, 28), date(2026, 6, 26))
    assert (it.state, it.if_nothing, it.renewals) == (ContractState.RUNNING, IfNothing.RENEWS, 1)
    assert it.next_end == date(2027, 8, 28)


def test_both_month_conventions_are_known_where_they_differ_and_the_earlier_wins():
    it = seen(contract(date(2027, 2, 28), 3, NONE), date(2026, 11, 24))
    assert (it.notice_deadline, it.notice_deadline_other) == (date(2026, 11, 28), date(2026, 11, 30))
    assert it.act_by == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("end", "months", "deadline"),
    [
        (date(2028, 5, 31), 3, date(2028, 2, 29)),
        (date(2027, 8, 31), 1, date(2027, 7, 31)),
        (date(2027, 8, 31), 6, date(2027, 2, 28)),
        (date(2028, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
        (date(2027, 6, 30), 0, date(2027, 6, 30)),
    ],
)
def test_months_before_the_end(end, months, deadline):
    assert notice_deadline(end, months).day == deadline


def test_on_the_deadline_it_can_still_be_met_and_the_day_after_it_has_renewed_itself():
    agreement = contract(date(2026, 8, 28), 2, AUTOMATIC)
    assert seen(agreement, date(2026, 6, 28)).state is ContractState.RUNNING
    it = seen(agreement, date(2026, 6, 29))
    assert (it.state, it.missed_deadline) == (ContractState.DEADLINE_MISSED, date(2026, 6, 28))
    assert (it.current_end, it.next_end, it.notice_deadline) == (
        date(2027, 8, 28),
        date(2028, 8, 28),
        date(2027, 6, 28),
    )


def test_a_notice_period_longer_than_a_round_binds_several_rounds_at_once():
    it = seen(contract(date(2027, 6, 30), 24, AUTOMATIC), date(2026, 11, 25))
    assert (it.current_end, it.notice_deadline, it.missed_deadline) == (
        date(2029, 6, 30),
        date(2027, 6, 30),
        date(2026, 6, 30),
    )


def test_a_missed_deadline_of_a_contract_without_renewal_stays_missed():
    it = seen(contract(date(2026, 12, 31), 3, NONE), date(2026, 11, 24))
    assert (it.state, it.missed_deadline, it.notice_deadline) == (
        ContractState.DEADLINE_MISSED,
        date(2026, 9, 30),
        date(2026, 9, 30),
    )
    assert it.if_nothing is IfNothing.ENDS


def test_an_option_lapses_if_nobody_calls_it():
    it = seen(contract(date(2027, 12, 31), 6, OPTIONS), date(2026, 11, 24))
    assert (it.if_nothing, it.next_end) == (IfNothing.OPTION_LAPSES, date(2029, 12, 31))


def test_an_ended_contract_has_ended_even_with_options_left():
    assert seen(contract(date(2025, 12, 31), 3, OPTIONS), date(2026, 11, 24)).state is ContractState.ENDED


def test_open_ended_is_a_fact_and_no_end_is_a_gap():
    assert seen(contract(None, 3, NONE, open_ended=True), date(2026, 1, 1)).if_nothing is IfNothing.CONTINUES
    assert seen(contract(None, 3, NONE), date(2026, 1, 1)).state is ContractState.UNKNOWN


def test_a_deadline_written_in_the_contract_holds_for_its_own_term_only():
    agreement = contract(date(2026, 8, 28), 2, AUTOMATIC, notice_deadline=date(2026, 5, 1))
    first = seen(agreement, date(2026, 2, 1))
    assert (first.notice_deadline, first.notice_deadline_overridden) == (date(2026, 5, 1), True)
    second = seen(agreement, date(2026, 9, 1))
    assert (second.notice_deadline, second.notice_deadline_overridden) == (date(2027, 6, 28), False)


def test_a_procurement_starts_in_time_for_the_end_and_never_after_the_deadline():
    long_notice = seen(contract(date(2028, 12, 31), 12, NONE), date(2026, 11, 24))
    assert long_notice.procurement_start == date(2027, 12, 31)
    open_procedure = contract(date(2028, 12, 31), 3, NONE, procurement_form="Öppet förfarande")
    assert seen(open_procedure, date(2026, 11, 24)).procurement_start == date(2027, 12, 31)
    unknown_form = contract(date(2028, 12, 31), 3, NONE, procurement_form=None)
    assert seen(unknown_form, date(2026, 11, 24)).procurement_start == date(2028, 3, 31)


def test_a_contract_that_has_not_begun_says_so():
    agreement = contract(date(2029, 12, 31), 3, NONE, start_date=date(2027, 1, 1))
    assert seen(agreement, date(2026, 11, 24)).state is ContractState.NOT_STARTED


def test_a_twelve_month_round_from_the_first_of_march_ends_on_the_leap_day():
    assert term_end(date(2027, 2, 28), 12, 1) == date(2028, 2, 29)
    assert term_end(date(2028, 2, 29), 12, 1) == date(2029, 2, 28)


days = st.dates(date(1990, 1, 1), date(2150, 12, 31))
months = st.integers(0, 60)


@given(days, months)
def test_a_deadline_is_never_after_the_end_and_the_other_never_before_it(end, notice):
    it = notice_deadline(end, notice)
    assert it.day <= end
    assert it.other is None or it.day < it.other <= end


@given(days, days, months)
def test_a_later_end_never_gives_an_earlier_deadline(one, other, notice):
    early, late = sorted((one, other))
    assert notice_deadline(early, notice).day <= notice_deadline(late, notice).day


@given(days, months, months)
def test_a_longer_notice_never_gives_a_later_deadline(end, one, other):
    short, long = sorted((one, other))
    assert notice_deadline(end, long).day <= notice_deadline(end, short).day


@given(days, months, st.sampled_from((1, 3, 6, 12, 24, 36)), days)
def test_the_running_term_holds_today_and_replay_changes_nothing(end, notice, length, today):
    agreement = contract(end, notice, Renewal(RenewalKind.AUTOMATIC, length), start_date=date(1980, 1, 1))
    it = seen(agreement, today)
    assert it == seen(agreement, today)
    assert it.current_end >= today
    assert it.renewals == 0 or it.missed_deadline or term_end(end, length, it.renewals - 1) < today
    assert it.notice_deadline >= today
    # The day after, the same deadline stands or a later one has taken its place.
    assert seen(agreement, today + timedelta(days=1)).notice_deadline >= it.notice_deadline


@given(days, months)
def test_act_by_is_a_working_day_on_or_before_the_deadline(end, notice):
    it = seen(contract(end, notice, NONE), end)
    assert is_working_day(it.act_by)
    assert it.act_by <= it.notice_deadline
    assert not any(
        is_working_day(it.act_by + timedelta(days=n)) for n in range(1, (it.notice_deadline - it.act_by).days + 1)
    )


@given(days, st.integers(0, 600))
def test_months_before_and_after_meet_unless_the_day_is_missing(day, count):
    earlier = months_before(day, count)
    assert (day.year * 12 + day.month) - (earlier.year * 12 + earlier.month) == count
    assert earlier.day <= day.day


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 6, 28), date(2026, 6, 26)),  # Sunday
        (date(2026, 6, 20), date(2026, 6, 18)),  # midsummer day; its eve is closed too
        (date(2026, 12, 27), date(2026, 12, 23)),  # Sunday after Christmas
        (date(2027, 3, 29), date(2027, 3, 25)),  # Easter Monday
        (date(2026, 11, 24), date(2026, 11, 24)),
    ],
)
def test_the_working_day_on_or_before(day, before):
    assert working_day_on_or_before(day) == before


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(0, 240), st.integers(0, 4))
def test_months_are_reckoned_as_dateutil_does(day, months, rounds):
    assert months_before(day, months) == day - relativedelta(months=months)
    one = timedelta(days=1)
    assert term_end(day, months, rounds) == day + one + relativedelta(months=months * rounds) - one
