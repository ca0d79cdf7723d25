"""The last day to give notice draws near; without a known notice period, the end itself."""

from __future__ import annotations

from datetime import date

from bot.domain.contracts import IfNothing
from bot.domain.notices import (
    DatedContract,
    Notice,
    NoticeKind,
    NoticeRules,
    awaits_decision,
    decision_point,
    notice,
    step_before,
)


def due(contract: DatedContract, rules: NoticeRules, today: date) -> Notice | None:
    """The rung that applies today, from the first rung of the ladder to the deadline."""
    seen = contract.outlook
    if not awaits_decision(seen) or seen.if_nothing is IfNothing.OPTION_LAPSES:
        return None
    deadline = decision_point(seen)
    step = step_before(deadline, rules.ladders_for(contract.system, seen.contract).decision, today, rules)
    return notice(NoticeKind.NOTICE_DEADLINE, contract, deadline, step, rules, today)
