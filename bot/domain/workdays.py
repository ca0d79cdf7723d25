"""Swedish working days, local calendar dates."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache

import holidays
from holidays.constants import DE_FACTO, PUBLIC

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@cache
def _holidays_of(year: int) -> frozenset[date]:
    # De facto holidays are the eves (midsommarafton, julafton, nyårsafton): the office is closed then too.
    return frozenset(holidays.country_holidays("SE", years=year, categories=(PUBLIC, DE_FACTO), include_sundays=False))


def is_working_day(day: date) -> bool:
    """True unless the day is a weekend, a Swedish public holiday or one of the closed eves."""
    return day.weekday() < _SATURDAY and day not in _holidays_of(day.year)


@lru_cache(maxsize=16_384)
def working_day_on_or_before(day: date) -> date:
    """The day itself if it is a working day, otherwise the nearest working day before it."""
    while not is_working_day(day):
        day -= _ONE_DAY
    return day
