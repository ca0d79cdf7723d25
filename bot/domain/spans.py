"""Times of the year as people mean them: «i vår», «i mars», «nästa vecka», and all that `periods` knows."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.periods import first_day, last_day

_SEASON = re.compile(r"(?:(\d{4})-|(next)_)?(spring|summer|autumn|winter)")
_MONTH = re.compile(r"--(\d{2})")
# Working life has two halves: «i vår» begins after New Year and «i höst» after midsummer.
_SEASONS = {"spring": (1, 6), "summer": (6, 3), "autumn": (7, 6), "winter": (12, 3)}
"""The first month, and how many months it lasts."""


def span(period: str, today: date) -> tuple[date, date]:
    """The first and last day of a period, both included; of one that has begun, from today.

    Takes, beside what `periods.last_day` takes: `spring`, `summer`, `autumn` and `winter`, each also with a year
    before it («2027-spring») or `next_` for the first that has not begun; `--MM` for the month that is or comes;
    `week` and `next_week`. Raises ValueError for anything else.
    """
    if match := _SEASON.fullmatch(period):
        first, last = _season(match[3], int(match[1]) if match[1] else None, today, begun=not match[2])
    elif match := _MONTH.fullmatch(period):
        year = today.year if int(match[1]) >= today.month else today.year + 1
        first, last = _months(year, int(match[1]), 1)
    elif period in ("week", "next_week"):
        monday = today - timedelta(days=today.weekday() - (7 if period == "next_week" else 0))
        first, last = monday, monday + timedelta(days=6)
    else:
        return first_day(period, today), last_day(period, today)
    return (max(first, today) if last >= today else first), last


def _season(name: str, year: int | None, today: date, *, begun: bool) -> tuple[date, date]:
    month, lasts = _SEASONS[name]
    if year is not None:
        return _months(year, month, lasts)
    # Last year's too: a winter goes on after New Year.
    years = (_months(today.year + add, month, lasts) for add in (-1, 0, 1, 2))
    return next((first, last) for first, last in years if (last >= today if begun else first > today))


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, first + relativedelta(months=count, days=-1)
