"""The contract notices as a source of tidings."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from functools import partial

from bot.deliveries.explaining import explained
from bot.deliveries.plan import plan
from bot.deliveries.planned import BASELINE, DIGEST, Planned
from bot.domain.notices import NoticeRules
from bot.domain.systems import ItSystem
from bot.ports import NoticeHistory, SystemSource
from bot.tidings import Audience, Tiding, Tidings


class ContractTidings:
    """Implements bot.tidings.TidingSource."""

    def __init__(self, source: SystemSource, ledger: NoticeHistory, rules: NoticeRules) -> None:
        self._source = source
        self._ledger = ledger
        self._rules = rules

    async def stamp(self, today: date) -> Hashable:
        """The register's version and the last digest."""
        del today
        return await self._source.version(), await self._ledger.last_digest(DIGEST)

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """What is due of the register's contracts."""
        systems, _ = await self._source.load()
        if not systems:
            return Tidings()
        baseline = await self._ledger.baseline(today)
        last_digest = await self._ledger.last_digest(DIGEST)
        # A large register takes seconds; turns go on meanwhile.
        return await asyncio.to_thread(self._reckoned, systems, today, audience, baseline, last_digest)

    def _reckoned(
        self,
        systems: Sequence[ItSystem],
        today: date,
        audience: Audience,
        baseline: date | None,
        last_digest: date | None,
    ) -> Tidings:
        planned = plan(
            systems,
            self._rules,
            today,
            audience.holder,
            baseline=baseline,
            last_digest=last_digest,
            told_from=audience.told_from if audience.preferences else None,
        )
        return Tidings(tuple(self._tidings(planned, today)))

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
                system=single.system if single is not None else None,
            )
