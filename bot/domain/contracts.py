"""Contract dates: terms, renewals, notice deadlines and procurement starts (domain.md «Contracts»).

A term ends on the last day it covers. Its next round therefore begins the day after and ends the day
before the same date `months` later: twelve months from 1 March 2027 end on 29 February 2028.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from bot.domain.systems import Contract, RenewalKind
from bot.domain.workdays import working_day_on_or_before

_ONE_DAY = timedelta(days=1)
_SHORTEST_MONTH = 28
_FEBRUARY = 2
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class ContractState(StrEnum):
    """Where a contract stands on a given day."""

    NOT_STARTED = "not_started"
    RUNNING = "running"  # the notice deadline, if any, lies ahead or is today
    DEADLINE_MISSED = "deadline_missed"  # the deadline of the current term has passed, the term has not
    ENDED = "ended"
    OPEN_ENDED = "open_ended"
    UNKNOWN = "unknown"  # nobody has said when it ends


class IfNothing(StrEnum):
    """What happens if nobody does anything."""

    RENEWS = "renews"
    ENDS = "ends"  # the municipality then stands without a contract
    OPTION_LAPSES = "option_lapses"  # ends unless an option is called in time
    CONTINUES = "continues"  # open-ended
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ContractOutlook:
    """A contract as of one day. All dates are local calendar dates in Europe/Stockholm.

    `current_end` is the last day that the contract binds for as things stand: the end of the running
    term or, once an automatic contract's deadline has passed, of the round it has renewed itself to;
    `renewals` how many rounds that is; `next_end` the last day of the round that would follow.
    `notice_deadline` is the next one that can still be met, or the passed one where no other follows;
    it is the earlier of the two month conventions, `notice_deadline_other` the later where they differ.
    `missed_deadline` is the last one that has passed while its term still runs. `act_by` is the notice
    deadline or the working day before it. `procurement_start` is the last day on which a new
    procurement can begin and be done by `current_end`.
    """

    contract: Contract
    today: date
    state: ContractState
    if_nothing: IfNothing
    current_end: date | None = None
    renewals: int = 0
    notice_deadline: date | None = None
    notice_deadline_other: date | None = None
    notice_deadline_overridden: bool = False
    missed_deadline: date | None = None
    act_by: date | None = None
    procurement_start: date | None = None
    next_end: date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to give notice. `other` is the later convention's date where the two differ."""

    day: date
    other: date | None = None
    overridden: bool = False


def months_before(day: date, months: int) -> date:
    """The same date `months` earlier, or the month's last day where it has no such date."""
    return _moved(day, -months)


def months_before_end_of_month(day: date, months: int) -> date:
    """As `months_before`, but the last day of a month stays the last day of a month."""
    earlier = months_before(day, months)
    if day.day < _last_day(day):
        return earlier
    return earlier.replace(day=_last_day(earlier))


def term_end(first_end: date, months: int, rounds: int) -> date:
    """The last day after `rounds` renewals of `months` each, reckoned from the first end."""
    return _moved(first_end + _ONE_DAY, months * rounds) - _ONE_DAY


def notice_deadline(end: date, months: int) -> Deadline:
    """The last day to give notice `months` before `end`: the earliest convention wins."""
    safe, other = months_before(end, months), months_before_end_of_month(end, months)
    return Deadline(safe, other if other != safe else None)


def outlook(
    contract: Contract, today: date, lead_months: Mapping[str, int], default_lead_months: int
) -> ContractOutlook:
    """The contract as of `today`. `lead_months` gives the lead time per procurement form, in months."""
    if contract.open_ended:
        return ContractOutlook(contract, today, ContractState.OPEN_ENDED, IfNothing.CONTINUES)
    if contract.end_date is None:
        return ContractOutlook(contract, today, ContractState.UNKNOWN, IfNothing.UNKNOWN)
    lead = lead_months.get(contract.procurement_form or "", default_lead_months)
    return _dated(contract, contract.end_date, today, lead)


def _dated(contract: Contract, first_end: date, today: date, lead: int) -> ContractOutlook:
    renewal = contract.renewal
    automatic = renewal is not None and renewal.kind is RenewalKind.AUTOMATIC and renewal.months > 0
    months = renewal.months if renewal is not None else 0
    rounds = _rounds_begun(first_end, months, today) if automatic else 0
    running_end = end = term_end(first_end, months, rounds)
    deadline = _deadline_of_round(contract, first_end, months, rounds)
    missed: Deadline | None = None
    while deadline is not None and deadline.day < today and missed != deadline:
        missed = deadline
        if automatic:  # nobody gave notice in time: the next round is bound too
            rounds += 1
            end = term_end(first_end, months, rounds)
            deadline = _deadline_of_round(contract, first_end, months, rounds)
    start = months_before(end, lead)
    # Made in one go: a hundred thousand contracts are looked at for a day's notices.
    return ContractOutlook(
        contract,
        today,
        _state(contract, running_end, today, missed=missed is not None),
        _if_nothing(contract),
        current_end=end,
        renewals=rounds,
        notice_deadline=deadline.day if deadline else None,
        notice_deadline_other=deadline.other if deadline else None,
        notice_deadline_overridden=deadline is not None and deadline.overridden,
        missed_deadline=missed.day if missed else None,
        act_by=working_day_on_or_before(deadline.day) if deadline else None,
        procurement_start=min(start, deadline.day) if deadline else start,
        next_end=term_end(first_end, months, rounds + 1) if _another_round(contract) else None,
    )


def _deadline_of_round(contract: Contract, first_end: date, months: int, rounds: int) -> Deadline | None:
    previous_end = term_end(first_end, months, rounds - 1) if rounds else None
    return _deadline(contract, term_end(first_end, months, rounds), previous_end)


def _rounds_begun(first_end: date, months: int, today: date) -> int:
    """How many automatic rounds have begun on `today`: 0 while the first term runs."""
    if today <= first_end:
        return 0
    span = relativedelta(today, first_end)
    rounds = max(0, (span.years * 12 + span.months) // months - 1)
    while term_end(first_end, months, rounds) < today:
        rounds += 1
    return rounds


def _deadline(contract: Contract, end: date, previous_end: date | None) -> Deadline | None:
    override = contract.notice_deadline
    # A date written in the contract holds for the term it lies in; later rounds follow the notice period.
    if override is not None and override <= end and (previous_end is None or override > previous_end):
        return Deadline(override, overridden=True)
    if contract.notice_period_months is None:
        return None
    return notice_deadline(end, contract.notice_period_months)


def _state(contract: Contract, end: date, today: date, *, missed: bool) -> ContractState:
    if today > end:
        return ContractState.ENDED
    if contract.start_date is not None and today < contract.start_date:
        return ContractState.NOT_STARTED
    return ContractState.DEADLINE_MISSED if missed else ContractState.RUNNING


def _if_nothing(contract: Contract) -> IfNothing:
    renewal = contract.renewal
    if renewal is None:
        return IfNothing.UNKNOWN
    if renewal.kind is RenewalKind.AUTOMATIC:
        return IfNothing.RENEWS if renewal.months > 0 else IfNothing.UNKNOWN
    if renewal.kind is RenewalKind.OPTION and renewal.count > 0:
        return IfNothing.OPTION_LAPSES
    return IfNothing.ENDS


def _another_round(contract: Contract) -> bool:
    renewal = contract.renewal
    if renewal is None or renewal.months <= 0:
        return False
    return renewal.kind is RenewalKind.AUTOMATIC or (renewal.kind is RenewalKind.OPTION and renewal.count > 0)


def _moved(day: date, months: int) -> date:
    # As adding a relativedelta, at a tenth of the cost: a day's notices move a hundred thousand dates.
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    number = day.day
    if number > _SHORTEST_MONTH:
        number = min(number, _days_in(year, month + 1))
    return date(year, month + 1, number)


def _days_in(year: int, month: int) -> int:
    return 29 if month == _FEBRUARY and calendar.isleap(year) else _DAYS[month]


def _last_day(day: date) -> int:
    return _days_in(day.year, day.month)
