"""Contract dates: terms, renewals, notice deadlines and procurement starts (domain.md «Contracts»)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.systems import Contract


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

    `current_end` is the last day of the term that runs today, after automatic renewals;
    `renewals` how many rounds have happened. `notice_deadline` is the earliest of the two month
    conventions; `notice_deadline_other` is the later one where they differ. `act_by` is the notice
    deadline or the working day before it. `procurement_start` is the last day on which a new
    procurement can begin and still be done before `current_end`.
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
    act_by: date | None = None
    procurement_start: date | None = None
    next_end: date | None = None
