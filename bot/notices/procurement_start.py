"""A new procurement must begin, if it is to be done before the contract ends."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.notices import (
    DatedContract,
    Notice,
    NoticeKind,
    NoticeRules,
    awaits_decision,
    decision_point,
    notice,
    step_after,
    step_before,
)

# With a long lead time years may lie between this deadline and the next ladder. They must not be silent.
_REPEATED_EVERY = 90


def due(contract: DatedContract, rules: NoticeRules, today: date) -> Notice | None:
    """The rung that applies today; after the day, each quarter until the decision's own ladder begins."""
    seen = contract.outlook
    start = seen.procurement_start
    if not awaits_decision(seen) or start is None or start == decision_point(seen):
        return None  # where the two deadlines are one, the other notice says it
    ladders = rules.ladders_for(contract.system, seen.contract)
    if today > start + timedelta(days=_REPEATED_EVERY - 1):
        if step_before(decision_point(seen), ladders.decision, today, rules) is not None:
            return None
        step = step_after(start, _REPEATED_EVERY, today, rules)
    else:
        step = step_before(start, ladders.procurement, today, rules)
    return notice(NoticeKind.PROCUREMENT_START, contract, start, step, rules, today)
