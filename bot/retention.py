"""The daily purge, in the background."""

from __future__ import annotations

import asyncio
import logging

from bot.clock import local_date
from bot.errors import new_incident_id
from bot.policies.retention import RetentionPolicy
from bot.ports import Clock, Directory
from bot.ports.retention import Retention

_log = logging.getLogger(__name__)
_LOOK_EVERY = 3600.0


class DailyPurge:
    """Purges once a day, whichever replica comes first."""

    def __init__(
        self, retention: Retention, policy: RetentionPolicy, clock: Clock, directory: Directory | None = None
    ) -> None:
        """Without a `directory` nobody is known to have left."""
        self._retention = retention
        self._directory = directory
        self._days = policy.model_dump()
        self._clock = clock
        self._stop = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to run in the background."""
        self._task = asyncio.create_task(self._run_forever())

    async def stop(self) -> None:
        """Finish a purge that is under way."""
        self._stop.set()
        if self._task is not None:
            await self._task

    async def run_once(self) -> bool:
        """Purge unless it is done today. False if it was."""
        if await self._retention.purged_on() == local_date(self._clock()):
            return False
        gone = await self._retention.purge(self._days)
        _log.info("purged", extra={**gone, "leavers": await self._leavers()})
        return True

    async def _leavers(self) -> int:
        """Forget those whose account is closed or gone. Who cannot be asked of stays until next time."""
        if self._directory is None:
            return 0
        rows = 0
        for person_id in await self._retention.visitors_before(self._days["leavers"]):
            try:
                left = not (await self._directory.person(person_id, None)).active
            except PermissionError:
                continue
            rows += await self._retention.forget(person_id) if left else 0
        return rows

    async def _run_forever(self) -> None:
        while not self._stop.is_set():
            try:
                await self.run_once()
            except Exception:  # noqa: BLE001 - logged with an incident id; the next hour tries again
                _log.exception("purge failed", extra={"incident": new_incident_id()})
            try:
                async with asyncio.timeout(_LOOK_EVERY):
                    await self._stop.wait()
            except TimeoutError:
                continue
