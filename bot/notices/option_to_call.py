"""An option must be called, or the contract ends."""

from __future__ import annotations

from datetime import date

from bot.domain.contracts import IfNothing
from bot.domain.notices import DatedContract, Notice, NoticeKind, NoticeRules, awaits_decision, before_decision


def due(contract: DatedContract, rules: NoticeRules, today: date) -> Notice | None:
    """The rung that applies today, counted to the last day to call the option."""
    seen = contract.outlook
    if not awaits_decision(seen) or seen.if_nothing is not IfNothing.OPTION_LAPSES:
        return None
    return before_decision(NoticeKind.OPTION_TO_CALL, contract, rules, today)
