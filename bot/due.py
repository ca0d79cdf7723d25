"""`systemlotsen due`: what would be sent on given days, to whom and why. Sends and writes nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import date, timedelta
from typing import Any

from bot.deliveries.foresight import Everybody
from bot.deliveries.planned import BASELINE
from bot.texts import Texts
from bot.tidings import Tiding, TidingSource


async def due_rows(
    sources: Sequence[TidingSource], first: date, last: date, say: Texts
) -> AsyncIterator[dict[str, Any]]:
    """One row for each delivery whose day lies from `first` to `last`.

    Reckoned from what is stored alone: all earlier ones are taken to have been sent, and everybody to be reachable.
    """
    audience = Everybody()
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        for source in sources:
            for tiding in (await source.reckon(day, audience)).new:
                if tiding.send_on == day and tiding.key.kind != BASELINE:
                    yield _row(tiding, say)


def due_lines(rows: Sequence[dict[str, Any]], first: date, last: date, say: Texts) -> list[str]:
    """The rows for a reader at a terminal."""
    if not rows:
        return [say("due-none", first=str(first), last=str(last))]
    return [f"{row['send_on']}  {row['recipient']}\n    {row['text']}\n    [{row['why']}]" for row in rows]


def _row(tiding: Tiding, say: Texts) -> dict[str, Any]:
    key, system = tiding.key, tiding.system
    return {
        "kind": key.kind,
        "system": system.name if system else None,
        "department": system.department if system else None,
        "recipient": key.recipient,
        "rung": key.rung,
        "deadline": str(key.deadline),
        "send_on": str(tiding.send_on),
        "why": tiding.why(say),
        "text": tiding.write(say).text,
    }


_FIRST_YEAR, _LAST_YEAR = 2000, 2200


def days_between(on: date | None, first: date | None, last: date | None) -> tuple[date, date]:
    """The first and last day asked for. Raises ValueError for a question that makes no sense."""
    if any(day is not None and not _FIRST_YEAR <= day.year <= _LAST_YEAR for day in (on, first, last)):
        raise ValueError(f"Ange dagar mellan år {_FIRST_YEAR} och {_LAST_YEAR}.")
    if on is not None and first is None and last is None:
        return on, on
    if on is not None or first is None or last is None or last < first or last - first > timedelta(days=3660):
        raise ValueError("Ange --on DATUM, eller --from och --to med högst tio år emellan.")
    return first, last
