"""Reading the log of disclosures (audit 3.1). Turns write it (storage/turns.py); nothing changes it."""

from __future__ import annotations

from sqlalchemy import select

from storage.records import AccessEntry
from storage.session import Database
from storage.tables import access_log


class AccessLog:
    """Who was shown which restricted facts, when and why."""

    def __init__(self, database: Database) -> None:
        self._database = database

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
