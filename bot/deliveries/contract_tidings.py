"""The contract notices as a source of tidings."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from bot.clock import local_date
from bot.decisions.wording import alert_detail
from bot.deliveries.decision_tidings import amendments, prompts, stands
from bot.deliveries.explaining import explained
from bot.deliveries.plan import History, Reach, Reminder, plan_of, reminders
from bot.deliveries.planned import BASELINE, DIGEST, Planned
from bot.deliveries.superiors import Superiors
from bot.deliveries.unanswered import Unanswered, all_unanswered
from bot.domain.alerts import AlertKind, Condition
from bot.domain.contract_decisions import Decisions
from bot.domain.meetings import Forum
from bot.domain.notices import EVERYWHERE, NoticeRules
from bot.domain.systems import ItSystem
from bot.ports import Alerts, ContractDecisions, Meetings, NoticeHistory, SystemSource
from bot.texts import texts_for
from bot.tidings import Amendment, Audience, Tiding, Tidings

_WATCH = "contract_decisions"
_MEETINGS_AHEAD = timedelta(days=730)


class ContractTidings:
    """Implements bot.tidings.TidingSource."""

    def __init__(
        self,
        source: SystemSource,
        ledger: NoticeHistory,
        rules: NoticeRules,
        decisions: ContractDecisions,
        alerts: Alerts | None = None,
        meetings: Meetings | None = None,
        superiors: Superiors | None = None,
    ) -> None:
        """Without `alerts` IT-enheten is told nothing, without `superiors` no superior: for who only looks ahead."""
        self._source = source
        self._ledger = ledger
        self._rules = rules
        self._decisions = decisions
        self._alerts = alerts
        self._meetings = meetings
        self._superiors = superiors

    async def stamp(self, today: date) -> Hashable:
        """The register's version, the last digest, the last act of a decision, the last change of a meeting.

        Where a superior could not be asked for, also when to ask again.
        """
        del today
        meetings = await self._meetings.version() if self._meetings is not None else 0
        digest = await self._ledger.last_digest(DIGEST)
        again = self._superiors.stamp() if self._superiors is not None else 0
        return await self._source.version(), digest, await self._decisions.stamp(), meetings, again

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """What is due of the register's contracts, and what earlier messages show when somebody has decided."""
        number = await self._source.version() + await self._decisions.stamp()
        systems, _ = await self._source.load()
        if not systems:
            return Tidings()
        history = History(await self._ledger.baseline(today), await self._ledger.last_digest(DIGEST))
        decisions = await self._decisions.all()
        rules = await self._rules_with_meetings(today)
        # A large register takes seconds; turns go on meanwhile.
        still = await asyncio.to_thread(reminders, systems, rules, today, decisions)
        above = list(all_unanswered(still, rules, today))
        if self._superiors is not None:
            audience = await self._superiors.known_to(audience, above, rules)
        tidings = await asyncio.to_thread(_reckoned, systems, still, rules, today, audience, history, decisions)
        if self._alerts is not None:
            conditions = [_condition(one) for one in above]
            await self._alerts.reckoned(_WATCH, {AlertKind.CONTRACT_UNANSWERED}, conditions, number)
        return tidings

    async def _rules_with_meetings(self, today: date) -> NoticeRules:
        """The rules with the tactical meetings that are planned, beside those that the settings name for notices."""
        if self._meetings is None:
            return self._rules
        days = {department: set(named) for department, named in self._rules.meetings.items()}
        for one in await self._meetings.between(today, today + _MEETINGS_AHEAD):
            if one.forum is Forum.TACTICAL_MEETING and not one.cancelled:
                days.setdefault(one.department or EVERYWHERE, set()).add(local_date(one.starts))
        return replace(self._rules, meetings={name: tuple(sorted(found)) for name, found in days.items()})


def _reckoned(
    systems: Sequence[ItSystem],
    still: Sequence[Reminder],
    rules: NoticeRules,
    today: date,
    audience: Audience,
    history: History,
    decisions: Decisions,
) -> Tidings:
    told_from = audience.told_from if audience.preferences else None
    planned = plan_of(
        systems,
        still,
        rules,
        today,
        Reach(audience.holder, audience.email, audience.superior, told_from),
        history,
        decisions,
    )
    new = list(_tidings(planned, rules, today))
    amended: list[Amendment] = []
    if decisions.entries:
        by_key = {system.key: system for system in systems}
        for stand in stands(by_key, decisions, rules, today, audience):
            new += prompts(stand, rules, today, audience.email)
            amended += amendments(stand)
    return Tidings(new, amended)


def _tidings(planned: Iterator[Planned], rules: NoticeRules, today: date) -> Iterator[Tiding]:
    for one in planned:
        # The first digest belongs to the first import: where nothing was to be said then, it is not said later.
        if one.key.kind == BASELINE and one.key.deadline != today:
            continue
        single = one.notices[0] if one.key.kind not in (DIGEST, BASELINE) else None
        yield Tiding(
            one.key,
            one.send_on,
            partial(one.post, rules),
            partial(explained, one, rules),
            about=(single.system,) if single is not None and one.person is not None else (),
            urgent=single is not None and single.is_urgent(rules),
            revision=one.entry.revision if one.entry is not None else "",
            system=single.system if single is not None else None,
            bundle="contracts" if single is not None and not one.is_above else "",
        )


def _condition(one: Unanswered) -> Condition:
    """For IT-enheten, without a person's name."""
    system, subject = one.notice.system, f"{one.notice.contract.subject} {one.notice.deadline}"
    detail = alert_detail(system, texts_for("sv"))
    return Condition(AlertKind.CONTRACT_UNANSWERED, subject, system.key, system.department, detail)
