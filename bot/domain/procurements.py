"""What the committees plan to procure: reviewed before anything new is bought (audit 3.2).

Planned procurements are public to everybody who works in the municipality.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

FIRST_YEAR, LAST_YEAR = 2020, 2099
MOST_LETTERS = 200
_WORD = r"(?:q|kv(?:artal)?\.? ?|quarter |k)"
_QUARTER = re.compile(rf"{_WORD}?([1-4])[ /-]([0-9]{{4}})|([0-9]{{4}})[ /-]?{_WORD}([1-4])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlannedProcurement:
    """One planned procurement. `number` is what people call it by, 0 before it is stored.

    `title` says what is to be procured, in the committee's own words; `value` is the estimate in kronor, or None.
    `need_words` are what it is about, as a nyttokalkyl's (bot.domain.dossiers.same_need). `department` is the
    committee's, or empty where that is not known. `entered_by` is an object id or an account, `source` the file it
    came from, or «chat».
    """

    number: int
    committee: str
    department: str
    year: int
    quarter: int
    title: str
    value: Decimal | None
    need_words: tuple[str, ...]
    entered_by: str
    source: str

    def is_past(self, today: date) -> bool:
        """True when its quarter is over."""
        return (self.year, self.quarter) < quarter_of(today)


def read_quarter(text: str) -> tuple[int, int] | None:
    """The year and the quarter in a text such as «kvartal 2 2027», «Q2 2027», «2027-Q2», or None."""
    match = _QUARTER.fullmatch(" ".join(text.replace(",", " ").split()))
    if match is None:
        return None
    quarter, year = int(match[1] or match[4]), int(match[2] or match[3])
    return (year, quarter) if FIRST_YEAR <= year <= LAST_YEAR else None


def quarter_of(day: date) -> tuple[int, int]:
    """The year and the quarter that a day lies in."""
    return day.year, (day.month + 2) // 3
