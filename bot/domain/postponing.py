"""«Remind me later»: to which day a reminder can be put off."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.contract_decisions import decision_day
from bot.domain.notices import DatedContract, NoticeRules, sent_early
from bot.domain.workdays import is_working_day, working_day_on_or_before

LONGEST_POSTPONED = 90
"""Days that somebody can put a reminder off, however far the deadline: a quarter without a word is enough."""


def last_day_to_postpone(contract: DatedContract, rules: NoticeRules, today: date) -> date:
    """The next deadline or the next urgent reminder, whichever comes first; never further than a quarter.

    Both the last day to begin a procurement and the last day to decide are deadlines. Today or earlier: it cannot be
    put off.
    """
    seen, ladders = contract.outlook, rules.ladders_for(contract.system, contract.outlook.contract)
    both = ((seen.procurement_start, ladders.procurement), (decision_day(seen), ladders.decision))
    deadlines = [(day, ladder) for day, ladder in both if day is not None and day > today]
    if not deadlines:
        return today
    urgent = [
        sent_early(day - timedelta(days=rung), rules.quiet_weeks)
        for day, ladder in deadlines
        for rung in ladder
        if rung <= rules.urgent_within
    ]
    return latest_postponement(min(day for day, _ in deadlines), urgent, today)


def latest_postponement(deadline: date, urgent: list[date], today: date) -> date:
    """The working day on or before the deadline, the next of the urgent days or a quarter from today."""
    ahead = [day for day in urgent if day > today]
    return working_day_on_or_before(min([deadline, today + timedelta(days=LONGEST_POSTPONED), *ahead]))


def postponed_to(wanted: date, last: date, today: date) -> date | None:
    """The working day to remind on: the one wanted, or the one before, or the one after. None if there is none."""
    if wanted <= today or wanted > last:
        return None
    day = working_day_on_or_before(wanted)
    while day <= today or not is_working_day(day):
        day += timedelta(days=1)
    return day if day <= last else None
