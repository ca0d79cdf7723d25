"""Spoken periods as dates: «i år», «inom sex månader», «2027»."""

from __future__ import annotations

import calendar
import re
from datetime import date

from dateutil.relativedelta import relativedelta

_DURATION = re.compile(r"P(\d{1,4})([DWMY])")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")


def last_day(period: str, today: date) -> date:
    """The last day of a period.

    Takes an ISO date, `YYYY`, `YYYY-MM`, `year_end`, `half_year_end` or a duration: `P6M`, `P90D`, `P2W`, `P1Y`.

    Raises ValueError for anything else.
    """
    if period == "year_end":
        return date(today.year, 12, 31)
    if period == "half_year_end":
        return date(today.year, 6, 30) if today.month <= 6 else date(today.year, 12, 31)
    if match := _DURATION.fullmatch(period):
        count, unit = int(match[1]), match[2]
        steps = {"D": {"days": count}, "W": {"weeks": count}, "M": {"months": count}, "Y": {"years": count}}
        return today + relativedelta(**steps[unit])  # type: ignore[arg-type]  # the stubs name each keyword
    if match := _YEAR_MONTH.fullmatch(period):
        year, month = int(match[1]), int(match[2])
        return date(year, month, calendar.monthrange(year, month)[1])
    if re.fullmatch(r"\d{4}", period):
        return date(int(period), 12, 31)
    return date.fromisoformat(period)
