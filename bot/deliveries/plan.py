"""From notices to deliveries: to whom each goes, and what goes where anybody may read it.

A channel gets one digest a week, and a post once when a decision becomes urgent. Neither holds a secret system, a date
or a term: at the level of any employee it may be said that a contract needs a decision and who is responsible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.access import Place, Viewer, seen_by
from bot.deliveries.planned import BASELINE, DIGEST, Address, EmailAddress, Planned, ToldFrom, key_of
from bot.deliveries.unanswered import all_unanswered, escalated, is_put_off, reminded_again
from bot.domain.contract_decisions import NOTHING_DECIDED, Decisions, Entry
from bot.domain.deliveries import REMINDERS, DeliveryKey
from bot.domain.notices import (
    TOLD_ONCE,
    Notice,
    NoticeKind,
    NoticeRules,
    is_quiet,
    sent_early,
    sent_late,
)
from bot.domain.people import Person
from bot.domain.systems import ItSystem
from bot.notices import due
from bot.notices.decided import still_due

_WEEK = timedelta(days=7)
_OVERDUE_IN_CHANNEL = 28
_BASELINE_WITHIN = 90  # days: what lies further ahead than that comes in its own time
_OLDEST_DIGEST = timedelta(days=28)
_ANYBODY = Viewer(Person(aad_object_id="", name=""), Place.CHANNEL)


def _nobody(_named: object) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Reach:
    """Who can be reached, and from which day those who have paused may be told."""

    holder: Address
    email: EmailAddress = _nobody
    superior: Address = _nobody
    told_from: ToldFrom | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What has been sent: the day of the first import, and of the last digest."""

    baseline: date | None = None
    last_digest: date | None = None


Reminder = tuple[Notice, Entry | None]
"""A notice that is still due, and where its decision stands."""


def reminders(
    systems: Iterable[ItSystem], rules: NoticeRules, today: date, decisions: Decisions = NOTHING_DECIDED
) -> list[Reminder]:
    """What is due today and has not been decided."""
    return list(still_due(due(systems, rules, today), decisions, rules))


def plan(
    systems: Iterable[ItSystem],
    rules: NoticeRules,
    today: date,
    address: Address,
    *,
    baseline: date | None = None,
    last_digest: date | None = None,
    decisions: Decisions = NOTHING_DECIDED,
    by_email: EmailAddress = _nobody,
) -> Iterator[Planned]:
    """As `plan_of`, with what is still due reckoned first."""
    given = tuple(systems)
    still = reminders(given, rules, today, decisions)
    return plan_of(given, still, rules, today, Reach(address, by_email), History(baseline, last_digest), decisions)


def plan_of(
    systems: Sequence[ItSystem],
    still: Sequence[Reminder],
    rules: NoticeRules,
    today: date,
    reach: Reach,
    history: History,
    decisions: Decisions,
) -> Iterator[Planned]:
    """All that is due today and not too old, whether it has been sent or not.

    What was due on the day of the baseline or before stands in its digest; only what is urgent is said singly. The
    weekly digest holds what has come since the last one, the one before if that is not known.
    """
    baseline = history.baseline
    news = [
        (notice, entry)
        for notice, entry in still
        if baseline is None or notice.step.send_on > baseline or notice.is_urgent(rules)
    ]
    singles = [
        planned
        for notice, entry in news
        for planned in singly(notice, rules, today, reach.holder, reach.told_from, entry=entry)
    ]
    yield from (one for one in singles if not is_put_off(one, decisions, rules))
    for one in all_unanswered(still, rules, today):
        if baseline is None or one.notice.step.send_on > baseline or one.notice.is_urgent(rules):
            yield from escalated(one, rules, today, reach.email, reach.superior)
    if decisions.postponed:
        yield from reminded_again({one.key: one for one in systems}, singles, decisions, rules, today, reach.holder)
    if baseline is not None:
        known = tuple(notice for notice, _ in still if notice.rung <= _BASELINE_WITHIN and _is_public(notice))
        if known:
            yield Planned(DeliveryKey(BASELINE, "contracts", baseline, 0, REMINDERS), known, baseline)
    digest = _digest(systems, still, rules, today, history, decisions)
    if digest is not None:
        yield digest


def singly(
    notice: Notice,
    rules: NoticeRules,
    today: date,
    address: Address,
    told_from: ToldFrom | None = None,
    *,
    entry: Entry | None = None,
) -> Iterator[Planned]:
    """What is said of one notice by itself: to the persons it concerns, and in the channel when it is urgent.

    What fell due while somebody had paused is not too old for them until as long after the pause. `entry` is where its
    decision stands.
    """
    limit = rules.too_old_once if notice.kind in TOLD_ONCE else rules.too_old
    fresh = (today - notice.step.send_on).days <= limit
    if not fresh and told_from is None:
        return
    told = notice.persons(rules, recommended=entry is not None and entry.is_recommended)
    owner, instead_of = notice.system.owner, ""
    if told and owner is not None and not any(map(address, told)):
        # A manager who has left, or does not have the bot, must not make the contract silent until the owner's turn.
        told, instead_of = (owner,), told[0].name
    for holder in told:
        recipient = address(holder)
        if recipient is None:
            continue
        if fresh or (told_from is not None and (today - told_from(recipient, notice.step.send_on)).days <= limit):
            yield Planned(
                key_of(notice, notice.rung, recipient), (notice,), notice.step.send_on, holder, entry, instead_of
            )
    if fresh and notice.is_urgent(rules) and notice.kind is not NoticeKind.PROCUREMENT_START and _in_channel(notice):
        # One post a deadline, whatever rung it is seen at: a second would tell the channel how many days are left.
        ladder = rules.ladders_for(notice.system, notice.contract.outlook.contract).decision
        first = max(rung for rung in ladder if rung <= rules.urgent_within)
        send_on = sent_early(notice.deadline - timedelta(days=first), rules.quiet_weeks)
        yield Planned(key_of(notice, rules.urgent_within, REMINDERS), (notice,), send_on, entry=entry)


def _in_channel(notice: Notice) -> bool:
    """True if anybody may know of the system; what needs no decision is not said there either.

    What is overdue is said each week to those responsible and each fourth week here, or it would fill every digest.
    """
    return _is_public(notice) and not (notice.is_afterwards and notice.rung % _OVERDUE_IN_CHANNEL)


def _is_public(notice: Notice) -> bool:
    return seen_by(notice.system, _ANYBODY) is not None and notice.kind not in TOLD_ONCE


def _digest(
    systems: Sequence[ItSystem],
    still: Sequence[Reminder],
    rules: NoticeRules,
    today: date,
    history: History,
    decisions: Decisions,
) -> Planned | None:
    baseline, last = history.baseline, history.last_digest
    day = digest_day(today, rules)
    if day is None or today < day or (baseline is not None and day <= baseline):
        return None
    since = covered_until(last or _digest_before(day, rules), rules)
    since = max(since, day - _OLDEST_DIGEST, *([baseline] if baseline else []))
    until = max(today, covered_until(day, rules))
    if until != today:
        still = reminders(systems, rules, until, decisions)
    news = tuple(n for n, _ in still if since < n.step.send_on <= until and _in_channel(n))
    if not news:
        return None
    return Planned(DeliveryKey(DIGEST, "contracts", day, 0, REMINDERS), news, day)


def digest_day(today: date, rules: NoticeRules) -> date | None:
    """The day of this week's digest, a working day; None where the week has none."""
    monday = today - timedelta(days=today.weekday())
    chosen = monday + timedelta(days=rules.digest_weekday - 1)
    day = sent_late(chosen, rules.quiet_weeks)
    return day if day < monday + _WEEK else None


def covered_until(day: date, rules: NoticeRules) -> date:
    """The last day whose notices stand in the digest of that day: before the quiet period, all until it begins."""
    sunday = day - timedelta(days=day.weekday()) + timedelta(days=6)
    return sunday if is_quiet(sunday + timedelta(days=1), rules) else day


def _digest_before(day: date, rules: NoticeRules) -> date:
    for weeks in range(1, 12):
        before = digest_day(day - weeks * _WEEK, rules)
        if before is not None:
            return before
    return day - _WEEK
