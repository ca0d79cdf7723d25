"""What is left to remind of when something has been decided: nothing, or that the register does not show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from bot.domain.contract_decisions import LENGTHENS, Decisions, Entry, Outcome, decision_day
from bot.domain.notices import Notice, NoticeKind, NoticeRules, Step, sent_late

_ENDS_AS_MEANT = frozenset({Outcome.RETIRE, Outcome.LET_END})


def entry_of(notice: Notice, decisions: Decisions) -> Entry | None:
    """Where the decision that a notice reminds of stands. A yearly review has none."""
    if not decisions.entries or notice.kind is NoticeKind.OPEN_ENDED_REVIEW:
        return None
    # A contract that has renewed itself has its next deadline ahead; the notice is about the one that passed.
    renewed = notice.kind is NoticeKind.RENEWED_ITSELF
    day = notice.deadline if renewed else decision_day(notice.contract.outlook)
    return decisions.newest(notice.contract.subject, day) if day is not None else None


def still_due(
    notices: Iterable[Notice], decisions: Decisions, rules: NoticeRules
) -> Iterator[tuple[Notice, Entry | None]]:
    """The notices that a decision has not made needless, each with where its decision stands."""
    for notice in notices:
        entry = entry_of(notice, decisions)
        if entry is None or not entry.is_decided:
            yield notice, entry
        elif (other := _not_registered(notice, entry, rules)) is not None:
            yield other, entry


def _not_registered(notice: Notice, entry: Entry, rules: NoticeRules) -> Notice | None:
    """Once, where the contract has ended or renewed itself and the register shows something else than was decided."""
    if notice.kind is NoticeKind.ENDED_WITHOUT_DECISION:
        as_decided = entry.outcome in _ENDS_AS_MEANT
    elif notice.kind is NoticeKind.RENEWED_ITSELF:
        as_decided = entry.outcome in LENGTHENS
    else:
        return None
    if as_decided:
        return None
    day = notice.deadline + timedelta(days=1)
    step = Step(0, day, sent_late(day, rules.quiet_weeks))
    return replace(notice, kind=NoticeKind.DECISION_NOT_REGISTERED, step=step)
