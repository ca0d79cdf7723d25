"""The retirement of a system: one case with a named leader, a target date and a checklist (audit 3.2 and 3.4).

The governance model names nobody who is responsible for retiring, so a case always has a leader of its own. What
people do is stored as entries that are never changed; a case is what they add up to. A system has one case at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.checklists import STEPS, Capacity, Rules, Step
from bot.domain.people import Person, same_name
from bot.domain.systems import ItSystem

LONGEST_NOTE = 2_000
_FARTHEST = timedelta(days=3_660)


class Act(StrEnum):
    """What somebody did. The values are stored, so they are never renamed."""

    OPENED = "opened"
    DONE = "done"
    LEADER = "leader"
    TARGET = "target"
    DEVIATION = "deviation"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Cause(StrEnum):
    """Why a case was opened."""

    NYTTOKALKYL = "nyttokalkyl"
    CONTRACT = "contract"
    CHAT = "chat"


class State(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


MAY: Mapping[Act, frozenset[Capacity]] = {
    Act.OPENED: frozenset({Capacity.OWNER, Capacity.IT_UNIT}),
    Act.DONE: frozenset(Capacity),
    Act.LEADER: frozenset({Capacity.OWNER, Capacity.IT_UNIT}),
    Act.TARGET: frozenset({Capacity.OWNER, Capacity.IT_UNIT, Capacity.LEADER}),
    Act.DEVIATION: frozenset({Capacity.OWNER}),
    Act.CLOSED: frozenset({Capacity.OWNER, Capacity.IT_UNIT, Capacity.LEADER}),
    Act.CANCELLED: frozenset({Capacity.OWNER, Capacity.IT_UNIT}),
}
"""Who may do what. Only the system owner signs a deviation."""

_NEED_NOTE = frozenset({Act.OPENED, Act.DONE, Act.DEVIATION, Act.CANCELLED})


@dataclass(frozen=True, slots=True)
class Entry:
    """One act in the case of a system. `version` counts from 1 for each system: two people cannot write the same.

    `step` is of DONE and DEVIATION, `leader` (object id) and `leader_name` of OPENED and LEADER, `target` of OPENED and
    TARGET. `reference` names the decision that a case was opened on, so that none opens two.
    """

    system: str
    version: int
    act: Act
    by: str
    name: str
    on: date
    note: str = ""
    step: Step | None = None
    leader: str = ""
    leader_name: str = ""
    target: date | None = None
    cause: Cause | None = None
    reference: str = ""


@dataclass(frozen=True)
class Case:
    """Where the retirement of a system stands. `opened` is the entry it began with, `ended` the one that ended it.

    `references` are the decisions that have opened this and earlier cases of the system.
    """

    opened: Entry
    version: int
    last_on: date
    target: date
    leader: str = ""
    leader_name: str = ""
    leader_since: date | None = None
    done: Mapping[Step, Entry] = field(default_factory=dict)
    deviations: Mapping[Step, Entry] = field(default_factory=dict)
    ended: Entry | None = None
    references: frozenset[str] = frozenset()

    @property
    def system(self) -> str:
        """The system's key."""
        return self.opened.system

    @property
    def state(self) -> State:
        """Open, closed or cancelled."""
        if self.ended is None:
            return State.OPEN
        return State.CLOSED if self.ended.act is Act.CLOSED else State.CANCELLED

    @property
    def revision(self) -> str:
        """What messages about the case show when they show this."""
        return f"v{self.version}"

    def is_settled(self, step: Step) -> bool:
        """True for a step that is done, or that the owner has signed a deviation from."""
        return step in self.done or step in self.deviations

    def left(self) -> tuple[Step, ...]:
        """Steps that are not settled, in the checklist's order."""
        return tuple(step for step in STEPS if not self.is_settled(step))

    def hindrances(self, rules: Rules) -> tuple[Step, ...]:
        """Mandatory steps that keep the case from being closed."""
        return tuple(step for step in self.left() if step not in rules.optional)


class Refused(ValueError):  # noqa: N818 - not a fault of the program: the answer to somebody who acts out of turn
    """An act that cannot be done now or not by this person. `reason` ends a text key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def cases(entries: Iterable[Entry]) -> dict[str, Case]:
    """The newest case of each system, from all entries, each system's first first."""
    found: dict[str, Case] = {}
    for entry in entries:
        case = after(found.get(entry.system), entry)
        if case is not None:
            found[entry.system] = case
    return found


def after(case: Case | None, entry: Entry) -> Case | None:
    """The case with one more entry."""
    if entry.act is Act.OPENED and entry.target is not None:
        seen = case.references if case is not None else frozenset()
        return Case(
            entry,
            entry.version,
            entry.on,
            entry.target,
            entry.leader,
            entry.leader_name,
            entry.on,
            references=seen | ({entry.reference} if entry.reference else set()),
        )
    if case is None:
        return None
    case = replace(case, version=entry.version, last_on=entry.on)
    if entry.act is Act.LEADER:
        return replace(case, leader=entry.leader, leader_name=entry.leader_name, leader_since=entry.on)
    if entry.act is Act.TARGET and entry.target is not None:
        return replace(case, target=entry.target)
    if entry.step is not None:
        deviates = entry.act is Act.DEVIATION
        settled = {**(case.deviations if deviates else case.done), entry.step: entry}
        return replace(case, deviations=settled) if deviates else replace(case, done=settled)
    return replace(case, ended=entry) if entry.act in (Act.CLOSED, Act.CANCELLED) else case


def capacities(system: ItSystem, person: Person, case: Case | None, *, it_unit: bool) -> frozenset[Capacity]:
    """As what the person may act; nothing for strangers, leavers and, by name, namesakes."""
    found: set[Capacity] = set()
    if not person.active:
        return frozenset()
    for holder, capacity in ((system.owner, Capacity.OWNER), (system.manager, Capacity.MANAGER)):
        if holder is not None and person.sole_bearer and same_name(holder.name, person.name):
            found.add(capacity)
    if case is not None and case.leader and case.leader == person.aad_object_id:
        found.add(Capacity.LEADER)
    if it_unit:
        found.add(Capacity.IT_UNIT)
    return frozenset(found)


def check(case: Case | None, entry: Entry, given: frozenset[Capacity], rules: Rules) -> None:
    """Let an act be, or raise Refused: out of turn, not this person's, or without what it needs."""
    if not given & MAY[entry.act]:
        raise Refused(f"not-yours-{entry.act.value}")
    if entry.act is Act.OPENED:
        if case is not None and case.state is State.OPEN:
            raise Refused("already-open")
    elif case is None or case.state is not State.OPEN:
        raise Refused("not-open")
    _check_content(case, entry, rules)


def _check_content(case: Case | None, entry: Entry, rules: Rules) -> None:
    if len(entry.note) > LONGEST_NOTE:
        raise Refused("too-long")
    if entry.act in _NEED_NOTE and not entry.note.strip():
        raise Refused("note-missing")
    if entry.act in (Act.OPENED, Act.TARGET) and not _is_target(entry):
        raise Refused("bad-target")
    if entry.act is Act.LEADER and not entry.leader:
        raise Refused("unknown-leader")
    if case is None:
        return
    if entry.act in (Act.DONE, Act.DEVIATION):
        _check_step(case, entry, rules)
    if entry.act is Act.CLOSED and case.hindrances(rules):
        raise Refused("steps-open")


def _is_target(entry: Entry) -> bool:
    return entry.target is not None and entry.on <= entry.target <= entry.on + _FARTHEST


def _check_step(case: Case, entry: Entry, rules: Rules) -> None:
    if entry.step is None:
        raise Refused("unknown-step")
    if case.is_settled(entry.step):
        raise Refused("step-settled")
    if entry.act is Act.DONE and entry.step is Step.COST and entry.on < rules.due(Step.COST, case.target):
        raise Refused("cost-too-early")


def standing_still(found: Iterable[Case], rules: Rules, today: date) -> dict[str, date]:
    """Since when open cases have stood still: nothing has been done for long, or a mandatory step is late."""
    still: dict[str, date] = {}
    for case in found:
        if case.state is State.OPEN:
            late = [day for step in case.hindrances(rules) if (day := rules.due(step, case.target)) < today]
            if today - case.last_on >= timedelta(days=rules.standing_days) and late:
                still[case.system] = case.last_on
    return still


def is_little_used(system: ItSystem, logins: int, days: int, today: date) -> bool:
    """True if the register says that hardly anybody uses it. What is not known is not taken for little."""
    facts = system.restricted
    if facts is None:
        return False
    few = facts.logins_90_days is not None and facts.logins_90_days <= logins
    long_ago = facts.last_login is not None and today - facts.last_login >= timedelta(days=days)
    return few or long_ago
