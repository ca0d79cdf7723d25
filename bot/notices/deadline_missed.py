"""The last day to act has passed, and the contract will end: what is left to do gets less each week."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.contracts import ContractState, IfNothing
from bot.domain.notices import DatedContract, Notice, NoticeKind, NoticeRules, Step, notice, step_after


def due(contract: DatedContract, rules: NoticeRules, today: date) -> Notice | None:
    """Each week from a week after the deadline until the contract ends."""
    seen = contract.outlook
    missed = seen.missed_deadline
    if seen.state is not ContractState.DEADLINE_MISSED or seen.if_nothing is IfNothing.RENEWS or missed is None:
        return None
    step = step_after(missed + timedelta(days=rules.overdue_every), rules.overdue_every, today, rules)
    if step is not None:
        step = Step(step.rung - rules.overdue_every, step.day, step.send_on)
    return notice(NoticeKind.DEADLINE_MISSED, contract, missed, step, rules, today)
