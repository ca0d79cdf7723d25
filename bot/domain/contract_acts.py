"""The acts of a contract's decision: recommend, decide, confirm, send back, take back. What is refused is raised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.domain.contract_decisions import (
    Act,
    Capacity,
    Case,
    Entry,
    Outcome,
    asks_for_end,
    decider,
    end_after,
    offered,
)
from bot.domain.contracts import ContractOutlook

LONGEST_REASON = 1_000


class Refusal(StrEnum):
    """Why an act is not taken. The values end the keys of its texts."""

    STRANGER = "stranger"  # no role that may do it
    DECIDED = "decided"  # a decision stands
    CHANGED = "changed"  # somebody was quicker, or the card is old
    NOTHING_TO_CONFIRM = "nothing_to_confirm"
    NOTHING_TO_REOPEN = "nothing_to_reopen"
    NOT_OFFERED = "not_offered"  # the contract has no such way
    NO_REASON = "no_reason"
    NO_DATE = "no_date"
    NOT_LATER = "not_later"  # a new end that is no later than the old one


class DecisionRefused(Exception):  # noqa: N818 - a state of the matter, told kindly
    """An act that is not taken, and why."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, on which day, as what."""

    person_id: str
    name: str
    capacities: frozenset[Capacity]
    on: date


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants: the outcome, the new end where the contract runs on, and why."""

    outcome: Outcome
    reason: str
    new_end: date | None = None


def chosen(case: Case, newest: Entry | None, choice: Choice, actor: Actor, seen: ContractOutlook) -> Entry:
    """The entry of a recommendation, or of a decision by somebody who may decide. Raises DecisionRefused."""
    capacity = _chooser(actor.capacities)
    if newest is not None and newest.is_decided:
        raise DecisionRefused(Refusal.DECIDED)
    if choice.outcome not in offered(seen):
        raise DecisionRefused(Refusal.NOT_OFFERED)
    new_end = end_after(choice.outcome, seen)
    if choice.outcome is Outcome.EXTEND and asks_for_end(seen):
        new_end = choice.new_end
        if new_end is None:
            raise DecisionRefused(Refusal.NO_DATE)
        if seen.current_end is not None and new_end <= seen.current_end:
            raise DecisionRefused(Refusal.NOT_LATER)
    act = Act.DECIDED if capacity is Capacity.SYSTEM_OWNER else Act.RECOMMENDED
    entry = _entry(case, newest, act, actor, capacity, _reason(choice.reason))
    return replace(entry, outcome=choice.outcome, new_end=new_end)


def confirmed(newest: Entry | None, actor: Actor, version: int) -> Entry:
    """The entry that makes a recommendation a decision. Raises DecisionRefused."""
    recommended, capacity = _recommended(newest, actor, version)
    entry = _entry(recommended.case, recommended, Act.CONFIRMED, actor, capacity, recommended.reason)
    return replace(entry, outcome=recommended.outcome, new_end=recommended.new_end)


def sent_back(newest: Entry | None, actor: Actor, version: int, reason: str) -> Entry:
    """The entry that gives a recommendation back to its author. Raises DecisionRefused."""
    recommended, capacity = _recommended(newest, actor, version)
    entry = _entry(recommended.case, recommended, Act.SENT_BACK, actor, capacity, _reason(reason))
    return replace(entry, outcome=recommended.outcome, new_end=recommended.new_end)


def reopened(newest: Entry | None, actor: Actor, version: int, reason: str) -> Entry:
    """The entry that takes a decision back, so that reminders go on. Raises DecisionRefused."""
    capacity = _decider(actor)
    if newest is None or not newest.is_decided:
        raise DecisionRefused(Refusal.NOTHING_TO_REOPEN)
    _same(newest, version)
    return _entry(newest.case, newest, Act.REOPENED, actor, capacity, _reason(reason))


def _chooser(given: frozenset[Capacity]) -> Capacity:
    # Management confirms what a manager recommends; terms that a choice needs are not shown to it.
    for capacity in (Capacity.SYSTEM_OWNER, Capacity.SYSTEM_MANAGER):
        if capacity in given:
            return capacity
    raise DecisionRefused(Refusal.STRANGER)


def _decider(actor: Actor) -> Capacity:
    capacity = decider(actor.capacities)
    if capacity is None:
        raise DecisionRefused(Refusal.STRANGER)
    return capacity


def _recommended(newest: Entry | None, actor: Actor, version: int) -> tuple[Entry, Capacity]:
    capacity = _decider(actor)
    if newest is not None and newest.is_decided:
        raise DecisionRefused(Refusal.DECIDED)
    if newest is None or not newest.is_recommended:
        raise DecisionRefused(Refusal.NOTHING_TO_CONFIRM)
    _same(newest, version)
    return newest, capacity


def _same(newest: Entry, version: int) -> None:
    if newest.version != version:
        raise DecisionRefused(Refusal.CHANGED)


def _reason(text: str) -> str:
    reason = text.strip()[:LONGEST_REASON]
    if not reason:
        raise DecisionRefused(Refusal.NO_REASON)
    return reason


def _entry(case: Case, newest: Entry | None, act: Act, actor: Actor, capacity: Capacity, reason: str) -> Entry:
    version = newest.version + 1 if newest is not None else 1
    return Entry(case, version, act, actor.person_id, actor.name, capacity, actor.on, reason=reason)
