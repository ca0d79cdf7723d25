"""The contract notices as a source of tidings."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from functools import partial

from bot.decisions.wording import alert_detail
from bot.deliveries.decision_tidings import amendments, prompts, stands
from bot.deliveries.explaining import explained
from bot.deliveries.plan import History, Reach, plan_of, reminders
from bot.deliveries.planned import BASELINE, DIGEST, Planned
from bot.deliveries.unanswered import Unanswered, all_unanswered
from bot.domain.alerts import AlertKind, Condition
from bot.domain.contract_decisions import Decisions
from bot.domain.notices import NoticeRules
from bot.domain.systems import ItSystem
from bot.ports import Alerts, ContractDecisions, NoticeHistory, SystemSource
from bot.texts import texts_for
from bot.tidings import Amendment, Audience, Tiding, Tidings

_WATCH = "contract_decisions"


class ContractTidings:
    """Implements bot.tidings.TidingSource."""

    def __init__(
        self,
        source: SystemSource,
        ledger: NoticeHistory,
        rules: NoticeRules,
        decisions: ContractDecisions,
        alerts: Alerts | None = None,
    ) -> None:
        """Without `alerts` IT-enheten is told nothing: for who only looks ahead."""
        self._source = source
        self._ledger = ledger
        self._rules = rules
        self._decisions = decisions
        self._alerts = alerts

    async def stamp(self, today: date) -> Hashable:
        """The register's version, the last digest and the last act of a decision."""
        del today
        return await self._source.version(), await self._ledger.last_digest(DIGEST), await self._decisions.stamp()

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """What is due of the register's contracts, and what earlier messages show when somebody has decided."""
        number = await self._source.version() + await self._decisions.stamp()
        systems, _ = await self._source.load()
        if not systems:
            return Tidings()
        history = History(await self._ledger.baseline(today), await self._ledger.last_digest(DIGEST))
        decisions = await self._decisions.all()
        # A large register takes seconds; turns go on meanwhile.
        tidings, unanswered = await asyncio.to_thread(self._reckoned, systems, today, audience, history, decisions)
        if self._alerts is not None:
            await self._alerts.reckoned(_WATCH, {AlertKind.CONTRACT_UNANSWERED}, unanswered, number)
        return tidings

    def _reckoned(
        self, systems: Sequence[ItSystem], today: date, audience: Audience, history: History, decisions: Decisions
    ) -> tuple[Tidings, list[Condition]]:
        rules = self._rules
        still = reminders(systems, rules, today, decisions)
        planned = plan_of(
            systems,
            still,
            rules,
            today,
            Reach(audience.holder, audience.email, audience.told_from if audience.preferences else None),
            history,
            decisions,
        )
        new = list(self._tidings(planned, today))
        amended: list[Amendment] = []
        if decisions.entries:
            by_key = {system.key: system for system in systems}
            for stand in stands(by_key, decisions, rules, today, audience):
                new += prompts(stand, rules, today, audience.email)
                amended += amendments(stand)
        return Tidings(new, amended), [_condition(one) for one in all_unanswered(still, rules, today)]

    def _tidings(self, planned: Iterator[Planned], today: date) -> Iterator[Tiding]:
        for one in planned:
            # The first digest belongs to the first import: where nothing was to be said then, it is not said later.
            if one.key.kind == BASELINE and one.key.deadline != today:
                continue
            single = one.notices[0] if one.key.kind not in (DIGEST, BASELINE) else None
            yield Tiding(
                one.key,
                one.send_on,
                partial(one.post, self._rules),
                partial(explained, one, self._rules),
                about=(single.system,) if single is not None and one.person is not None else (),
                urgent=single is not None and single.is_urgent(self._rules),
                revision=one.entry.revision if one.entry is not None else "",
                system=single.system if single is not None else None,
            )


def _condition(one: Unanswered) -> Condition:
    """For IT-enheten, without a person's name."""
    system, subject = one.notice.system, f"{one.notice.contract.subject} {one.notice.deadline}"
    detail = alert_detail(system, texts_for("sv"))
    return Condition(AlertKind.CONTRACT_UNANSWERED, subject, system.key, system.department, detail)
