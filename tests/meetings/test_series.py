from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import LOCAL_ZONE
from bot.domain.meeting_series import EACH_DEPARTMENT, LAST, MeetingPlan, Series
from bot.domain.meetings import Forum
from bot.domain.workdays import is_working_day
from bot.policies.meetings import MeetingPolicy, SeriesPolicy

DEPARTMENTS = ("Kultur- och fritidsförvaltningen", "Socialförvaltningen")
QUIET = frozenset({28, 29, 30, 31, 52, 53, 1})
FIRST = date(2026, 12, 1)


def plan(*series, quiet=QUIET):
    return MeetingPlan(series, DEPARTMENTS, quiet, LOCAL_ZONE)


def tactical(**changes):
    given_ = {"months": frozenset({3, 6, 9, 12}), "nth": 2, "weekday": 3, "department": EACH_DEPARTMENT} | changes
    return Series("taktiskt", Forum.TACTICAL_MEETING, time(13), 90, **given_)


any_series = st.builds(
    lambda months, nth, weekday, dates, hour, department, skip, moved, stop: Series(
        "serie",
        Forum.TACTICAL_MEETING,
        time(hour),
        60,
        months=months,
        nth=nth,
        weekday=weekday,
        dates=tuple(dates),
        department=department,
        skip=frozenset(skip),
        moved=moved,
        stop_days=stop,
    ),
    st.frozensets(st.integers(1, 12)),
    st.sampled_from([1, 2, 3, 4, LAST]),
    st.integers(1, 5),
    st.lists(st.dates(FIRST, date(2028, 1, 1)), max_size=5),
    st.integers(6, 20),
    st.sampled_from([None, EACH_DEPARTMENT, "Socialförvaltningen"]),
    st.lists(st.dates(FIRST, date(2028, 1, 1)), max_size=3),
    st.dictionaries(st.dates(FIRST, date(2028, 1, 1)), st.dates(FIRST, date(2028, 1, 1)), max_size=3),
    st.integers(0, 30),
)


@given(any_series, st.dates(FIRST, date(2027, 12, 1)), st.integers(0, 400))
def test_meetings_are_on_open_working_days_at_the_same_hour_with_keys_of_their_own(series, first, days):
    whole = plan(series)
    found = whole.between(first, first + timedelta(days=days))
    for one in found:
        local = one.starts.astimezone(LOCAL_ZONE)
        assert is_working_day(local.date())
        assert local.isocalendar().week not in QUIET
        assert local.time() == series.starts
        assert one.stop_date <= local.date()
        assert whole.get(one.key) == one
    assert not [key for key, times in Counter(one.key for one in found).items() if times > 1]


@given(any_series, st.dates(FIRST, date(2027, 10, 1)))
def test_two_halves_of_a_time_hold_what_the_whole_holds(series, middle):
    whole, last = plan(series), date(2028, 3, 1)
    halves = [*whole.between(FIRST, middle), *whole.between(middle + timedelta(days=1), last)]
    assert whole.between(FIRST, last) == halves


@given(any_series, st.dates(FIRST, date(2028, 1, 1)))
def test_a_meeting_that_is_moved_keeps_its_key(series, target):
    for one in plan(series).between(FIRST, date(2028, 1, 1))[:3]:
        rule_day = date.fromisoformat(one.key.rpartition("/")[2])
        again = plan(replace(series, moved={rule_day: target})).get(one.key)
        assert again is not None
        assert again.starts.date() >= target


def test_a_year_of_meetings():
    found = plan(
        tactical(),
        Series("agare", Forum.OWNER_MEETING, time(9), 120, months=frozenset({4, 10}), nth=LAST, weekday=4),
        Series("forvaltning", Forum.MAINTENANCE_MEETING, time(14), 60, months=frozenset({1, 5, 7}), nth=1, weekday=4),
    ).between(FIRST, date(2027, 12, 31))
    assert [(one.key, f"{one.starts:%Y-%m-%d %H:%M %z}") for one in found if "socialförvaltningen" not in one.key] == [
        ("taktiskt/kultur-och-fritidsförvaltningen/2026-12-09", "2026-12-09 13:00 +0100"),
        # Week 1 is quiet.
        ("forvaltning/2027-01-07", "2027-01-11 14:00 +0100"),
        ("taktiskt/kultur-och-fritidsförvaltningen/2027-03-10", "2027-03-10 13:00 +0100"),
        ("agare/2027-04-29", "2027-04-29 09:00 +0200"),
        # Ascension Day.
        ("forvaltning/2027-05-06", "2027-05-07 14:00 +0200"),
        ("taktiskt/kultur-och-fritidsförvaltningen/2027-06-09", "2027-06-09 13:00 +0200"),
        ("forvaltning/2027-07-01", "2027-07-01 14:00 +0200"),
        ("taktiskt/kultur-och-fritidsförvaltningen/2027-09-08", "2027-09-08 13:00 +0200"),
        ("agare/2027-10-28", "2027-10-28 09:00 +0200"),
        ("taktiskt/kultur-och-fritidsförvaltningen/2027-12-08", "2027-12-08 13:00 +0100"),
    ]


def test_quiet_weeks_and_holidays_move_a_meeting_to_the_next_open_day():
    july = Series("j", Forum.MAINTENANCE_MEETING, time(9), 60, months=frozenset({7}), nth=3, weekday=2)
    assert [one.starts.date() for one in plan(july).between(FIRST, date(2027, 12, 31))] == [date(2027, 8, 9)]
    eve = Series("m", Forum.MAINTENANCE_MEETING, time(9), 60, dates=(date(2027, 6, 25),))
    assert [one.starts.date() for one in plan(eve).between(FIRST, date(2027, 12, 31))] == [date(2027, 6, 28)]


def test_skipped_and_moved_days():
    series = tactical(department=None, skip=frozenset({date(2027, 3, 10)}), moved={date(2027, 6, 9): date(2027, 6, 16)})
    found = plan(series).between(date(2027, 1, 1), date(2027, 7, 1))
    assert [(one.key, one.starts.date()) for one in found] == [("taktiskt/2027-06-09", date(2027, 6, 16))]
    assert plan(series).get("taktiskt/2027-03-10") is None


@pytest.mark.parametrize("key", ["", "taktiskt", "taktiskt/x", "taktiskt/2027-03-11", "annat/2027-03-10", "/" * 9])
def test_unknown_keys_are_no_meetings(key):
    assert plan(tactical()).get(key) is None


def test_the_weeks_around_new_year_and_in_summer_are_quiet_unless_the_municipality_says_otherwise():
    quiet = frozenset(MeetingPolicy().quiet_weeks)
    assert {52, 53, 1, 28, 29, 30, 31} == quiet
    days = [date(2026, 12, 28), date(2027, 1, 4)]
    series = SeriesPolicy(name="vinter", forum="owner_meeting", dates=days, starts=time(13)).series()
    moved = plan(series, quiet=quiet).between(date(2026, 12, 1), date(2027, 1, 31))
    assert {one.starts.date().isocalendar().week for one in moved} == {2}


def test_two_that_the_summer_moves_to_one_moment_do_not_meet():
    each = Series("forvaltning", Forum.MAINTENANCE_MEETING, time(14), 90, months=frozenset({7, 8}), nth=2, weekday=1)
    owners = Series("agare", Forum.OWNER_MEETING, time(14), 60, dates=(date(2027, 7, 13),))
    made = plan(each, owners)
    found = made.between(date(2027, 7, 1), date(2027, 8, 31))
    assert [(one.key, one.starts.date()) for one in found] == [
        ("forvaltning/2027-08-09", date(2027, 8, 9)),  # where its rule puts it
        ("agare/2027-07-13", date(2027, 8, 10)),
        ("forvaltning/2027-07-12", date(2027, 8, 11)),
    ]
    assert [made.get(one.key) for one in found] == found
