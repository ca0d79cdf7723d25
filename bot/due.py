"""`systemlotsen due`: what would be sent on given days, to whom and why. Sends nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from bot.deliveries.plan import BASELINE, DIGEST, Planned, plan
from bot.domain.notices import NoticeRules
from bot.domain.systems import ItSystem, RoleHolder
from bot.notices.wording import why
from bot.texts import Texts


def due_rows(
    systems: Sequence[ItSystem], rules: NoticeRules, first: date, last: date, say: Texts
) -> Iterator[dict[str, Any]]:
    """One row for each delivery whose day lies from `first` to `last`.

    Reckoned from the register alone: all earlier ones are taken to have been sent, and everybody to be reachable.
    """
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        for planned in plan(systems, rules, day, _by_name):
            if planned.send_on == day and planned.key.kind != BASELINE:
                yield _row(planned, rules, say)


def due_lines(rows: Sequence[dict[str, Any]], first: date, last: date, say: Texts) -> list[str]:
    """The rows for a reader at a terminal."""
    if not rows:
        return [say("due-none", first=str(first), last=str(last))]
    return [f"{row['send_on']}  {row['recipient']}\n    {row['text']}\n    [{row['why']}]" for row in rows]


def _by_name(holder: RoleHolder) -> str:
    return f"person:{holder.name}"


def _row(planned: Planned, rules: NoticeRules, say: Texts) -> dict[str, Any]:
    key, digest = planned.key, planned.key.kind == DIGEST
    system = None if digest else planned.notices[0].system
    return {
        "kind": key.kind,
        "system": system.name if system else None,
        "department": system.department if system else None,
        "recipient": key.recipient,
        "rung": key.rung,
        "deadline": str(key.deadline),
        "send_on": str(planned.send_on),
        "why": say("due-why-digest") if digest else _why(planned, rules, say),
        "text": planned.post(rules, say).text,
    }


def _why(planned: Planned, rules: NoticeRules, say: Texts) -> str:
    """The rule and the dates it was reckoned from: for an administrator, who may see them."""
    notice = planned.notices[0]
    seen, step = notice.contract.outlook, notice.step
    dates = {
        "due-date-end": seen.contract.end_date,
        "due-date-current": seen.current_end if seen.renewals else None,
        "due-date-notice": seen.notice_deadline,
        "due-date-missed": seen.missed_deadline,
        "due-date-procurement": seen.procurement_start,
        "due-date-step": step.day if step.day != step.send_on else None,
    }
    told = ", ".join(say(name, day=str(day)) for name, day in dates.items() if day is not None)
    rule = say(f"due-rule-{notice.kind}", deadline=str(notice.deadline))
    urgent = f" {say('due-urgent', days=rules.urgent_within)}" if planned.person is None else ""
    return f"{rule}{urgent} {why(notice, rules, say)} {told}".strip()


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
