"""The channel's files: read now and then in the background, kept in the database, served from there."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta

from bot.errors import new_incident_id
from bot.ports import ChannelFile
from bot.ports.files import FileSource, FileStore, FilesUnavailableError
from bot.tidings import Bell

_log = logging.getLogger(__name__)

_LOOK_EVERY = 60.0
_AFTER_REFUSAL = timedelta(hours=1)
_REFUSALS = frozenset({"permission", "channel", "folder"})


class KeptFiles:
    """Implements bot.ports.ChannelFiles. One replica reads, all serve what it read."""

    def __init__(self, store: FileStore, source: FileSource, every: timedelta, bell: Bell) -> None:
        self._store = store
        self._source = source
        self._every = every
        self._bell = bell
        self._alone = asyncio.Lock()
        self._stop = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def files(self) -> Sequence[ChannelFile]:
        """All files that are known, by folder and name."""
        return await self._store.files()

    async def upload(self, name: str, content: bytes) -> ChannelFile | None:
        """Put a file in the channel; None where that is not set up or not permitted."""
        async with self._alone:  # or a reading might meet the file before it is known to be the bot's own
            try:
                place = await self._source.place()
                if place is None:
                    return None
                file = await self._source.upload(place, name, content)
            except FilesUnavailableError as problem:
                _log.warning("file not uploaded", extra={"reason": problem.reason})
                return None
            await self._store.uploaded(file)
            return file

    async def refresh(self) -> bool:
        """Read if it is time. True if something was read. Raises what the database raises."""
        place = await self._source.place()
        if place is None:
            return False
        state = await self._store.claim(self._every)
        if state is None:
            return False
        async with self._alone:
            try:
                found = await self._source.read(place, state.token if state.place == place else None)
            except FilesUnavailableError as problem:
                await self._put_off(problem)
                return False
            before = await self._store.version()
            await self._store.take(place, found)
        if await self._store.version() != before:
            self._bell.ring()
        return True

    async def _put_off(self, problem: FilesUnavailableError) -> None:
        """What somebody must mend is tried now and then; what Graph asks to wait with, not before it says."""
        refused = problem.reason in _REFUSALS
        wait = max(problem.retry_after or timedelta(0), _AFTER_REFUSAL if refused else self._every)
        _log.warning("files not read", extra={"reason": problem.reason, "again_in": int(wait.total_seconds())})
        await self._store.put_off(problem.reason, wait)

    def start(self) -> None:
        """Begin to read in the background."""
        self._task = asyncio.create_task(self._run_forever())

    async def stop(self) -> None:
        """Finish a reading that is under way."""
        self._stop.set()
        if self._task is not None:
            await self._task

    async def _run_forever(self) -> None:
        while not self._stop.is_set():
            try:
                await self.refresh()
            except Exception:  # noqa: BLE001 - logged with an incident id; the next minute tries again
                _log.exception("files not read", extra={"incident": new_incident_id()})
            try:
                async with asyncio.timeout(_LOOK_EVERY):
                    await self._stop.wait()
            except TimeoutError:
                continue
