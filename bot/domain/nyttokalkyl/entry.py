"""What people write in the dialog's inputs, kind by kind: checked, and read as values.

A draft keeps what was written, so that it can be shown and changed as it stands; the values are read from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.nyttokalkyl.completeness import MAX_LABEL
from bot.domain.nyttokalkyl.faults import FaultKind, FieldError
from bot.domain.nyttokalkyl.lines import Estimate
from bot.domain.nyttokalkyl.notation import (
    parse_amount,
    parse_count,
    parse_hours,
    parse_minutes,
    parse_percent,
)


class InputKind(StrEnum):
    """Kinds of inputs. Those from AMOUNT to SHARE take one value, or lowest / likely / highest."""

    LINE = "line"
    PROSE = "prose"
    REASON = "reason"  # prose of which there are several on a card
    AMOUNT = "amount"
    HOURS = "hours"
    MINUTES = "minutes"
    PEOPLE = "people"
    SHARE = "share"
    MONEY = "money"  # one amount in kronor
    CHOICE = "choice"
    DATE = "date"
    SYSTEMS = "systems"  # register keys, with commas between
    DEPARTMENTS = "departments"  # names, with semicolons between
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that a step asks for. `choices` are values; their titles are texts."""

    name: str
    kind: InputKind
    required: bool = True
    choices: tuple[str, ...] = ()


_MONTHS = {
    name: number
    for names in (
        "januari februari mars april maj juni juli augusti september oktober november december",
        "january february march april may june july august september october november december",
        "jan feb mar apr maj jun jul aug sep okt nov dec",
    )
    for number, name in enumerate(names.split(), start=1)
}
_IN_WORDS = re.compile(r"(?:den )?([0-9]{1,2})(?:\.|:e|:a|st|nd|rd|th)? (?:of )?([a-zåäö]+)\.? ([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_EARLIEST, _LATEST = date(2000, 1, 1), date(2100, 12, 31)


def parse_date(text: str, field: str) -> date:
    """«2027-03-01», «1 mars 2027», «1 March 2027». Raises FieldError."""
    said = " ".join(text.split()).casefold()[:40]
    try:
        if match := _ISO.fullmatch(said):
            found = date(int(match[1]), int(match[2]), int(match[3]))
        elif (match := _IN_WORDS.fullmatch(said)) and match[2] in _MONTHS:
            found = date(int(match[3]), _MONTHS[match[2]], int(match[1]))
        else:
            raise FieldError(field, FaultKind.NOT_A_DATE)
    except ValueError as error:
        raise FieldError(field, FaultKind.NOT_A_DATE) from error
    if not _EARLIEST <= found <= _LATEST:
        raise FieldError(field, FaultKind.NOT_A_DATE)
    return found


def parse_estimate(text: str, field: str, parse: Callable[[str, str], Decimal | int]) -> Estimate:
    """One value, or lowest / likely / highest: «180 000 / 200 000 / 260 000», «180 / 200 / 260 tkr». Raises FieldError.

    A unit after the last value holds for those that have none.
    """
    parts = [part.strip() for part in text.split("/")]
    if len(parts) == 1:
        return Estimate.certain(Decimal(parse(parts[0], field)))
    if len(parts) != 3:
        raise FieldError(field, FaultKind.THREE_VALUES)
    unit = re.sub(r"^[0-9., \u00a0\u202f]+", "", parts[2])
    whole = [part if not part or re.search(r"[^0-9., \u00a0\u202f]", part) else f"{part} {unit}" for part in parts[:2]]
    lowest, likely, highest = (Decimal(parse(part, field)) for part in (*whole, parts[2]))
    if not lowest <= likely <= highest:
        raise FieldError(field, FaultKind.OUT_OF_ORDER)
    return Estimate(lowest, likely, highest)


ESTIMATES: Mapping[InputKind, Callable[[str, str], Decimal | int]] = {
    InputKind.AMOUNT: parse_amount,
    InputKind.HOURS: parse_hours,
    InputKind.MINUTES: parse_minutes,
    InputKind.PEOPLE: parse_count,
    InputKind.SHARE: parse_percent,
}
"""How each kind of uncertain number is read."""

MOST_LETTERS: Mapping[InputKind, int] = {InputKind.PROSE: 2_000, InputKind.REASON: 500, InputKind.SYSTEMS: 500}
"""How long each kind may be; others as a label. A card shows what was written again and must stay below 25 kB."""


def checked(asked: Input, text: str) -> str:
    """What was written, as a draft keeps it; an empty text where nothing is required. Raises FieldError."""
    said = text.strip()
    if not said:
        if asked.required:
            raise FieldError(asked.name, FaultKind.MISSING)
        return ""
    limit = MOST_LETTERS.get(asked.kind, MAX_LABEL)
    if len(said) > limit:
        raise FieldError(asked.name, FaultKind.TOO_LONG, limit=str(limit), length=str(len(said)))
    if asked.kind in ESTIMATES:
        parse_estimate(said, asked.name, ESTIMATES[asked.kind])
    elif asked.kind is InputKind.MONEY:
        parse_amount(said, asked.name)
    elif asked.kind is InputKind.DATE:
        return parse_date(said, asked.name).isoformat()
    elif asked.kind is InputKind.CHOICE and said not in asked.choices:
        raise FieldError(asked.name, FaultKind.NOT_A_CHOICE)
    return " ".join(said.split()) if asked.kind is InputKind.LINE else said
