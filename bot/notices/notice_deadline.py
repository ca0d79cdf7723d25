"""The last day to give notice draws near; without a known notice period, the end itself."""

from __future__ import annotations

from datetime import date

from bot.domain.contracts import IfNothing
from bot.domain.notices import DatedContract, Notice, NoticeKind, NoticeRules, awaits_decision, before_decision


def due(contract: DatedContract, rules: NoticeRules, today: date) -> Notice | None:
    """The rung that applies today, from the first rung of the ladder to the deadline."""
    seen = contract.outlook
    if not awaits_decision(seen) or seen.if_nothing is IfNothing.OPTION_LAPSES:
        return None
    return before_decision(NoticeKind.NOTICE_DEADLINE, contract, rules, today)
