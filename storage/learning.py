"""What the search learns from use. Nothing here says who asked."""

from __future__ import annotations

import re

from sqlalchemy import insert, select, update

from bot.ports import Clock, MissedSearch
from storage.columns import in_utc
from storage.session import Database
from storage.tables import added_synonyms, missed_searches, register_version

_LONGEST_NEED = 120
_MOST_LISTED = 30
# Addresses and numbers in a question may point to a person; the need is as clear without them.
_PERSONAL = re.compile(r"\S+@\S+|\d(?:[ +-]?\d){4,}")


def without_persons(need: str) -> str:
    """A need as it is stored: in small letters, without numbers and addresses that may point to a person."""
    return _PERSONAL.sub("…", " ".join(need.split()).casefold())[:_LONGEST_NEED]


class StoredLearning:
    """Implements bot.ports.Learning. Misses come in with the turns (storage/turns.py)."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def open_misses(self) -> list[MissedSearch]:
        """Misses that nobody has settled, the most frequent first."""
        query = (
            select(missed_searches)
            .where(missed_searches.c.settled_at.is_(None))
            .order_by(missed_searches.c.times.desc(), missed_searches.c.last_at.desc(), missed_searches.c.id)
            .limit(_MOST_LISTED)
        )
        async with self._database.engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [MissedSearch(row.id, row.need, row.times) for row in rows]

    async def miss(self, number: int) -> MissedSearch | None:
        """One open miss."""
        query = select(missed_searches).where(missed_searches.c.id == number, missed_searches.c.settled_at.is_(None))
        async with self._database.engine.connect() as connection:
            row = (await connection.execute(query)).one_or_none()
        return MissedSearch(row.id, row.need, row.times) if row else None

    async def settle(self, number: int, *, function: str | None, by: str) -> bool:
        """Add the miss as a word for a function, or put it aside without. False if somebody already has."""
        now = in_utc(self._clock())
        open_row = (missed_searches.c.id == number) & missed_searches.c.settled_at.is_(None)
        async with self._database.write() as connection:
            settled = update(missed_searches).where(open_row).values(settled_at=now).returning(missed_searches.c.need)
            said = (await connection.execute(settled)).scalar_one_or_none()
            if said is None:
                return False
            if function is not None:
                row = {"said": said, "function": function, "added_by": by, "added_at": now}
                await connection.execute(insert(added_synonyms), row)
                # The index is built anew in every replica when the register's version grows.
                await connection.execute(update(register_version).values(version=register_version.c.version + 1))
        return True
