"""A contract without an end has no deadline that wakes anybody, so it is looked over once a year."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from bot.domain.contracts import ContractState
from bot.domain.notices import DatedContract, Notice, NoticeKind, NoticeRules, Step, notice, sent_early

# For contracts whose beginning nobody knows: the middle of January, with the year's planning ahead.
_UNDATED = date(2000, 1, 15)


def due(contract: DatedContract, rules: NoticeRules, today: date) -> Notice | None:
    """On the anniversary of the contract's beginning."""
    if contract.outlook.state is not ContractState.OPEN_ENDED:
        return None
    start = contract.outlook.contract.start_date or _UNDATED
    for years in range(today.year - start.year + 1, 0, -1):  # the anniversary of next January may be moved to now
        day = start + relativedelta(years=years)
        send_on = sent_early(day, rules.quiet_weeks)
        if send_on <= today:
            return notice(NoticeKind.OPEN_ENDED_REVIEW, contract, day, Step(0, day, send_on), rules, today)
    return None
