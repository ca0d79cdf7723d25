"""The contract has ended and nothing in the register says what came instead."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.contracts import ContractState
from bot.domain.notices import DatedContract, Notice, NoticeKind, NoticeRules, notice, step_after


def due(contract: DatedContract, rules: NoticeRules, today: date) -> Notice | None:
    """From the first day without a contract: each week for a year, then once a year."""
    seen = contract.outlook
    if seen.state is not ContractState.ENDED or seen.current_end is None:
        return None
    step = step_after(seen.current_end + timedelta(days=1), rules.overdue_every, today, rules)
    return notice(NoticeKind.ENDED_WITHOUT_DECISION, contract, seen.current_end, step, rules, today)
