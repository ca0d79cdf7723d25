"""For an administrator: from which rule and dates a delivery about a contract came."""

from __future__ import annotations

from bot.deliveries.plan import BASELINE, DIGEST, Planned
from bot.domain.notices import NoticeRules
from bot.notices.wording import why
from bot.texts import Texts


def explained(planned: Planned, rules: NoticeRules, say: Texts) -> str:
    """The rule, why it comes that day, and the contract's dates. Only for those who may see them."""
    if planned.key.kind in (DIGEST, BASELINE):
        return say("due-why-digest")
    notice = planned.notices[0]
    seen, step = notice.contract.outlook, notice.step
    dates = {
        "due-date-end": seen.contract.end_date,
        "due-date-current": seen.current_end if seen.renewals else None,
        "due-date-notice": seen.notice_deadline,
        "due-date-missed": seen.missed_deadline,
        "due-date-procurement": seen.procurement_start,
        "due-date-step": step.day if step.day != step.send_on else None,
    }
    told = ", ".join(say(name, day=str(day)) for name, day in dates.items() if day is not None)
    rule = say(f"due-rule-{notice.kind}", deadline=str(notice.deadline))
    urgent = f" {say('due-urgent', days=rules.urgent_within)}" if planned.person is None else ""
    return f"{rule}{urgent} {why(notice, rules, say)} {told}".strip()
