"""Contract notices as values: when each is sent, and why that day.

A notice belongs to a deadline and a rung. Rungs before a deadline count days to it (90, 30, …, 0) and are sent on
that day or, where it is a holiday or lies in the quiet period, on the last working day before. What can only be told
afterwards is sent on the first working day after; its rungs are 0 and then −7, −14 … All days are local dates.
Nothing is remembered here: the same register and day always give the same notices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from bot.domain.contracts import ContractOutlook, ContractState, IfNothing, outlook
from bot.domain.systems import Contract, ItSystem, Role, RoleHolder
from bot.domain.workdays import is_working_day

_ONE_DAY = timedelta(days=1)
_A_YEAR_OF_WEEKS = 364
MOST_QUIET_WEEKS = 8
# A rung is never moved further than the quiet period and the holidays around it.
_FURTHEST_MOVED = 7 * MOST_QUIET_WEEKS + 14
EVERYWHERE = "*"
"""In the meeting calendar: a meeting for all departments."""


class NoticeKind(StrEnum):
    """What a notice is about. The values are stored, so they are never renamed."""

    PROCUREMENT_START = "procurement_start"
    NOTICE_DEADLINE = "notice_deadline"
    OPTION_TO_CALL = "option_to_call"
    RENEWED_ITSELF = "renewed_itself"
    DEADLINE_MISSED = "deadline_missed"
    ENDED_WITHOUT_DECISION = "ended_without_decision"
    OPEN_ENDED_REVIEW = "open_ended_review"
    DECISION_NOT_REGISTERED = "decision_not_registered"  # the register shows nothing of what was decided


TOLD_AFTERWARDS = frozenset(
    {
        NoticeKind.RENEWED_ITSELF,
        NoticeKind.DEADLINE_MISSED,
        NoticeKind.ENDED_WITHOUT_DECISION,
        NoticeKind.DECISION_NOT_REGISTERED,
    }
)
"""Kinds about something that has happened: they cannot be sent ahead."""

TOLD_ONCE = frozenset({NoticeKind.RENEWED_ITSELF, NoticeKind.OPEN_ENDED_REVIEW, NoticeKind.DECISION_NOT_REGISTERED})
"""Kinds that no later rung follows up: they are held back longer before they are too old to send."""


@dataclass(frozen=True, slots=True)
class Ladders:
    """Days before the decision point, and before the procurement start, on which to remind."""

    decision: tuple[int, ...] = (365, 180, 90, 60, 30, 14, 7, 1, 0)
    procurement: tuple[int, ...] = (180, 90, 30, 0)


@dataclass(frozen=True, slots=True)
class NoticeRules:
    """What the municipality has decided about notices. Days and months are whole numbers.

    `contracts` (by number) goes before `departments` (by name), which goes before `ladders`. `urgent_within` is
    when a channel is told at once rather than in the digest, `owner_within` when the owner is told beside the
    manager, `management_within` when department management is told that nobody has decided, `too_old` after how many
    days a notice that was never sent is left to the next rung.
    `meetings` are the days of tactical meetings per department; «*» holds those of all. `management` are the addresses
    of department management.
    """

    lead_months: Mapping[str, int]
    default_lead_months: int
    ladders: Ladders = field(default_factory=Ladders)
    departments: Mapping[str, Ladders] = field(default_factory=dict)
    contracts: Mapping[str, Ladders] = field(default_factory=dict)
    overdue_every: int = 7
    urgent_within: int = 14
    owner_within: int = 90
    management_within: int = 30
    too_old: int = 14
    too_old_once: int = 90
    quiet_weeks: frozenset[int] = frozenset({28, 29, 30, 31})
    digest_weekday: int = 1
    meetings: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    management: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def ladders_for(self, system: ItSystem, contract: Contract) -> Ladders:
        """The ladders of a contract: its own, its department's or everybody's."""
        return self.contracts.get(contract.number) or self.departments.get(system.department) or self.ladders

    def last_meeting(self, department: str, today: date, deadline: date) -> date | None:
        """The department's last tactical meeting from today to the deadline, where the calendar has one."""
        days = (*self.meetings.get(department, ()), *self.meetings.get(EVERYWHERE, ()))
        return max((day for day in days if today <= day <= deadline), default=None)


@dataclass(frozen=True, slots=True)
class DatedContract:
    """A contract as of a day. `subject` names it in the ledger: the system's key and the contract's number."""

    system: ItSystem
    subject: str
    outlook: ContractOutlook


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of a ladder: the day it stands for, and the day on which it is sent."""

    rung: int
    day: date
    send_on: date


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that somebody must be told about a contract, with the facts that its text needs.

    `deadline` is the date that the ladder counts to. `meeting` is the last tactical meeting before it.
    """

    kind: NoticeKind
    contract: DatedContract
    deadline: date
    step: Step
    meeting: date | None = None

    @property
    def system(self) -> ItSystem:
        """The system whose contract it is."""
        return self.contract.system

    @property
    def rung(self) -> int:
        """Days left to the deadline as the ladder has it; below 0 afterwards."""
        return self.step.rung

    def is_urgent(self, rules: NoticeRules) -> bool:
        """True if somebody must decide within days."""
        return self.kind not in TOLD_ONCE and 0 <= self.rung <= rules.urgent_within and not self.is_afterwards

    @property
    def is_afterwards(self) -> bool:
        """True if it is about something that has happened."""
        return self.kind in TOLD_AFTERWARDS

    def persons(self, rules: NoticeRules, *, recommended: bool = False) -> tuple[RoleHolder, ...]:
        """Who is told privately: the manager, and the owner too when it comes closer or the manager is missing.

        The owner is also told when there is a recommendation to confirm.
        """
        manager, owner = self.system.manager, self.system.owner
        close = self.is_afterwards or recommended or self.rung <= rules.owner_within
        told = [holder for holder in (manager, owner if close or manager is None else None) if holder is not None]
        return tuple(told[:1] if len(told) > 1 and told[0].name == told[1].name else told)


def acting_role(system: ItSystem) -> Role:
    """Who should act: the manager watches contracts (audit, Tabell 1), else the owner, else IT-enheten asks."""
    if system.manager is not None:
        return Role.SYSTEM_MANAGER
    return Role.SYSTEM_OWNER if system.owner is not None else Role.IT_UNIT


def dated_contracts(system: ItSystem, rules: NoticeRules, today: date) -> list[DatedContract]:
    """The system's contracts as of a day. Raises nothing: a system without restricted facts has none."""
    found: list[DatedContract] = []
    subjects: set[str] = set()
    for contract in system.restricted.contracts if system.restricted else ():
        subject = f"{system.key}/{contract.number}"
        while subject in subjects:
            subject += "+"
        subjects.add(subject)
        seen = outlook(contract, today, rules.lead_months, rules.default_lead_months)
        found.append(DatedContract(system, subject, seen))
    return found


def awaits_decision(seen: ContractOutlook) -> bool:
    """True while there is a decision point ahead, or today."""
    if seen.state in (ContractState.RUNNING, ContractState.NOT_STARTED):
        return True
    return seen.state is ContractState.DEADLINE_MISSED and seen.if_nothing is IfNothing.RENEWS


def decision_point(seen: ContractOutlook) -> date:
    """The last day to give notice or call an option; the end itself where no notice period is known."""
    point = seen.notice_deadline or seen.current_end
    assert point is not None
    return point


def before_decision(kind: NoticeKind, contract: DatedContract, rules: NoticeRules, today: date) -> Notice | None:
    """The rung of the decision ladder that applies today, from its first rung to the last day to act."""
    seen = contract.outlook
    deadline = decision_point(seen)
    step = step_before(deadline, rules.ladders_for(contract.system, seen.contract).decision, today, rules)
    return notice(kind, contract, deadline, step, rules, today)


def notice(
    kind: NoticeKind, contract: DatedContract, deadline: date, step: Step | None, rules: NoticeRules, today: date
) -> Notice | None:
    """The notice for a step, with the meeting to bring it up at; None for no step."""
    if step is None:
        return None
    meeting = None
    if kind not in TOLD_AFTERWARDS and kind is not NoticeKind.OPEN_ENDED_REVIEW:
        meeting = rules.last_meeting(contract.system.department, today, deadline)
    return Notice(kind, contract, deadline, step, meeting)


def step_before(deadline: date, ladder: tuple[int, ...], today: date, rules: NoticeRules) -> Step | None:
    """The rung that applies today: the one closest to the deadline whose day of sending has come."""
    left = (deadline - today).days
    for rung in sorted(ladder):
        if left - rung > _FURTHEST_MOVED:
            continue
        day = deadline - timedelta(days=rung)
        send_on = sent_early(day, rules.quiet_weeks)
        if send_on <= today:
            return Step(rung, day, send_on)
    return None


def step_after(first: date, every: int, today: date, rules: NoticeRules) -> Step | None:
    """The latest rung of something told from `first` on: every `every` days for a year, then once a year."""
    passed = (today - first).days
    while passed >= 0:
        pace = every if passed <= _A_YEAR_OF_WEEKS else _A_YEAR_OF_WEEKS
        after = passed // pace * pace
        day = first + timedelta(days=after)
        send_on = sent_late(day, rules.quiet_weeks)
        if send_on <= today:
            return Step(-after, day, send_on)
        passed = after - 1
    return None


def sent_early(day: date, quiet_weeks: frozenset[int]) -> date:
    """The day, or the last working day before it that is not in the quiet period."""
    return _moved(day, quiet_weeks, -1)


def sent_late(day: date, quiet_weeks: frozenset[int]) -> date:
    """The day, or the first working day after it that is not in the quiet period."""
    return _moved(day, quiet_weeks, 1)


@lru_cache(maxsize=65_536)
def _moved(day: date, quiet_weeks: frozenset[int], by: int) -> date:
    while not is_working_day(day) or day.isocalendar().week in quiet_weeks:
        day += by * _ONE_DAY
    return day


def is_quiet(day: date, rules: NoticeRules) -> bool:
    """True in the weeks of the year in which nothing is sent."""
    return day.isocalendar().week in rules.quiet_weeks
