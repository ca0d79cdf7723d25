from datetime import date

import pytest

from bot.domain.periods import first_day, last_day

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2027-03-31", date(2027, 3, 31)),
        ("2027", date(2027, 12, 31)),
        ("2028-02", date(2028, 2, 29)),
        ("year_end", date(2026, 12, 31)),
        ("half_year_end", date(2026, 12, 31)),
        ("next_year_end", date(2027, 12, 31)),
        ("quarter_end", date(2026, 12, 31)),
        ("next_quarter_end", date(2027, 3, 31)),
        ("month_end", date(2026, 11, 30)),
        ("next_month_end", date(2026, 12, 31)),
        ("P6M", date(2027, 5, 24)),
        ("P1Y", date(2027, 11, 24)),
        ("P90D", date(2027, 2, 22)),
        ("P2W", date(2026, 12, 8)),
    ],
)
def test_the_last_day_of_a_period(period, expected):
    assert last_day(period, TODAY) == expected


@pytest.mark.parametrize("period", ["", "snart", "P", "2027-13", "2027-02-30"])
def test_what_is_no_period_is_refused(period):
    with pytest.raises(ValueError, match=r".*"):
        last_day(period, TODAY)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("2026", TODAY, date(2026, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2027-02", date(2027, 2, 1), date(2027, 2, 28)),
        ("2027-Q1", date(2027, 1, 1), date(2027, 3, 31)),
        ("next_year_end", date(2027, 1, 1), date(2027, 12, 31)),
        ("year_end", TODAY, date(2026, 12, 31)),
        ("P6M", TODAY, date(2027, 5, 24)),
        ("2027-03-31", TODAY, date(2027, 3, 31)),
    ],
)
def test_the_days_of_a_period(period, first, last):
    assert (first_day(period, TODAY), last_day(period, TODAY)) == (first, last)
