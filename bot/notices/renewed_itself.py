"""Nobody gave notice in time, so the contract has renewed itself. Said once; the next round has its own ladder."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.contracts import ContractOutlook, IfNothing, notice_deadline, term_end
from bot.domain.notices import DatedContract, Notice, NoticeKind, NoticeRules, Step, notice, sent_late


def due(contract: DatedContract, rules: NoticeRules, today: date) -> Notice | None:
    """From the first working day after the deadline that passed."""
    passed = _last_passed(contract.outlook)
    if passed is None:
        return None
    day = passed + timedelta(days=1)
    send_on = sent_late(day, rules.quiet_weeks)
    step = Step(0, day, send_on) if send_on <= today else None
    return notice(NoticeKind.RENEWED_ITSELF, contract, passed, step, rules, today)


def _last_passed(seen: ContractOutlook) -> date | None:
    """The last deadline that passed and so renewed the contract: this term's, or the one before it."""
    if seen.if_nothing is not IfNothing.RENEWS:
        return None
    if seen.missed_deadline is not None:
        return seen.missed_deadline
    first_end, renewal, months = seen.contract.end_date, seen.contract.renewal, seen.contract.notice_period_months
    if not seen.renewals or first_end is None or renewal is None:
        return None
    ended = term_end(first_end, renewal.months, seen.renewals - 1)
    return notice_deadline(ended, months).day if months is not None else ended
