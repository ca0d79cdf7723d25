"""What is decided about a contract before a deadline, by whom, and what follows (audit, Tabell 1).

The systemförvaltare recommends, the systemägare confirms or sends back. An owner may decide directly, and so may who
holds both roles. Where no owner is appointed, department management takes the owner's place; where no manager is, the
owner acts. Every act is an `Entry` that is never changed; the newest one of a contract and deadline says where it
stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.domain.contracts import ContractOutlook, ContractState, IfNothing
from bot.domain.people import Person, same_name
from bot.domain.systems import ItSystem


class Outcome(StrEnum):
    """What may be decided. The values are stored and stand in buttons, so they are never renamed."""

    EXTEND = "extend"  # of a contract that renews itself: let it
    CALL_OPTION = "call_option"
    NEW_PROCUREMENT = "new_procurement"
    RETIRE = "retire"
    LET_END = "let_end"  # of a contract that renews itself: give notice


LENGTHENS = frozenset({Outcome.EXTEND, Outcome.CALL_OPTION})
"""Outcomes after which the contract runs on."""


class Act(StrEnum):
    """What somebody did. The values are stored, so they are never renamed."""

    RECOMMENDED = "recommended"
    CONFIRMED = "confirmed"
    SENT_BACK = "sent_back"
    DECIDED = "decided"  # directly, without a recommendation
    REOPENED = "reopened"


class Capacity(StrEnum):
    """As what somebody acts. The values are stored, so they are never renamed."""

    SYSTEM_MANAGER = "system_manager"
    SYSTEM_OWNER = "system_owner"
    DEPARTMENT_MANAGEMENT = "department_management"


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be decided: a system's contract before a deadline, with the dates that notices about it count to."""

    system: str
    subject: str
    deadline: date
    ends: date | None = None
    procurement_start: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. `version` counts from 1 within a case: two people cannot both write the same one.

    `by` is the person's object id and `name` what the register calls them. An act that confirms carries what it
    confirms.
    """

    case: Case
    version: int
    act: Act
    by: str
    name: str
    capacity: Capacity
    on: date
    outcome: Outcome | None = None
    new_end: date | None = None
    reason: str = ""

    @property
    def is_decided(self) -> bool:
        """True if a decision stands, so that nobody need be reminded."""
        return self.act in (Act.CONFIRMED, Act.DECIDED)

    @property
    def is_recommended(self) -> bool:
        """True while the owner is to confirm or send back."""
        return self.act is Act.RECOMMENDED

    @property
    def revision(self) -> str:
        """What messages about the case show when they show this."""
        return f"v{self.version}"


@dataclass(frozen=True, slots=True)
class Postponed:
    """Somebody wants to be reminded again on a day, and not by what is not urgent until then."""

    case: Case
    by: str
    name: str
    on: date
    until: date


@dataclass(frozen=True)
class Decisions:
    """The newest entry of each case, and who has put reminders off. `postponed` is by case and person."""

    entries: Mapping[tuple[str, date], Entry] = field(default_factory=dict)
    postponed: Mapping[tuple[str, date, str], Postponed] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Sequence[Entry], postponed: Sequence[Postponed] = ()) -> Decisions:
        """From rows, the oldest first."""
        return cls(
            {(one.case.subject, one.case.deadline): one for one in entries},
            {(one.case.subject, one.case.deadline, one.by): one for one in postponed},
        )

    def newest(self, subject: str, deadline: date) -> Entry | None:
        """Where a case stands, or None for one that nobody has touched."""
        return self.entries.get((subject, deadline))

    def until(self, subject: str, deadline: date, person_id: str) -> date | None:
        """The day that a person has put the reminders of a case off to."""
        found = self.postponed.get((subject, deadline, person_id))
        return found.until if found else None


NOTHING_DECIDED = Decisions()


def decision_day(seen: ContractOutlook) -> date | None:
    """The deadline that a contract's decision belongs to: the same day before it, after it and after the end."""
    return seen.notice_deadline or seen.current_end


def case_of(system: str, subject: str, seen: ContractOutlook) -> Case | None:
    """The case of a contract, or None where there is no deadline to decide before."""
    day = decision_day(seen)
    if day is None or seen.state in (ContractState.OPEN_ENDED, ContractState.UNKNOWN):
        return None
    return Case(system, subject, day, seen.current_end, seen.procurement_start)


def offered(seen: ContractOutlook) -> tuple[Outcome, ...]:
    """What may be decided about the contract: an option only where one can still be called."""
    option = seen.if_nothing is IfNothing.OPTION_LAPSES and seen.state in (
        ContractState.RUNNING,
        ContractState.NOT_STARTED,
    )
    first = Outcome.CALL_OPTION if option else Outcome.EXTEND
    return first, Outcome.NEW_PROCUREMENT, Outcome.RETIRE, Outcome.LET_END


def end_after(outcome: Outcome, seen: ContractOutlook) -> date | None:
    """The new end where the contract itself says it: after an option, or a round that it renews itself for."""
    if outcome is Outcome.CALL_OPTION or (outcome is Outcome.EXTEND and seen.if_nothing is IfNothing.RENEWS):
        return seen.next_end
    return None


def asks_for_end(seen: ContractOutlook) -> bool:
    """True if who extends must say until when."""
    return Outcome.EXTEND in offered(seen) and seen.if_nothing is not IfNothing.RENEWS


def capacities(system: ItSystem, person: Person, management: Mapping[str, Sequence[str]]) -> frozenset[Capacity]:
    """As what a person may act. Management only where no owner is appointed; IT-enheten has no mandate (audit 3.4)."""
    if not person.active:
        return frozenset()
    found = set(actors_of(system, person.name)) if person.sole_bearer else set()
    email = (person.email or "").strip().casefold()
    if email and system.owner is None and "it_unit" not in person.groups:
        addresses = {address.strip().casefold() for address in management.get(system.department, ())}
        if email in addresses:
            found.add(Capacity.DEPARTMENT_MANAGEMENT)
    return frozenset(found)


def decider(given: frozenset[Capacity]) -> Capacity | None:
    """As what somebody confirms, or None for somebody who may not."""
    above = (Capacity.SYSTEM_OWNER, Capacity.DEPARTMENT_MANAGEMENT)
    return next((capacity for capacity in above if capacity in given), None)


def actors_of(system: ItSystem, name: str) -> frozenset[Capacity]:
    """As what the holder of a role acts, by the name in the register."""
    return frozenset(
        capacity
        for capacity, holder in (
            (Capacity.SYSTEM_MANAGER, system.manager),
            (Capacity.SYSTEM_OWNER, system.owner),
        )
        if holder is not None and same_name(holder.name, name)
    )
