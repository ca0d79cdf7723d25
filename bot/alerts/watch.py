"""Keeps watch: reckons each minute, from what is stored, what IT-enheten is to be alerted to.

Nothing is remembered here but what need not be looked at again. What is so is noted once, and ends by itself when it
is no longer so.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Hashable, Mapping
from datetime import datetime, timedelta

from bot.alerts.conditions import REGISTER_KINDS, register_conditions
from bot.alerts.holders import HOLDER_KINDS, HolderCheck
from bot.alerts.tidings import DIGEST, GROUP
from bot.alerts.wording import message_name, moment
from bot.clock import local_date
from bot.domain.alerts import AlertKind, Condition
from bot.domain.deliveries import Delivery
from bot.domain.notices import NoticeRules
from bot.errors import new_incident_id
from bot.ports import Alerts, ContractDecisions, DeliveryLedger, Directory, Imports, SystemSource
from bot.texts import Texts, texts_for

_log = logging.getLogger(__name__)

_MISSED_AFTER = timedelta(hours=1)
_OWN = frozenset({GROUP, DIGEST})


class AlertWatch:
    """Asked by the ledger's loop before each run."""

    def __init__(
        self,
        *,
        alerts: Alerts,
        source: SystemSource,
        ledger: DeliveryLedger,
        decisions: ContractDecisions,
        imports: Imports,
        rules: NoticeRules,
        directory: Directory | None = None,
        count: Callable[[Mapping[AlertKind, int]], None] = lambda _counts: None,
    ) -> None:
        """`count` is told how many alerts are open, by sort."""
        self._alerts = alerts
        self._source = source
        self._ledger = ledger
        self._decisions = decisions
        self._imports = imports
        self._rules = rules
        self._count = count
        self._holder_check = HolderCheck(directory) if directory is not None else None
        self._say: Texts = texts_for("sv")
        self._seen: dict[str, Hashable] = {}

    async def __call__(self, now: datetime) -> None:
        """Look at everything. A fault in one part keeps neither the others nor the reminders from going on."""
        for look in (self._missed, self._register, self._holders, self._deliveries, self._import, self._figures):
            try:
                await look(now)
            except Exception:  # noqa: BLE001 - logged with an incident id; the next run looks again
                _log.exception("alerts not reckoned", extra={"incident": new_incident_id(), "part": look.__name__})

    async def _missed(self, now: datetime) -> None:
        """For a time nobody looked for reminders to send: it has happened, so it ends when somebody closes it."""
        last = await self._ledger.completed_at()
        if last is None or now - last <= _MISSED_AFTER:
            return
        detail = self._say("alerts-detail-missed", **{"from": moment(last), "to": moment(now)})
        await self._alerts.note(AlertKind.RUN_MISSED, last.isoformat(timespec="minutes"), detail=detail)

    async def _register(self, now: datetime) -> None:
        today = local_date(now)
        version, decided = await self._source.version(), await self._decisions.stamp()
        if self._is_known("register", (version, decided, today)):
            return
        systems, _ = await self._source.load()
        if systems:
            decisions = await self._decisions.all()
            # A large register takes seconds; turns go on meanwhile.
            found = await asyncio.to_thread(register_conditions, systems, decisions, self._rules, today, self._say)
            await self._alerts.reckoned("register", REGISTER_KINDS, found, version + decided)
        self._seen["register"] = (version, decided, today)

    async def _holders(self, now: datetime) -> None:
        """Once a day whether those named still work here; where the directory does not answer, a little later."""
        if self._holder_check is None:
            return
        today, version = local_date(now), await self._source.version()
        if not self._holder_check.is_begun(today, version):
            systems, _ = await self._source.load()
            self._holder_check.begin(systems, today, version)
        try:
            found = await self._holder_check.look(self._say)
        except OSError as fault:
            _log.warning("role holders not looked up", extra={"fault": type(fault).__name__})
            return
        if found is not None:
            await self._alerts.reckoned("holders", HOLDER_KINDS, found)

    async def _deliveries(self, _now: datetime) -> None:
        """The alerts' own messages are left out, or each that is unsure would bring another; the digest shows them."""
        unknown = [one for one in await self._ledger.unknowns() if one.key.kind not in _OWN]
        quarantined = await self._ledger.quarantined()
        found = [*map(self._unknown, unknown), *(_quarantined(recipient) for recipient in quarantined)]
        if self._is_known("deliveries", frozenset(found)):
            return
        kinds = {AlertKind.DELIVERY_UNKNOWN, AlertKind.RECIPIENT_QUARANTINED}
        await self._alerts.reckoned("deliveries", kinds, found)
        self._seen["deliveries"] = frozenset(found)

    def _unknown(self, delivery: Delivery) -> Condition:
        detail = f"{message_name(delivery.key.kind, self._say)}, {delivery.key.deadline}"
        return Condition(AlertKind.DELIVERY_UNKNOWN, f"delivery:{delivery.number}", detail=detail)

    async def _import(self, _now: datetime) -> None:
        """The newest import, until one without doubts comes after it."""
        newest = await self._imports.newest()
        if newest is None or self._is_known("import", newest):
            return
        rejected, doubts = await self._imports.doubts(newest)
        found = []
        if rejected or doubts:
            detail = self._say("alerts-detail-import", rejected=rejected, doubts=doubts)
            found.append(Condition(AlertKind.IMPORT_DOUBTS, f"import:{newest}", detail=detail))
        await self._alerts.reckoned("import", {AlertKind.IMPORT_DOUBTS}, found, newest)
        self._seen["import"] = newest

    async def _figures(self, _now: datetime) -> None:
        self._count(await self._alerts.counts())

    def _is_known(self, part: str, seen: Hashable) -> bool:
        return part in self._seen and self._seen[part] == seen


def _quarantined(recipient: str) -> Condition:
    return Condition(AlertKind.RECIPIENT_QUARANTINED, recipient)
