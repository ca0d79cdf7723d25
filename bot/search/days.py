"""A day that somebody names: «från 1 mars», «den sista maj», «2028-06-30», «vid årsskiftet», «på måndag»."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.search.times import MONTHS, NUMBERS
from bot.search.tokens import folded

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mandag monday", "tisdag tuesday", "onsdag wednesday", "torsdag thursday", "fredag friday",
            "lordag saturday", "sondag sunday",
        )
    )
    for name in names.split()
}  # fmt: skip
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "forsta first", "andra second", "tredje third", "fjarde fourth", "femte fifth", "sjatte sixth",
            "sjunde seventh", "attonde eighth", "nionde ninth", "tionde tenth", "elfte eleventh", "tolfte twelfth",
            "trettonde", "fjortonde", "femtonde fifteenth", "sextonde", "sjuttonde", "artonde", "nittonde", "tjugonde",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH_WORD = rf"(?P<month>{_MONTH})(?![a-z])\.?"
_YEAR = r"(?:[,\s]*(?P<year>20\d\d))?"
_LAST = r"(?:den |on the |the )?(?:sista|siste|last(?: day)?(?: of)?)(?: dagen?)?(?: (?:i|av|in))?"
_PATTERNS = {
    "iso": re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b|\b(20\d\d)(\d\d)(\d\d)\b"),
    "slash": re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:[-/ ](?:(20)?(\d\d))(?!\d))?(?![\d/])"),
    "last": re.compile(rf"\b{_LAST} {_MONTH_WORD}{_YEAR}"),
    "day": re.compile(
        rf"\b(?:den |the )?(?P<day>\d{{1,2}}|{'|'.join(_ORDINALS)})(?::?[ea]|st|nd|rd|th)?"
        rf"(?: dagen)?(?: of| i)? {_MONTH_WORD}{_YEAR}"
    ),
    "english": re.compile(rf"\b{_MONTH_WORD} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR}"),
    "month": re.compile(rf"\b{_MONTH_WORD}{_YEAR}"),
    "span": re.compile(
        rf"\bom (?P<count>\d{{1,2}}|{'|'.join(NUMBERS)}) (?P<unit>dag|veck|manad|ar)\w*"
        rf"|\bin (?P<n>\d{{1,2}}|{'|'.join(NUMBERS)}) (?P<u>day|week|month|year)s?\b"
    ),
    "weekday": re.compile(rf"\b(?P<next>nasta |next )?(?P<weekday>{'|'.join(_WEEKDAYS)})(?:en)?\b"),
}
_TURN_OF_YEAR = re.compile(r"\b(?:arsskiftet|nyar|new year|turn of the year|slutet av aret|end of the year)\b")
_UNITS = {"dag": "days", "day": "days", "veck": "weeks", "week": "weeks", "manad": "months", "month": "months"}


@dataclass(frozen=True, slots=True)
class _Said:
    """The text, the day it is said on, and whether a month or a year means its last day."""

    plain: str
    today: date
    last: bool


def day_in(text: str, today: date, *, last: bool = False) -> date | None:
    """The day that a text names, as it is meant on the day `today`; None if none is named, or none that exists.

    A day without a year is the next one. A month is its first day, with `last` its last: contracts end so.
    """
    said = _Said(" ".join(folded(text).split()), today, last)
    return next((day for reads in _READERS if (day := reads(said))), None)


def _iso(said: _Said) -> date | None:
    match = _PATTERNS["iso"].search(said.plain)
    return _day(*(int(part) for part in match.groups() if part)) if match else None


def _slash(said: _Said) -> date | None:
    match = _PATTERNS["slash"].search(said.plain)
    if match is None:
        return None
    return _coming(int(match[2]), int(match[1]), 2000 + int(match[4]) if match[4] else None, said)


def _last_of_month(said: _Said) -> date | None:
    match = _PATTERNS["last"].search(said.plain)
    return _month_end(MONTHS[match["month"]], match["year"], said) if match else None


def _day_of_month(said: _Said) -> date | None:
    match = _PATTERNS["day"].search(said.plain) or _PATTERNS["english"].search(said.plain)
    if match is None:
        return None
    number = _ORDINALS.get(match["day"]) or int(match["day"])
    return _coming(MONTHS[match["month"]], number, int(match["year"]) if match["year"] else None, said)


def _month(said: _Said) -> date | None:
    match = _PATTERNS["month"].search(said.plain)
    if (
        match is None
        or _PATTERNS["day"].search(said.plain)
        or (match["month"] in ("mar", "may", "march", "jan", "dec") and not match["year"])
    ):
        return None
    month = MONTHS[match["month"]]
    if said.last:
        return _month_end(month, match["year"], said)
    return _coming(month, 1, int(match["year"]) if match["year"] else None, said)


def _span(said: _Said) -> date | None:
    match = _PATTERNS["span"].search(said.plain)
    if match is None:
        return None
    count, unit = match["count"] or match["n"], match["unit"] or match["u"]
    number = int(count) if count.isdigit() else NUMBERS[count]
    step: dict[str, int] = {_UNITS.get(unit, "years"): number}
    return said.today + relativedelta(**step)  # type: ignore[arg-type]


def _near(said: _Said) -> date | None:
    """«I dag», «i morgon», «nästa vecka», «nästa månad», «vid årsskiftet»."""
    today = said.today
    if _TURN_OF_YEAR.search(said.plain):
        return date(today.year, 12, 31) if said.last else date(today.year + 1, 1, 1)
    monday = today - timedelta(days=today.weekday())
    named: Sequence[tuple[str, date]] = (
        (r"i overmorgon|the day after tomorrow", today + timedelta(days=2)),
        (r"i ?morgon|imorn|i morrn|tomorrow", today + timedelta(days=1)),
        (r"i ?dag|idag|today|nu|omgaende|now|immediately", today),
        (r"nasta vecka|next week", monday + timedelta(days=7)),
        (r"nasta manad|next month|manadsskiftet", (today.replace(day=1) + timedelta(days=32)).replace(day=1)),
        (r"nasta ar|next year", date(today.year + 1, 1, 1)),
    )
    return next((day for words, day in named if re.search(rf"\b(?:{words})\b", said.plain)), None)


def _weekday(said: _Said) -> date | None:
    match = _PATTERNS["weekday"].search(said.plain)
    if match is None:
        return None
    ahead = (_WEEKDAYS[match["weekday"]] - said.today.weekday()) % 7 or 7
    monday = said.today - timedelta(days=said.today.weekday())
    if match["next"]:
        return monday + timedelta(days=7 + _WEEKDAYS[match["weekday"]])
    return said.today + timedelta(days=ahead)


_READERS: Sequence[Callable[[_Said], date | None]] = (
    _iso,
    _slash,
    _last_of_month,
    _day_of_month,
    _month,
    _span,
    _near,
    _weekday,
)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _coming(month: int, day: int, year: int | None, said: _Said) -> date | None:
    """The day in that year, or the next time it comes."""
    if year is not None:
        return _day(year, month, day)
    this = _day(said.today.year, month, day)
    return this if this is not None and this >= said.today else _day(said.today.year + 1, month, day)


def _month_end(month: int, year: str | None, said: _Said) -> date | None:
    def end(in_year: int) -> date:
        return date(in_year, month, 1) + relativedelta(months=1, days=-1)

    if not 1 <= month <= 12:
        return None
    if year is not None:
        return end(int(year))
    return end(said.today.year) if end(said.today.year) >= said.today else end(said.today.year + 1)
