"""How a batch of turns is put to each database: the only statements that bypass SQLAlchemy.

A batch costs one trip: on SQLite one hop to a thread that does everything there, on PostgreSQL one
statement. That is what makes turns cheap; a test holds both to the same answers.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bot.ports import Disclosure
from storage.columns import in_utc, sqlite_moment
from storage.session import SQLITE_PRAGMAS, Database

State = tuple[int, str]
"""A conversation's state: its schema version and its JSON."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What many turns ask for at once: keys to claim, states to read and store, disclosures to log, misses to count."""

    at: datetime
    claims: Sequence[str]
    abandoned_before: datetime
    finished: Sequence[str]
    reads: Sequence[str]
    states: Sequence[tuple[str, State]]
    disclosures: Sequence[Disclosure]
    misses: Sequence[tuple[str, int]]
    purge_before: datetime | None


class SqliteTurns:
    """Runs batches on a connection of its own, in a thread of its own."""

    def __init__(self, database: Database) -> None:
        self._path: Final = database.sqlite_path
        self._thread: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="turns")
        self._connection: sqlite3.Connection | None = None

    async def run(self, batch: Batch) -> tuple[set[str], dict[str, State]]:
        """The keys that were unclaimed, and the states that were read."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._run, batch)

    async def close(self) -> None:
        """Close the connection and end the thread."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._disconnect)
        self._thread.shutdown()

    def _run(self, batch: Batch) -> tuple[set[str], dict[str, State]]:
        connection = self._connection = self._connection or self._connect()
        connection.execute("BEGIN IMMEDIATE")
        try:
            answer = self._statements(connection, batch)
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # SQLite has undone it already after some errors
                connection.execute("ROLLBACK")
            raise
        return answer

    @staticmethod
    def _statements(connection: sqlite3.Connection, batch: Batch) -> tuple[set[str], dict[str, State]]:
        at = sqlite_moment(batch.at)
        unclaimed: set[str] = set()
        read: dict[str, State] = {}
        if batch.purge_before is not None:
            connection.execute("DELETE FROM turn_claims WHERE claimed_at < ?", (sqlite_moment(batch.purge_before),))
        if batch.claims:
            rows = connection.execute(
                "INSERT INTO turn_claims (key, claimed_at) SELECT value, ? FROM json_each(?) WHERE true"
                " ON CONFLICT (key) DO UPDATE SET claimed_at = excluded.claimed_at"
                " WHERE NOT finished AND turn_claims.claimed_at < ? RETURNING key",
                (at, json.dumps(batch.claims), sqlite_moment(batch.abandoned_before)),
            )
            unclaimed = {row[0] for row in rows}
        if batch.finished:
            connection.execute(
                "UPDATE turn_claims SET finished = 1 WHERE key IN (SELECT value FROM json_each(?))",
                (json.dumps(batch.finished),),
            )
        if batch.reads:
            rows = connection.execute(
                "SELECT conversation_id, schema_version, state FROM conversation_state"
                " WHERE conversation_id IN (SELECT value FROM json_each(?))",
                (json.dumps(batch.reads),),
            )
            read = {conversation_id: (version, state) for conversation_id, version, state in rows}
        if batch.states:
            connection.executemany(
                "INSERT INTO conversation_state (conversation_id, schema_version, state, updated_at)"
                " VALUES (?, ?, ?, ?) ON CONFLICT (conversation_id) DO UPDATE SET"
                " schema_version = excluded.schema_version, state = excluded.state, updated_at = excluded.updated_at",
                [(conversation_id, version, state, at) for conversation_id, (version, state) in batch.states],
            )
        if batch.disclosures:
            connection.executemany(
                "INSERT INTO access_log (at, person_id, conversation_id, system_key, facts, reason)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [(at, d.person_id, d.conversation_id, d.system_key, d.facts, d.reason) for d in batch.disclosures],
            )
        if batch.misses:
            connection.executemany(
                "INSERT INTO missed_searches (need, times, last_at) VALUES (?, ?, ?) ON CONFLICT (need) DO UPDATE SET"
                " times = times + excluded.times, last_at = excluded.last_at, settled_at = NULL",
                [(need, times, at) for need, times in batch.misses],
            )
        return unclaimed, read

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        for pragma in SQLITE_PRAGMAS:
            connection.execute(pragma)
        return connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()


_POSTGRES_BATCH: Final = """
WITH claimed AS (
    INSERT INTO turn_claims (key, claimed_at)
    SELECT key, $1 FROM unnest($2::text[]) AS given (key)
    ON CONFLICT (key) DO UPDATE SET claimed_at = excluded.claimed_at
    WHERE NOT turn_claims.finished AND turn_claims.claimed_at < $14 RETURNING key
), done AS (
    UPDATE turn_claims SET finished = true WHERE key = ANY ($15::text[])
), stored AS (
    INSERT INTO conversation_state (conversation_id, schema_version, state, updated_at)
    SELECT conversation_id, schema_version, state, $1
    FROM unnest($4::text[], $5::int[], $6::text[]) AS given (conversation_id, schema_version, state)
    ON CONFLICT (conversation_id) DO UPDATE SET
        schema_version = excluded.schema_version, state = excluded.state, updated_at = excluded.updated_at
), logged AS (
    INSERT INTO access_log (at, person_id, conversation_id, system_key, facts, reason)
    SELECT $1, person_id, conversation_id, system_key, facts, reason
    FROM unnest($7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
        AS given (person_id, conversation_id, system_key, facts, reason)
), learned AS (
    INSERT INTO missed_searches (need, times, last_at)
    SELECT need, times, $1 FROM unnest($12::text[], $13::int[]) AS given (need, times)
    ON CONFLICT (need) DO UPDATE SET
        times = missed_searches.times + excluded.times, last_at = excluded.last_at, settled_at = NULL
)
SELECT key, NULL::int, NULL::text FROM claimed
UNION ALL
SELECT conversation_id, schema_version, state FROM conversation_state WHERE conversation_id = ANY ($3::text[])
"""


class PostgresTurns:
    """Runs a batch as one statement, which is a transaction by itself."""

    def __init__(self, database: Database) -> None:
        # Autocommit: BEGIN and COMMIT would be two more trips.
        self._engine: Final = database.engine.execution_options(isolation_level="AUTOCOMMIT")

    async def run(self, batch: Batch) -> tuple[set[str], dict[str, State]]:
        """The keys that were unclaimed, and the states that were read."""
        d = batch.disclosures
        async with self._engine.connect() as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            if batch.purge_before is not None:
                await driver.execute("DELETE FROM turn_claims WHERE claimed_at < $1", in_utc(batch.purge_before))
            rows = await driver.fetch(
                _POSTGRES_BATCH,
                in_utc(batch.at),
                batch.claims,
                batch.reads,
                [conversation_id for conversation_id, _ in batch.states],
                [version for _, (version, _) in batch.states],
                [state for _, (_, state) in batch.states],
                [entry.person_id for entry in d],
                [entry.conversation_id for entry in d],
                [entry.system_key for entry in d],
                [entry.facts for entry in d],
                [entry.reason for entry in d],
                [need for need, _ in batch.misses],
                [times for _, times in batch.misses],
                in_utc(batch.abandoned_before),
                batch.finished,
            )
        unclaimed = {key for key, version, _ in rows if version is None}
        return unclaimed, {key: (version, state) for key, version, state in rows if version is not None}

    async def close(self) -> None:
        """Nothing: connections belong to the database's pool."""
