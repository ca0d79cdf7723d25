"""The log of disclosures (audit 3.1): written by turns (storage/turns.py) and the command line, changed by nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import insert, select

from bot.ports import Clock, Disclosure
from storage.records import AccessEntry
from storage.session import Database
from storage.tables import access_log


class AccessLog:
    """Who was shown which restricted facts, when and why."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def disclose(self, disclosures: Sequence[Disclosure]) -> None:
        """Append disclosures made outside a turn of Teams."""
        if not disclosures:
            return
        at = self._clock()
        rows = [{"at": at, **asdict(disclosure)} for disclosure in disclosures]
        async with self._database.write() as connection:
            await connection.execute(insert(access_log), rows)

    async def entries(
        self, *, person_id: str | None = None, system_key: str | None = None, limit: int | None = None
    ) -> list[AccessEntry]:
        """Entries, the newest first, of one person or of one system if named."""
        query = select(access_log).order_by(access_log.c.id.desc()).limit(limit)
        if person_id is not None:
            query = query.where(access_log.c.person_id == person_id)
        if system_key is not None:
            query = query.where(access_log.c.system_key == system_key)
        async with self._database.engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [
            AccessEntry(row.at, row.person_id, row.conversation_id, row.system_key, row.facts, row.reason)
            for row in rows
        ]
