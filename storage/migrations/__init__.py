"""Schema revisions and how to move between them; needs no alembic.ini.

await upgrade(url)                # to the newest revision
await downgrade(url, "base")      # back, here to nothing
await current(url)                # the revision the database stands at, or None
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.session import Database

# Any number will do, as long as nothing else in the database takes the same lock.
_POSTGRES_LOCK = 7_305_001


async def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to a revision. Several processes may do so at the same time."""
    await _run(url, lambda config: command.upgrade(config, revision))


async def downgrade(url: str, revision: str) -> None:
    """Take the database down to a revision; "base" leaves nothing."""
    await _run(url, lambda config: command.downgrade(config, revision))


async def move(url: str, revision: str) -> None:
    """Take the database to a revision, whether it is before or after the one it stands at.

    Raises ValueError for a revision that this program does not know.
    """
    known = [step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()]  # the newest first
    stands = await current(url)
    if revision not in known or (stands is not None and stands not in known):
        raise ValueError(revision if revision not in known else stands)
    older = stands is not None and known.index(revision) > known.index(stands)
    await (downgrade(url, revision) if older else upgrade(url, revision))


async def current(url: str) -> str | None:
    """The revision that the database stands at, or None if it is empty."""
    database = Database(url)
    try:
        async with database.engine.connect() as connection:
            return await connection.run_sync(lambda c: MigrationContext.configure(c).get_current_revision())
    finally:
        await database.close()


def head() -> str:
    """The newest revision there is."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None
    return revision


async def _run(url: str, step: Callable[[Config], None]) -> None:
    database = Database(url)

    def migrate(connection: Connection) -> None:
        if not database.is_sqlite:  # SQLite's write transaction is a lock already
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _POSTGRES_LOCK})
        config = _config()
        config.attributes["connection"] = connection
        step(config)

    try:
        if database.is_sqlite:
            database.sqlite_path.parent.mkdir(parents=True, exist_ok=True)
        async with database.write() as connection:
            await connection.run_sync(migrate)
    finally:
        await database.close()


def _config() -> Config:
    config = Config()
    # Alembic reads the option through ConfigParser, where a per cent sign begins an interpolation.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
