"""Days of contracts ahead, against what the outlook of each single day says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contract_dates import DateKind, _days, contract_dates
from bot.domain.notices import dated_contracts
from bot.domain.spans import span
from bot.domain.systems import Renewal, RenewalKind
from tests.notices.rules import NONE, OPTION, contract, rules, system

RULES = rules()


@given(
    first=st.dates(date(2026, 1, 1), date(2029, 3, 1)),
    days=st.integers(0, 800),
    end=st.dates(date(2025, 1, 1), date(2030, 1, 1)),
    notice=st.one_of(st.none(), st.integers(0, 14)),
    renewal=st.one_of(
        st.sampled_from([None, NONE, OPTION]), st.builds(Renewal, st.just(RenewalKind.AUTOMATIC), st.integers(1, 24))
    ),
)
def test_they_are_those_that_each_day_calls_its_own(first, days, end, notice, renewal):
    one = system(contract(end_date=end, notice_period_months=notice, renewal=renewal))
    last = first + timedelta(days=days)
    expected = {
        (kind, day)
        for day in (first + timedelta(days=n) for n in range(days + 1))
        for kind, found in _days(dated_contracts(one, RULES, day)[0])
        if found == day
    }
    assert {(each.kind, each.day) for each in contract_dates(one, RULES, first, last)} == expected


def test_each_has_a_name_of_its_own_that_stays_when_it_is_moved():
    renewing = system(contract(end_date=date(2027, 6, 30), renewal=Renewal(RenewalKind.AUTOMATIC, 12)))
    found = contract_dates(renewing, RULES, date(2027, 1, 1), date(2030, 12, 31))
    assert len({one.name for one in found}) == len(found) > 3
    moved = system(contract(end_date=date(2027, 8, 31), renewal=Renewal(RenewalKind.AUTOMATIC, 12)))
    named = {one.name: one.day for one in contract_dates(moved, RULES, date(2027, 1, 1), date(2030, 12, 31))}
    assert set(named) & {one.name for one in found}
    assert all(named[one.name] != one.day for one in found if one.name in named)


def test_leap_day():
    found = contract_dates(
        system(contract(end_date=date(2028, 8, 31), notice_period_months=6)),
        RULES,
        date(2028, 1, 1),
        date(2028, 12, 31),
    )
    assert [(one.kind, one.day) for one in found] == [
        (DateKind.NOTICE_DEADLINE, date(2028, 2, 29)),
        (DateKind.ENDS, date(2028, 8, 31)),
    ]


def test_open_ended_and_restricted_have_none():
    assert (
        contract_dates(system(contract(end_date=None, open_ended=True)), RULES, date(2026, 1, 1), date(2036, 1, 1))
        == []
    )
    assert contract_dates(system(), RULES, date(2026, 1, 1), date(2036, 1, 1)) == []


AUTUMN, SPRING = date(2026, 11, 24), date(2027, 3, 1)


@pytest.mark.parametrize(
    ("period", "today", "first", "last"),
    [
        ("spring", AUTUMN, date(2027, 1, 1), date(2027, 6, 30)),
        ("spring", SPRING, SPRING, date(2027, 6, 30)),
        ("next_spring", SPRING, date(2028, 1, 1), date(2028, 6, 30)),
        ("autumn", AUTUMN, AUTUMN, date(2026, 12, 31)),
        ("next_autumn", AUTUMN, date(2027, 7, 1), date(2027, 12, 31)),
        ("summer", AUTUMN, date(2027, 6, 1), date(2027, 8, 31)),
        ("winter", AUTUMN, date(2026, 12, 1), date(2027, 2, 28)),
        ("winter", date(2028, 2, 10), date(2028, 2, 10), date(2028, 2, 29)),
        ("2026-spring", AUTUMN, date(2026, 1, 1), date(2026, 6, 30)),
        ("--11", AUTUMN, AUTUMN, date(2026, 11, 30)),
        ("--02", AUTUMN, date(2027, 2, 1), date(2027, 2, 28)),
        ("week", AUTUMN, AUTUMN, date(2026, 11, 29)),
        ("next_week", AUTUMN, date(2026, 11, 30), date(2026, 12, 6)),
        ("next_quarter_end", AUTUMN, date(2027, 1, 1), date(2027, 3, 31)),
        ("P6M", AUTUMN, AUTUMN, date(2027, 5, 24)),
    ],
)
def test_times_of_the_year(period, today, first, last):
    assert span(period, today) == (first, last)


def test_what_is_no_time_is_refused():
    with pytest.raises(ValueError, match="isoformat"):
        span("soon", AUTUMN)
