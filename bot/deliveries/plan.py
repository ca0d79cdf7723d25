"""From notices to deliveries: to whom each goes, and what goes where anybody may read it.

A channel gets one digest a week, and a post once when a decision becomes urgent. Neither holds a secret system, a date
or a term: at the level of any employee it may be said that a contract needs a decision and who is responsible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.access import Place, Viewer, seen_by
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
from bot.domain.posts import Post
from bot.domain.systems import ItSystem, RoleHolder
from bot.notices import due
from bot.notices.wording import digest_post, private_post, urgent_post
from bot.texts import Texts

DIGEST, BASELINE = "digest", "baseline"
_WEEK = timedelta(days=7)
_OVERDUE_IN_CHANNEL = 28
_BASELINE_WITHIN = 90  # days: what lies further ahead than that comes in its own time
_OLDEST_DIGEST = timedelta(days=28)
_ANYBODY = Viewer(Person(aad_object_id="", name=""), Place.CHANNEL)

Address = Callable[[RoleHolder], str | None]
"""The recipient's name in the ledger for a holder of a role, or None for somebody who cannot be reached."""


ToldFrom = Callable[[str, date], date]
"""The first day on which what was to be told a recipient on a day may be told them."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A delivery that is due, with what it says. `person` is whom a private one is for; `send_on` its day."""

    key: DeliveryKey
    notices: tuple[Notice, ...]
    send_on: date
    person: RoleHolder | None = None

    def post(self, rules: NoticeRules, say: Texts) -> Post:
        """What is said."""
        if self.key.kind in (DIGEST, BASELINE):
            return digest_post(self.notices, say, baseline=self.key.kind == BASELINE)
        if self.person is None:
            return urgent_post(self.notices[0], say)
        return private_post(self.notices[0], rules, say)


def plan(
    systems: Iterable[ItSystem],
    rules: NoticeRules,
    today: date,
    address: Address,
    *,
    baseline: date | None = None,
    last_digest: date | None = None,
    told_from: ToldFrom | None = None,
) -> Iterator[Planned]:
    """All that is due today and not too old, whether it has been sent or not.

    What was due on the day of the `baseline` or before stands in its digest; only what is urgent is said singly.
    The weekly digest holds what has come since `last_digest`, the one before if that is not known.
    """
    given = tuple(systems)
    notices = list(due(given, rules, today))
    for notice in notices:
        if baseline is not None and notice.step.send_on <= baseline and not notice.is_urgent(rules):
            continue
        yield from singly(notice, rules, today, address, told_from)
    if baseline is not None:
        known = tuple(notice for notice in notices if notice.rung <= _BASELINE_WITHIN and _is_public(notice))
        if known:
            yield Planned(DeliveryKey(BASELINE, "contracts", baseline, 0, REMINDERS), known, baseline)
    digest = _digest(given, rules, today, baseline, last_digest)
    if digest is not None:
        yield digest


def singly(
    notice: Notice, rules: NoticeRules, today: date, address: Address, told_from: ToldFrom | None = None
) -> Iterator[Planned]:
    """What is said of one notice by itself: to the persons it concerns, and in the channel when it is urgent.

    What fell due while somebody had paused is not too old for them until as long after the pause.
    """
    limit = rules.too_old_once if notice.kind in TOLD_ONCE else rules.too_old
    fresh = (today - notice.step.send_on).days <= limit
    if not fresh and told_from is None:
        return
    for holder in notice.persons(rules):
        recipient = address(holder)
        if recipient is None:
            continue
        if fresh or (told_from is not None and (today - told_from(recipient, notice.step.send_on)).days <= limit):
            yield Planned(_key(notice, notice.rung, recipient), (notice,), notice.step.send_on, holder)
    if fresh and notice.is_urgent(rules) and notice.kind is not NoticeKind.PROCUREMENT_START and _in_channel(notice):
        # One post a deadline, whatever rung it is seen at: a second would tell the channel how many days are left.
        ladder = rules.ladders_for(notice.system, notice.contract.outlook.contract).decision
        first = max(rung for rung in ladder if rung <= rules.urgent_within)
        send_on = sent_early(notice.deadline - timedelta(days=first), rules.quiet_weeks)
        yield Planned(_key(notice, rules.urgent_within, REMINDERS), (notice,), send_on)


def _key(notice: Notice, rung: int, recipient: str) -> DeliveryKey:
    return DeliveryKey(notice.kind.value, notice.contract.subject, notice.deadline, rung, recipient)


def _in_channel(notice: Notice) -> bool:
    """True if anybody may know of the system; what needs no decision is not said there either.

    What is overdue is said each week to those responsible and each fourth week here, or it would fill every digest.
    """
    return _is_public(notice) and not (notice.is_afterwards and notice.rung % _OVERDUE_IN_CHANNEL)


def _is_public(notice: Notice) -> bool:
    return seen_by(notice.system, _ANYBODY) is not None and notice.kind not in TOLD_ONCE


def _digest(
    systems: Sequence[ItSystem], rules: NoticeRules, today: date, baseline: date | None, last: date | None
) -> Planned | None:
    day = digest_day(today, rules)
    if day is None or today < day or (baseline is not None and day <= baseline):
        return None
    since = covered_until(last or _digest_before(day, rules), rules)
    since = max(since, day - _OLDEST_DIGEST, *([baseline] if baseline else []))
    until = max(today, covered_until(day, rules))
    news = tuple(n for n in due(systems, rules, until) if since < n.step.send_on <= until and _in_channel(n))
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
