"""Use of systems by month, and what the register says of it: logins in about ninety days, from three whole months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = 3
_FRESH = timedelta(days=125)
"""So long after its first day a month says something of today: the next one may be over and not counted yet."""


@dataclass(frozen=True, slots=True)
class MonthOfUse:
    """How often somebody logged in to a system in a month, and how many did. `month` is its first day."""

    system: str
    month: date
    logins: int
    users: int | None = None


def month_before(month: date) -> date:
    """The first day of the month before."""
    return (month - timedelta(days=1)).replace(day=1)


def is_over(month: date, today: date) -> bool:
    """True when the whole month lies behind: until then its figures grow."""
    return (month + timedelta(days=31)).replace(day=1) <= today


def logins_in_90_days(months: Mapping[date, int], today: date) -> int | None:
    """The logins of the newest month and the two before it; None where one is not known or all are too old.

    `months` are logins by the first day of the month. What is not known is never taken for nothing.
    """
    if not months or today - max(months) > _FRESH:
        return None
    month, total = max(months), 0
    for _ in range(_MONTHS):
        if month not in months:
            return None
        total += months[month]
        month = month_before(month)
    return total
