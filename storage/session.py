"""The way into the database: one engine, opened and closed by whoever wires the program."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import asyncpg
from sqlalchemy import URL, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

# An import of 100 000 systems holds SQLite's only write lock for some seconds; a turn waits for it.
SQLITE_BUSY_MS: Final = 30_000
SQLITE_PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {SQLITE_BUSY_MS}",  # first: the next line may meet a lock
    "PRAGMA journal_mode = WAL",  # readers and the writer do not wait for one another
    "PRAGMA synchronous = NORMAL",  # with WAL: survives a killed process; at most the last commits go with the power
    "PRAGMA foreign_keys = ON",
)

DATABASE_FAULTS: Final = (SQLAlchemyError, OSError, asyncpg.PostgresError)
"""What a database that does not answer, or refuses us, raises."""

_PATIENCE: Final = 5.0
_PAUSE: Final = 0.1
"""Seconds that a turn waits for a database that takes no connections, and between two tries: a restart takes a few."""

_RESTARTING: Final = (
    ConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.ConnectionDoesNotExistError,
)

_DRIVERS: Final = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


class UnusableDatabase(ValueError):  # noqa: N818 - said of a setting
    """The setting names a database that we cannot use, and why."""


def database_url(url: str) -> URL:
    """The URL with the driver that we use.

    Raises UnusableDatabase, a ValueError, for another database, and for SQLite in memory: nothing may live there only.
    """
    try:
        parsed = make_url(url)
    except Exception as error:  # SQLAlchemy repeats the URL, and with it the password
        raise UnusableDatabase("adressen går inte att läsa") from error
    driver = _DRIVERS.get(parsed.drivername)
    if driver is None:
        raise UnusableDatabase(f"{parsed.drivername} stöds inte, bara sqlite och postgresql")
    if driver.startswith("sqlite") and parsed.database in (None, "", ":memory:"):
        raise UnusableDatabase("en SQLite-databas måste vara en fil")
    return parsed.set(drivername=driver)


class Database:
    """An async engine with transactions that behave alike on both databases.

    `read()` sees one unchanging state of the database through all its queries; `write()` holds the
    right to write from its beginning on SQLite, so that it cannot fail halfway for a lock.
    """

    def __init__(self, url: str) -> None:
        self.url: Final = database_url(url)
        self.is_sqlite: Final = self.url.get_backend_name() == "sqlite"
        self.engine: Final[AsyncEngine] = self._sqlite_engine() if self.is_sqlite else self._postgres_engine()

    @property
    def sqlite_path(self) -> Path:
        """The database file, on SQLite."""
        assert self.url.database is not None
        return Path(self.url.database)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A transaction for several queries that must agree with one another."""
        engine = self.engine if self.is_sqlite else self.engine.execution_options(isolation_level="REPEATABLE READ")
        async with engine.connect() as connection:
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that is committed at the end, or undone by an exception."""
        async with self.engine.execution_options(begin_immediate=True).begin() as connection:
            yield connection

    async def ping(self) -> None:
        """One question to the database. Raises what the driver raises when it does not answer."""
        async with self.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()

    def _sqlite_engine(self) -> AsyncEngine:
        engine = create_async_engine(self.url)
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
        return engine

    def _postgres_engine(self) -> AsyncEngine:
        # Pre-ping: a restarted database costs a reconnection, not a failed turn.
        engine = create_async_engine(self.url, pool_pre_ping=True, pool_size=5, max_overflow=5)
        event.listen(engine.sync_engine, "do_connect", _connect_patiently)
        return engine


def _connect_patiently(dialect: Any, _record: Any, arguments: Any, named: Any) -> Any:
    """Connect; while a database restarts, wait for it. Nothing has been asked of it yet, so nothing is done twice."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return dialect.connect(*arguments, **named)
        except (OSError, dialect.loaded_dbapi.Error) as fault:
            if time.monotonic() > until or not isinstance(fault.__cause__ or fault, _RESTARTING):
                raise
            await_only(asyncio.sleep(_PAUSE))


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own habit is to begin a transaction at the first write only, which gives queries
    # no common state and lets a read that turns into a write fail at once. We say BEGIN ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    immediate = connection.get_execution_options().get("begin_immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
