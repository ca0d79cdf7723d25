"""What is to be told about the municipality's contracts on a given day. One file for each kind, all pure.

A kind is a function from a contract, the rules and the day to a notice or None. It is level-triggered: it answers
the same every day until the next rung takes over, and the ledger sees to it that each is sent once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from bot.domain.notices import DatedContract, Notice, NoticeRules, dated_contracts
from bot.domain.systems import ItSystem
from bot.notices import (
    deadline_missed,
    ended_without_decision,
    notice_deadline,
    open_ended_review,
    option_to_call,
    procurement_start,
    renewed_itself,
)

Due = Callable[[DatedContract, NoticeRules, date], Notice | None]

KINDS: tuple[Due, ...] = (
    procurement_start.due,
    notice_deadline.due,
    option_to_call.due,
    renewed_itself.due,
    deadline_missed.due,
    ended_without_decision.due,
    open_ended_review.due,
)


def due(systems: Iterable[ItSystem], rules: NoticeRules, today: date) -> Iterator[Notice]:
    """The rung that applies today for each contract and kind, whenever its day of sending was."""
    for system in systems:
        for contract in dated_contracts(system, rules, today):
            for kind in KINDS:
                found = kind(contract, rules, today)
                if found is not None:
                    yield found
