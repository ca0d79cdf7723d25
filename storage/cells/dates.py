"""Dates as people write them. A date comes out only if the cell spells exactly one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from storage.cells.reading import Cell, Reading, ask, corrected, empty, refuse
from storage.cells.text import damaged, folded, is_blank, is_unknown

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb febr",
            "mars march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "augusti august aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_OPEN_ENDED = frozenset(
    {
        "tillsvidare",
        "tills vidare",
        "tillsvidareavtal",
        "tillsvidare avtal",
        "until further notice",
        "open-ended",
        "open ended",
    }
)
_RUNNING = frozenset({"löper", "löpande", "löper på", "fortlöpande", "rullande", "ongoing", "running", "löpande avtal"})
_REFERENCE = re.compile(r"\b(?:se|enl|enligt|see)\b")
_WORD = r"(?P<month>[a-zåäö]+)\.?"
_TIME = re.compile(r"[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$")
_NUMERIC = re.compile(r"(\d{1,4})([-/. ])(\d{1,2})([-/. ])(\d{1,4})")
_SWEDISH = re.compile(r"(\d{1,2})/(\d{1,2})(?: ?- ?| |, ?|-'|')(\d{2}|\d{4})")
_MONTH_YEAR = re.compile(r"(?P<word>[a-zåäö]+)\.? (?P<year>20\d{2})|(?P<first>20\d{2}) (?P<last>[a-zåäö]+)\.?")
_DAY_MONTH_YEAR = re.compile(
    rf"(?:den )?(?P<day>\d{{1,2}})(?:[:.]?(?:e|a)|st|nd|rd|th|\.)?[ -]?(?:of )?{_WORD},?[ -]*'?"
    r"(?P<year>\d{4}|\d{2})"
)
_MONTH_DAY_YEAR = re.compile(rf"{_WORD} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})")
_YEAR_MONTH_DAY = re.compile(rf"(?P<year>\d{{4}})[ -]{_WORD}[ -](?P<day>\d{{1,2}})")
_FIRST_SERIAL, _LAST_SERIAL = 29221, 73415  # 1980-01-01 and 2100-12-31: what a contract may plausibly say
_YEARS = range(1950, 2101)
_DAYS_BETWEEN_SYSTEMS = 1462  # Excel for Mac once counted from 1904


@dataclass(frozen=True, slots=True)
class EndDate:
    """What a contract says of its end. `open_ended` is «tillsvidare»."""

    day: date | None
    open_ended: bool = False


def from_serial(serial: int, *, epoch_1904: bool) -> date | None:
    """The day of an Excel date number, or None where it is no day (the invented 1900-02-29) or far off."""
    in_1900 = serial + _DAYS_BETWEEN_SYSTEMS if epoch_1904 else serial
    if in_1900 == 60 or not 0 < in_1900 < 2_958_466:
        return None
    return date(1899, 12, 30 if in_1900 > 60 else 31) + timedelta(days=in_1900)


def month_named(text: str) -> date | None:
    """The first day of a month in letters, such as «nov 2026» or «2026 november»; None where it is none."""
    match = _MONTH_YEAR.fullmatch(text.casefold())
    if match is None:
        return None
    name, year = (match["word"], match["year"]) if match["word"] else (match["last"], match["first"])
    return date(int(year), _MONTHS[name], 1) if name in _MONTHS else None


def read_date(cell: Cell, *, epoch_1904: bool = False) -> Reading[date]:
    """A day. Ambiguous spellings ask a person; an impossible day refuses the row."""
    if is_blank(cell):
        return empty()
    if isinstance(cell, date):
        return _plausible([cell], None)
    if isinstance(cell, bool):
        return ask("import-not-a-date")
    if isinstance(cell, (int, Decimal)):
        return _number(cell, epoch_1904=epoch_1904)
    return _text(folded(cell), epoch_1904=epoch_1904)


def read_end_date(cell: Cell, *, epoch_1904: bool = False) -> Reading[EndDate]:
    """A contract's end: a day, or «tillsvidare», which is a fact of its own."""
    text = folded(cell)
    if text in _OPEN_ENDED:
        return Reading(EndDate(None, open_ended=True))
    if text in _RUNNING:
        return ask("import-end-runs")
    if _REFERENCE.search(text):
        return ask("import-end-elsewhere")
    day = read_date(cell, epoch_1904=epoch_1904)
    return Reading(EndDate(day.value) if day.value else None, day.stated, day.remark, day.refuse)


def _number(number: int | Decimal, *, epoch_1904: bool) -> Reading[date]:
    whole = int(number)
    if re.fullmatch(r"(?:19|20)\d{6}", str(whole)) and whole == number:
        return _compact(str(whole))
    offset = _DAYS_BETWEEN_SYSTEMS if epoch_1904 else 0
    if not _FIRST_SERIAL <= whole + offset <= _LAST_SERIAL:
        return ask("import-not-a-date")
    day = from_serial(whole, epoch_1904=epoch_1904)
    return corrected(day, "import-date-from-serial", date=day.isoformat()) if day else ask("import-not-a-date")


def _text(text: str, *, epoch_1904: bool) -> Reading[date]:
    if is_unknown(text) or damaged(text):
        return ask("import-cell-damaged" if damaged(text) else "import-unknown-value")
    text = _TIME.sub("", re.sub("[‐‑–−]", "-", text)).rstrip(".,")
    if re.fullmatch(r"(?:19|20)\d{6}", text):
        return _compact(text)
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text):
        # A date number that became text has lost which of Excel's two calendars it was counted in.
        return ask("import-serial-1904") if epoch_1904 else _number(int(text[:5]), epoch_1904=False)
    if swedish := _SWEDISH.fullmatch(text):
        day, month, year = swedish.groups()
        return _plausible(_days([(year, month, day)]), text)
    if numeric := _NUMERIC.fullmatch(text):
        return _numeric(numeric, text)
    return _named(text)


def _named(text: str) -> Reading[date]:
    """A date with the month in letters, in Swedish or English."""
    for pattern in (_DAY_MONTH_YEAR, _MONTH_DAY_YEAR, _YEAR_MONTH_DAY):
        named = pattern.fullmatch(text)
        if named and named["month"] in _MONTHS:
            return _plausible(_days([(named["year"], str(_MONTHS[named["month"]]), named["day"])]), text)
    return ask("import-not-a-date")


def _compact(digits: str) -> Reading[date]:
    return _plausible(_days([(digits[:4], digits[4:6], digits[6:])]), digits)


def _numeric(match: re.Match[str], text: str) -> Reading[date]:
    first, separator, second, other, third = match.groups()
    if separator != other or 3 in {len(first), len(third)}:
        return ask("import-not-a-date")
    if len(first) == 4:
        orders = [(first, second, third)] if len(third) <= 2 else []
    elif separator == "." and len(third) == 4:
        orders = [(third, second, first)]  # points are never used month first
    else:
        orders = [(third, second, first)] if len(third) > 1 else []
        if separator != ".":
            orders += [(third, first, second)] if len(third) > 1 else []
        if len(third) <= 2 and len(first) == 2:
            orders.append((first, second, third))
    if not orders:
        return ask("import-not-a-date")
    days = _days(orders)
    if len(set(days)) > 1:
        readings = " ".join(day.isoformat() for day in sorted(set(days)))
        return ask("import-date-ambiguous", first=readings.split()[0], second=readings.split()[-1])
    return _plausible(days, text)


def _days(orders: Iterable[tuple[str, str, str]]) -> list[date]:
    found = []
    for year, month, day in orders:
        whole = int(year) if len(year) == 4 else (2000 if int(year) < 70 else 1900) + int(year)
        try:
            found.append(date(whole, int(month), int(day)))
        except ValueError:
            continue
    return found


def _plausible(days: Sequence[date], text: str | None) -> Reading[date]:
    if not days:
        return refuse("import-date-impossible")
    day = days[0]
    if day.year not in _YEARS:
        return ask("import-date-far-off", date=day.isoformat())
    if text is None or text == day.isoformat():
        return Reading(day)
    return corrected(day, "import-date-read", date=day.isoformat())
