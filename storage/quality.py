"""Questions of the quality drive and their answers, as entries that nobody changes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import local_date
from bot.domain.quality import (
    CHANGED_BY,
    MENDED_BY,
    Act,
    Confirmation,
    Entry,
    Fact,
    Knowledge,
    Of,
    Round,
    changed_fact,
    rounds,
)
from bot.domain.requests import AuditEntry, RequestKind, RequestStep
from bot.ports import Clock
from storage.audit import append_entry
from storage.columns import in_utc
from storage.quality_tables import quality_entries as rows
from storage.request_tables import audit_log
from storage.session import Database
from storage.tables import import_runs

_HOLDS = 5.0
"""Seconds in which another replica's confirmation may not be seen here yet."""

_KINDS = (*CHANGED_BY, RequestKind.VACANT)


class StoredQuality:
    """Implements bot.ports.Quality."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._known: tuple[float, tuple[int, int], Knowledge] | None = None

    async def stamp(self) -> tuple[int, int]:
        """The numbers of the last rows here and in the audit log."""
        async with self._database.engine.connect() as connection:
            own = (await connection.execute(select(func.max(rows.c.id)))).scalar_one()
            changes = (await connection.execute(select(func.max(audit_log.c.id)))).scalar_one()
        return int(own or 0), int(changes or 0)

    async def rounds(self) -> Mapping[str, Round]:
        """Everybody who has been asked or has paused."""
        return await self._rounds(select(rows))

    async def round(self, person: str) -> Round:
        """One person's."""
        found = await self._rounds(select(rows).where(rows.c.person_id == person))
        return found.get(person, Round(person))

    async def known(self) -> Knowledge:
        """What has been confirmed and changed by requests: the newest of each fact.

        Held for some seconds, and longer while nothing is added: every answer about a system asks for it.
        """
        now = time.monotonic()
        if self._known is not None and now - self._known[0] < _HOLDS:
            return self._known[2]
        stamp = await self.stamp()
        if self._known is None or self._known[1] != stamp:
            self._known = (now, stamp, await self._read_known())
        else:
            self._known = (now, *self._known[1:])
        return self._known[2]

    async def _read_known(self) -> Knowledge:
        words = select(rows).where(rows.c.act == Act.CONFIRMED)
        applied = (audit_log.c.step == RequestStep.APPLY) & audit_log.c.kind.in_(_KINDS)
        changes = select(audit_log).where(applied)
        confirmed: dict[Of, Confirmation] = {}
        changed: dict[Of, date] = {}
        async with self._database.read() as connection:
            for row in await connection.execute(words.order_by(rows.c.id)):
                confirmed[row.system_key, Fact(row.fact)] = Confirmation(row.said, row.acted_on)
            for row in await connection.execute(changes.order_by(audit_log.c.id)):
                fact = changed_fact(RequestKind(row.kind), row.part)
                if fact is not None:
                    changed[row.system_key, fact] = local_date(row.at)
        return Knowledge(confirmed, changed)

    async def began(self) -> date | None:
        """The local day of the first import."""
        async with self._database.engine.connect() as connection:
            first = (await connection.execute(select(func.min(import_runs.c.at)))).scalar_one()
        return local_date(first) if first is not None else None

    async def add(self, entry: Entry, conversation: str = "") -> bool:
        """Store an act unless the version is taken: the constraint is what compares and sets."""
        values = {
            "person_id": entry.person,
            "version": entry.version,
            "act": entry.act.value,
            "acted_on": entry.on,
            "system_key": entry.system,
            "fact": entry.fact.value if entry.fact else None,
            "said": entry.said,
            "name": entry.name,
            "paused_until": entry.until,
            "at": in_utc(self._clock()),
        }
        try:
            async with self._database.write() as connection:
                await connection.execute(insert(rows).values(values))
                if entry.act is Act.CONFIRMED:
                    await self._log(connection, entry, conversation)
        except IntegrityError:
            return False
        self._known = None
        return True

    async def _log(self, connection: AsyncConnection, entry: Entry, conversation: str) -> None:
        assert entry.fact is not None
        line = AuditEntry(
            at=in_utc(self._clock()),
            person=entry.person,
            person_name=entry.name,
            step=RequestStep.CONFIRM,
            request=None,
            kind=MENDED_BY[entry.fact],
            system=entry.system,
            part="",
            before=entry.said,
            after=entry.said,
            effective_from=None,
            why="",
            conversation=conversation,
        )
        await append_entry(connection, line)

    async def _rounds(self, query: Select[Any]) -> Mapping[str, Round]:
        ordered = query.order_by(rows.c.person_id, rows.c.version)
        async with self._database.engine.connect() as connection:
            return rounds([_entry(row) for row in await connection.execute(ordered)])


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        row.person_id,
        row.version,
        Act(row.act),
        row.acted_on,
        row.system_key,
        Fact(row.fact) if row.fact else None,
        row.said,
        row.name,
        row.paused_until,
    )
