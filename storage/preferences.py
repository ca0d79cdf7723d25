"""How each person wants to be reminded, in the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.preferences import AS_EVERYBODY, Pause, Preferences
from bot.ports import Clock
from storage.columns import in_utc
from storage.preference_tables import preferences
from storage.session import Database

_row = preferences.c


class StoredPreferences:
    """Implements bot.ports.PreferenceStore."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def of(self, person_id: str) -> Preferences:
        """What the person has chosen; of somebody unknown, nothing."""
        query = select(preferences).where(_row.person_id == person_id)
        async with self._database.engine.connect() as connection:
            row = (await connection.execute(query)).one_or_none()
        return AS_EVERYBODY if row is None else _preferences(row)

    async def everybody(self) -> dict[str, Preferences]:
        """Of everybody who has chosen something."""
        async with self._database.engine.connect() as connection:
            return {row.person_id: _preferences(row) for row in await connection.execute(select(preferences))}

    async def save(self, person_id: str, chosen: Preferences) -> None:
        """Replace what the person has chosen."""
        insert: Any = sqlite.insert if self._database.is_sqlite else postgresql.insert
        values: dict[str, Any] = {
            "language": chosen.language,
            "hour": chosen.hour,
            "paused_from": chosen.pause and chosen.pause.first,
            "paused_until": chosen.pause and chosen.pause.last,
            "updated_at": in_utc(self._clock()),
        }
        async with self._database.write() as connection:
            if chosen == AS_EVERYBODY:
                await connection.execute(delete(preferences).where(_row.person_id == person_id))
                return
            row = insert(preferences).values(person_id=person_id, **values)
            await connection.execute(row.on_conflict_do_update(index_elements=["person_id"], set_=values))


def _preferences(row: Row[Any]) -> Preferences:
    pause = Pause(row.paused_from, row.paused_until) if row.paused_from is not None else None
    return Preferences(row.language, row.hour, pause)
