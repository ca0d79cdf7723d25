"""What a cell gave, and the cell values that the sheets deliver."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from storage.report import Action, Remark

Cell = str | int | Decimal | bool | date | None
"""A cell's value as the file stores it: text, number, truth value, date or nothing."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A cell's meaning.

    `stated` False means that the cell says nothing certain: what the register holds stays.
    Stated with value None clears the fact. `refuse` leaves out the whole row. `step` is the
    precision of a rounded amount, in kronor.
    """

    value: T | None = None
    stated: bool = True
    remark: Remark | None = None
    refuse: bool = False
    step: Decimal | None = None


def corrected(value: T, key: str, **arguments: str | int) -> Reading[T]:
    """A value whose notation was put right."""
    return Reading(value, remark=Remark(key, Action.CORRECTED, arguments))


def ask(key: str, **arguments: str | int) -> Reading[T]:
    """Nothing certain: a person has to decide."""
    return Reading(stated=False, remark=Remark(key, Action.NEEDS_PERSON, arguments))


def refuse(key: str, **arguments: str | int) -> Reading[T]:
    """A value that makes the whole row unusable."""
    return Reading(stated=False, refuse=True, remark=Remark(key, Action.REJECTED, arguments))


def empty() -> Reading[T]:
    """A blank cell: it says nothing."""
    return Reading(stated=False)


def shown(cell: Cell) -> str:
    """A cell's value as text for a report."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)
