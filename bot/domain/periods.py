"""Spoken periods as dates: «i år», «inom sex månader», «2027»."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

_DURATION = re.compile(r"P(\d{1,4})([DWMY])")
_CALENDAR = re.compile(r"(next_)?(month|quarter|half_year|year)_end")
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_YEAR_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")


def last_day(period: str, today: date) -> date:
    """The last day of a period.

    Takes an ISO date, `YYYY`, `YYYY-MM`, `YYYY-Qn`, a duration (`P6M`, `P90D`, `P2W`, `P1Y`) or the end of a
    calendar period: `month_end`, `quarter_end`, `half_year_end`, `year_end`, each also with `next_` before it.

    Raises ValueError for anything else.
    """
    if match := _CALENDAR.fullmatch(period):
        months = _MONTHS[match[2]]
        ends = (today.month - 1) // months * months + months * (2 if match[1] else 1)
        return date(today.year, 1, 1) + relativedelta(months=ends, days=-1)
    if match := _DURATION.fullmatch(period):
        count, unit = int(match[1]), match[2]
        steps = {"D": {"days": count}, "W": {"weeks": count}, "M": {"months": count}, "Y": {"years": count}}
        return today + relativedelta(**steps[unit])  # type: ignore[arg-type]  # the stubs name each keyword
    if match := _YEAR_MONTH.fullmatch(period):
        year, month = int(match[1]), int(match[2])
        return date(year, month, calendar.monthrange(year, month)[1])
    if match := _YEAR_QUARTER.fullmatch(period):
        return date(int(match[1]), 1, 1) + relativedelta(months=3 * int(match[2]), days=-1)
    if re.fullmatch(r"\d{4}", period):
        return date(int(period), 12, 31)
    return date.fromisoformat(period)


def first_day(period: str, today: date) -> date:
    """The first day of a period: of a calendar period its own, where that lies ahead or the whole of it has passed.

    Every other period begins today. Raises ValueError as `last_day` does.
    """
    last = last_day(period, today)
    if match := _YEAR_QUARTER.fullmatch(period):
        first = date(int(match[1]), 3 * int(match[2]) - 2, 1)
    elif _YEAR_MONTH.fullmatch(period):
        first = last.replace(day=1)
    elif re.fullmatch(r"\d{4}", period):
        first = last.replace(month=1, day=1)
    elif period.startswith("next_"):
        first = last_day(period.removeprefix("next_"), today) + timedelta(days=1)
    else:
        return today
    return first if last < today else max(first, today)
