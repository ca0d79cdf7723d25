"""Removes what has become old. What is a record is not named here and stays.

Rows of the delivery ledger stay too: a key that is gone could be reckoned due again, and the same thing be told twice.
Decisions, submitted nyttokalkyler, alerts and the audit log are records. Turn claims go with the turns that follow
(storage/turns.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Column, ColumnElement, Table, delete, exists, func, select, true, union, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.clock import local_date
from bot.domain.nyttokalkyl.lifecycle import Stage
from bot.domain.quality import Act
from bot.ports import Clock
from storage.columns import in_utc
from storage.dossier_tables import dossier_participants, dossier_versions, dossiers
from storage.preference_tables import preferences
from storage.quality_tables import quality_entries
from storage.retention_tables import closed_accounts, retention
from storage.session import Database
from storage.tables import access_log, conversation_references, conversation_state, missed_searches

_AT_ONCE = 1000
"""Rows in a transaction: turns wait for it on SQLite."""


@dataclass(frozen=True, slots=True)
class _Kind:
    table: Table
    touched: Column[datetime]
    only: ColumnElement[bool]

    def old(self, before: datetime) -> ColumnElement[bool]:
        return (self.touched < before) & self.only


_never_handed_in = (dossiers.c.stage == Stage.DRAFT.value) & ~exists().where(
    dossier_versions.c.dossier_id == dossiers.c.id
)
_chat = conversation_references.c.kind == "personal"
_KINDS = {
    "drafts": _Kind(dossiers, dossiers.c.changed_at, _never_handed_in),
    "conversations": _Kind(conversation_state, conversation_state.c.updated_at, true()),
    "missed_searches": _Kind(missed_searches, missed_searches.c.last_at, true()),
    "access_log": _Kind(access_log, access_log.c.at, true()),
}


class StoredRetention:
    """Implements bot.ports.retention.Retention."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def due(self, days: Mapping[str, int]) -> dict[str, int]:
        """How many rows of each kind are older than so many days."""
        found = {}
        async with self._database.read() as connection:
            for name, kind in _KINDS.items():
                old = kind.old(self._before(days[name]))
                query = select(func.count()).select_from(kind.table).where(old)
                found[name] = (await connection.execute(query)).scalar_one()
        return found

    async def purge(self, days: Mapping[str, int]) -> dict[str, int]:
        """Remove them, some at a time, and note the day last: broken off, it is made again."""
        gone = {name: await self._purged(kind, self._before(days[name])) for name, kind in _KINDS.items()}
        async with self._database.write() as connection:
            await connection.execute(update(retention).values(purged_on=local_date(self._clock())))
        return gone

    async def with_private_data(self) -> list[str]:
        """Everybody with a chat, preferences, questions or a draft that was never handed in, by object id."""
        theirs = (
            select(conversation_references.c.person_id).where(_chat & conversation_references.c.person_id.is_not(None)),
            select(preferences.c.person_id),
            select(quality_entries.c.person_id).where(quality_entries.c.act != Act.CONFIRMED),
            select(dossier_participants.c.person_id)
            .join(dossiers, dossiers.c.id == dossier_participants.c.dossier_id)
            .where(_never_handed_in),
        )
        async with self._database.read() as connection:
            return sorted((await connection.execute(union(*theirs))).scalars())

    async def seen(self, closed: Collection[str], opened: Collection[str]) -> None:
        """Note whose accounts are closed today; the first day in a row is kept, and an open one strikes it off."""
        today = local_date(self._clock())
        insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
        async with self._database.write() as connection:
            for some in _batches(opened):
                await connection.execute(delete(closed_accounts).where(closed_accounts.c.person_id.in_(some)))
            for some in _batches(closed):
                rows = [{"person_id": person_id, "seen_closed": today} for person_id in some]
                await connection.execute(insert(closed_accounts).values(rows).on_conflict_do_nothing())

    async def closed_before(self, days: int) -> list[str]:
        """Those whose accounts have been seen closed for at least so many days in a row."""
        last = local_date(self._clock()) - timedelta(days=days)
        query = select(closed_accounts.c.person_id).where(closed_accounts.c.seen_closed <= last)
        async with self._database.read() as connection:
            return list((await connection.execute(query)).scalars())

    async def forget(self, person_id: str) -> int:
        """Remove what was the person's own: chats and memory, preferences, questions, drafts that nobody shares.

        Records stay: what was decided, handed in, approved and shown. Returns the number of rows.
        """
        mine = select(conversation_references.c.conversation_id).where(
            _chat & (conversation_references.c.person_id == person_id)
        )
        others = exists().where(
            (dossier_participants.c.dossier_id == dossiers.c.id) & (dossier_participants.c.person_id != person_id)
        )
        shared = exists().where(
            (dossier_participants.c.dossier_id == dossiers.c.id) & (dossier_participants.c.person_id == person_id)
        )
        statements = (
            delete(dossiers).where(_never_handed_in & shared & ~others),
            delete(conversation_state).where(conversation_state.c.conversation_id.in_(mine)),
            delete(preferences).where(preferences.c.person_id == person_id),
            # What was confirmed is a record of the register; that a question was asked, put off or paused is not.
            delete(quality_entries).where(
                (quality_entries.c.person_id == person_id) & (quality_entries.c.act != Act.CONFIRMED)
            ),
            delete(conversation_references).where(_chat & (conversation_references.c.person_id == person_id)),
        )
        async with self._database.write() as connection:
            rows = sum([(await connection.execute(statement)).rowcount for statement in statements])
            await connection.execute(delete(closed_accounts).where(closed_accounts.c.person_id == person_id))
        return rows

    async def purged_on(self) -> date | None:
        """The local day of the last whole purge, by any replica."""
        async with self._database.engine.connect() as connection:
            return (await connection.execute(select(retention.c.purged_on))).scalar_one_or_none()

    def _before(self, days: int) -> datetime:
        return in_utc(self._clock()) - timedelta(days=days)

    async def _purged(self, kind: _Kind, before: datetime) -> int:
        gone, (key,) = 0, kind.table.primary_key.columns
        some = select(key).where(kind.old(before)).limit(_AT_ONCE)
        # Asked of the row itself too: on PostgreSQL somebody may have touched it since it was chosen.
        statement = delete(kind.table).where(key.in_(some), kind.old(before))
        while True:
            async with self._database.write() as connection:
                if kind.table is access_log:
                    await connection.execute(update(retention).values(access_log_kept_from=before))
                count = (await connection.execute(statement)).rowcount
                if kind.table is access_log:
                    await connection.execute(update(retention).values(access_log_kept_from=None))
            gone += count
            if count == 0:
                return gone


def _batches(people: Collection[str]) -> Iterator[list[str]]:
    """Some at a time: a statement takes a limited number of values."""
    rest = sorted(people)
    return (rest[start : start + _AT_ONCE // 4] for start in range(0, len(rest), _AT_ONCE // 4))
