"""For an administrator: from which rule and dates a delivery about a contract came."""

from __future__ import annotations

from bot.decisions.wording import alert_detail
from bot.decisions.wording import told as act_of
from bot.deliveries.planned import BASELINE, DIGEST, LATER, SUPERIOR, Planned
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
    if planned.key.kind == LATER:
        return f"{say('due-rule-later', deadline=str(notice.deadline))} {told}".strip()
    if planned.is_above:
        rule = say("due-rule-escalated", deadline=str(notice.deadline), days=notice.rung)
        if planned.key.kind == SUPERIOR:
            rule = f"{rule} {say('due-rule-superior')}"
        return f"{rule} {_level(planned, say)} {told}".strip()
    urgent = f" {say('due-urgent', days=rules.urgent_within)}" if planned.person is None else ""
    stands = f" {act_of(planned.entry, say)}" if planned.entry is not None else ""
    return f"{rule}{urgent}{stands} {why(notice, rules, say)} {told}".strip()


def _level(planned: Planned, say: Texts) -> str:
    """Which level of the chain was skipped, if any."""
    return alert_detail(planned.notices[0].system, say)
