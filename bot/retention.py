"""The daily purge, in the background."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from bot.clock import local_date
from bot.errors import new_incident_id
from bot.policies.retention import RetentionPolicy
from bot.ports import Clock, Directory
from bot.ports.retention import Retention

_log = logging.getLogger(__name__)
_LOOK_EVERY = 3600.0
_FEW_CLOSED = 10
"""So many closed accounts are believed though nobody is known to have an open one."""


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
        """Forget those whose account has been closed long enough. Who cannot be asked of stays until next time."""
        if self._directory is None:
            return 0
        closed, opened = await self._asked(self._directory, await self._retention.with_private_data())
        if len(closed) > max(_FEW_CLOSED, len(opened)):
            # Without permission to read whether accounts are open, all look closed.
            _log.warning("most accounts look closed: nobody is forgotten", extra={"closed": len(closed)})
            return 0
        await self._retention.seen(closed, opened)
        long = set(await self._retention.closed_before(self._days["leavers"])) & closed
        return sum([await self._retention.forget(person_id) for person_id in sorted(long)])

    async def _asked(self, directory: Directory, people: Sequence[str]) -> tuple[set[str], set[str]]:
        """Whose accounts are closed, and whose are open. One that cannot be told of is neither, and stops no other."""
        closed: set[str] = set()
        opened: set[str] = set()
        for person_id in people:
            try:
                person = await directory.person(person_id, None)
            except PermissionError:
                continue  # not let in; that is not to have left
            except Exception as error:  # noqa: BLE001 - a directory's faults have no common base
                told = {"incident": new_incident_id(), "fault": type(error).__name__}
                _log.warning("cannot tell whether somebody left", extra=told)
                continue
            if not person.active:
                closed.add(person_id)
            elif person.name:  # without an answer from Graph there is no name either
                opened.add(person_id)
        return closed, opened

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
