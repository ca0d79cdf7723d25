"""Numbers as people write them, in Swedish and English: «1 234,50», «1,234.50 kr», «12 tkr», «0,8 mnkr».

A text with two possible readings («1,234») is refused with both readings; nothing is ever guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from bot.domain.nyttokalkyl.faults import FaultKind, FieldError

MAX_AMOUNT = Decimal(100_000_000_000)
"""Kronor. More than the yearly turnover of any Swedish municipality, so a higher figure is a slip."""
MAX_HOURS = Decimal(10_000_000)
MAX_COUNT = Decimal(1_000_000)
MAX_MINUTES = Decimal(10_080)
"""Minutes in a week: nobody saves more."""

_MAX_LETTERS = 60
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_MINUS = re.compile(r"^[-\u2212\u2013\u2010\u2011]\s*")
_APPROXIMATELY = re.compile(r"^(?:ca\.?|c:a|cirka|ungefär|omkring|runt|about|approx\.?|approximately|around|~)\s*")
_NUMBER_AND_UNIT = re.compile(r"(?P<number>[0-9][0-9., ]*|[.,][0-9]+)(?P<unit>[^0-9].*)?")
_HOURS_AND_MINUTES = re.compile(
    r"([0-9]{1,4}) ?(?:h|tim|timmar|timme) (?:och |and )?([0-5]?[0-9]) ?(?:m|min|minuter|minutes)"
)

_KRONOR = ("", "kr", "kr.", "kronor", "krona", "sek", ":-", ":- kr")
_THOUSANDS = ("k", "tkr", "tsek", "kkr", "ksek", "tusen", "tusen kr", "tusen kronor", "thousand", "thousand kronor")
_MILLIONS = (
    "mnkr", "mkr", "mn", "mn kr", "mnsek", "msek", "milj", "milj.", "milj kr", "milj. kr", "miljon", "miljoner",
    "miljon kronor", "miljoner kronor", "miljoner kr", "million", "millions", "million kronor", "million sek",
)  # fmt: skip
_MILLIARDS = ("mdkr", "mdr", "mdr kr", "miljard", "miljarder", "miljarder kronor")  # «billion» and «biljon» differ

_AMOUNT_UNITS = MappingProxyType(
    {unit: Decimal(1) for unit in _KRONOR}
    | {unit: Decimal(1_000) for unit in _THOUSANDS}
    | {unit: Decimal(1_000_000) for unit in _MILLIONS}
    | {unit: Decimal(1_000_000_000) for unit in _MILLIARDS}
)
_HOUR_WORDS = ("h", "t", "tim", "tim.", "timme", "timmar", "hour", "hours", "hrs")
_HOUR_UNITS = MappingProxyType({unit: Decimal(1) for unit in ("", *_HOUR_WORDS)})
_MINUTE_UNITS = MappingProxyType(
    {unit: Decimal(1) for unit in ("", "m", "min", "min.", "minut", "minuter", "minute", "minutes")}
    | {unit: Decimal(60) for unit in _HOUR_WORDS}
)
_PERCENT_UNITS = MappingProxyType({unit: Decimal(1) for unit in ("", "%", "procent", "percent", "per cent", "pct")})
_COUNT_UNITS = MappingProxyType(
    {
        unit: Decimal(1)
        for unit in ("", "st", "st.", "personer", "person", "people", "pers", "veckor", "vecka", "weeks", "week")
    }
)


@dataclass(frozen=True, slots=True)
class _Quantity:
    """How one kind of number is read: its units, its highest value and how many decimals it may have."""

    units: Mapping[str, Decimal]
    highest: Decimal
    decimals: int
    grouped: bool = True  # False where a thousand is out of the question, so that «1,234» has one reading


_AMOUNT = _Quantity(_AMOUNT_UNITS, MAX_AMOUNT, 2)
_HOURS = _Quantity(_HOUR_UNITS, MAX_HOURS, 2)
_MINUTES = _Quantity(_MINUTE_UNITS, MAX_MINUTES, 2)
_PERCENT = _Quantity(_PERCENT_UNITS, Decimal(100), 4, grouped=False)
_COUNT = _Quantity(_COUNT_UNITS, MAX_COUNT, 0)


def parse_amount(text: str, field: str = "amount") -> Decimal:
    """Kronor, exact to the öre. Raises FieldError."""
    return _parse(text, field, _AMOUNT)


def parse_hours(text: str, field: str = "hours") -> Decimal:
    """Hours with at most two decimals: «37,5», «1 200 timmar». Raises FieldError."""
    return _parse(text, field, _HOURS)


def parse_minutes(text: str, field: str = "minutes") -> Decimal:
    """Minutes in a week: «15», «15 min», «1,5 h», «1 h 30 min». Raises FieldError."""
    if match := _HOURS_AND_MINUTES.fullmatch(_tidy(text, field)):
        return _within(Decimal(match[1]) * 60 + Decimal(match[2]), field, _MINUTES)
    return _parse(text, field, _MINUTES)


def parse_percent(text: str, field: str = "percent") -> Decimal:
    """A share of one: «3 %» and «3» are 0.03. Raises FieldError.

    «0,5» without a percent sign may mean half a percent or one half, so it is refused.
    """
    percent = _parse(text, field, _PERCENT)
    if 0 < percent < 1 and _tidy(text, field)[-1].isdigit():
        raise FieldError(field, FaultKind.AMBIGUOUS, first=f"{_plain(percent)} %", second=f"{_plain(percent * 100)} %")
    return percent / 100


def parse_count(text: str, field: str = "count") -> int:
    """A whole number of people, weeks or pieces. Raises FieldError."""
    return int(_parse(text, field, _COUNT))


def _parse(text: str, field: str, quantity: _Quantity) -> Decimal:
    tidy = _tidy(text, field)
    negative = bool(_MINUS.match(tidy))
    match = _NUMBER_AND_UNIT.fullmatch(_MINUS.sub("", tidy))
    if match is None:
        raise FieldError(field, FaultKind.NOT_A_NUMBER)
    factor = quantity.units.get((match["unit"] or "").strip())
    if factor is None:
        raise FieldError(field, FaultKind.UNKNOWN_UNIT, unit=(match["unit"] or "").strip())
    number = _read(match["number"].strip(), field, grouped=quantity.grouped) * factor
    if negative and number:
        raise FieldError(field, FaultKind.NEGATIVE)
    return _within(number, field, quantity)


def _tidy(text: str, field: str) -> str:
    if len(text) > 10 * _MAX_LETTERS:
        raise FieldError(field, FaultKind.NOT_A_NUMBER)
    tidy = _SPACES.sub(" ", text).strip().casefold()
    if not tidy:
        raise FieldError(field, FaultKind.MISSING)
    tidy = _APPROXIMATELY.sub("", tidy)
    if not tidy or len(tidy) > _MAX_LETTERS:
        raise FieldError(field, FaultKind.NOT_A_NUMBER)
    # «kr 500» and «SEK 500»; «500:-» and «1 234,-» end a price in Swedish.
    return re.sub(r"(?<=[0-9])(?::-|,-)$", "", re.sub(r"^(?:sek|kr) (?=[0-9])", "", tidy))


def _read(number: str, field: str, *, grouped: bool) -> Decimal:
    """The value of digits with spaces, commas and points."""
    whole, mark, decimals = _split(number)
    if mark is None and ("," in whole or "." in whole):
        raise FieldError(field, FaultKind.NOT_A_NUMBER)
    if _is_ambiguous(number) and grouped:
        first = re.sub(r"[.,]", "\N{NO-BREAK SPACE}", number)
        raise FieldError(field, FaultKind.AMBIGUOUS, first=first, second=number.replace(".", ","))
    digits = _ungrouped(whole, mark)
    if digits is None or (mark is not None and not re.fullmatch(r"[0-9]+", decimals)):
        raise FieldError(field, FaultKind.NOT_A_NUMBER)
    return Decimal(f"{digits or 0}.{decimals or 0}")


def _split(number: str) -> tuple[str, str | None, str]:
    """Whole part, decimal mark (None if there is none) and decimals."""
    marks = [letter for letter in number if letter in ",."]
    if not marks:
        return number, None, ""
    last = marks[-1]
    if marks.count(last) > 1:
        # A mark that is repeated groups thousands: there are no decimals.
        return (
            (number.replace(last, " "), None, "") if len(set(marks)) == 1 and " " not in number else (number, None, "")
        )
    whole, _, decimals = number.rpartition(last)
    return whole, last, decimals


def _is_ambiguous(number: str) -> bool:
    """True for one mark with three digits after it and one to three before: «1,234», but not «0,234» or «1 234,567»."""
    return bool(re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", number))


def _ungrouped(whole: str, mark: str | None) -> str | None:
    """Digits of a whole part, or None where its groups are not thousands."""
    if re.fullmatch(r"[0-9]*", whole):
        return whole
    separator = next(letter for letter in whole if not letter.isdigit())
    if separator == mark or not re.fullmatch(rf"[0-9]{{1,3}}(?:{re.escape(separator)}[0-9]{{3}})+", whole):
        return None
    return whole.replace(separator, "")


def _within(number: Decimal, field: str, quantity: _Quantity) -> Decimal:
    if number > quantity.highest:
        raise FieldError(field, FaultKind.TOO_LARGE, highest=_plain(quantity.highest))
    exact = number.normalize()
    exponent = exact.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > quantity.decimals:
        kind = FaultKind.TOO_FINE if quantity.decimals else FaultKind.NOT_WHOLE
        raise FieldError(field, kind, **({"decimals": str(quantity.decimals)} if quantity.decimals else {}))
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact


def _plain(number: Decimal) -> str:
    """«100 000,5» for a sentence."""
    text = f"{number.normalize():,f}"
    return text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
