"""The days on which something about a contract must be done or happens, some time ahead, if nothing changes before.

Reckoned from the same outlook as the notices. A contract that renews itself has a last day to give notice every term.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.contracts import ContractState, IfNothing
from bot.domain.notices import DatedContract, NoticeRules, awaits_decision, dated_contracts, decision_point
from bot.domain.systems import ItSystem

_MOST_TERMS = 200
_WITHOUT_END = frozenset({IfNothing.RENEWS, IfNothing.CONTINUES})


class DateKind(StrEnum):
    """What the day is. The values end the keys of its texts and are part of names in calendars: never renamed."""

    PROCUREMENT_START = "procurement_start"
    NOTICE_DEADLINE = "notice_deadline"
    OPTION_TO_CALL = "option_to_call"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class ContractDate:
    """A day of a contract. `term` counts renewals, so that the same thing in the next term is something else."""

    kind: DateKind
    day: date
    contract: DatedContract
    term: int

    @property
    def system(self) -> ItSystem:
        """The system whose contract it is."""
        return self.contract.system

    @property
    def name(self) -> str:
        """What the day is called for ever, also when it is moved."""
        return f"{self.contract.subject}/{self.kind}/{self.term}"


def contract_dates(system: ItSystem, rules: NoticeRules, first: date, last: date) -> list[ContractDate]:
    """All days from `first` to `last`, in order. Without restricted facts there are none."""
    contracts = dated_contracts(system, rules, first)
    found = [one for place in range(len(contracts)) for one in _of_contract(system, place, rules, first, last)]
    return sorted(found, key=lambda one: (one.day, one.contract.subject, one.kind))


def _of_contract(system: ItSystem, place: int, rules: NoticeRules, first: date, last: date) -> Iterator[ContractDate]:
    day, told = first, set[tuple[DateKind, date]]()
    for _ in range(_MOST_TERMS):
        if day > last:
            return
        contract = dated_contracts(system, rules, day)[place]
        for kind, found in _days(contract):
            if day <= found <= last and (kind, found) not in told:
                told.add((kind, found))
                yield ContractDate(kind, found, contract, contract.outlook.renewals)
        # What comes next is decided when the last day to act, or the term, has passed.
        turns = [turn for turn in (_point(contract), contract.outlook.current_end) if turn is not None and turn >= day]
        if not turns:
            return
        day = min(turns) + timedelta(days=1)


def _days(contract: DatedContract) -> Iterator[tuple[DateKind, date]]:
    seen, point = contract.outlook, _point(contract)
    if point is not None:
        if seen.procurement_start is not None and seen.procurement_start != point:
            yield DateKind.PROCUREMENT_START, seen.procurement_start
        if seen.notice_deadline is not None:
            option = seen.if_nothing is IfNothing.OPTION_LAPSES
            yield DateKind.OPTION_TO_CALL if option else DateKind.NOTICE_DEADLINE, point
    if seen.current_end is not None and seen.state is not ContractState.ENDED and seen.if_nothing not in _WITHOUT_END:
        yield DateKind.ENDS, seen.current_end


def _point(contract: DatedContract) -> date | None:
    return decision_point(contract.outlook) if awaits_decision(contract.outlook) else None
