"""Schema revisions and how to move between them; needs no alembic.ini.

await upgrade(url)                # to the newest revision
await downgrade(url, "base")      # back, here to nothing
await current(url)                # the revision the database stands at, or None

Alembic costs a process ten megabytes: a service whose database is as it should be never loads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from storage.session import Database

if TYPE_CHECKING:
    from alembic.config import Config

# Any number will do, as long as nothing else in the database takes the same lock.
_POSTGRES_LOCK = 7_305_001
_VERSIONS = Path(__file__).parent / "versions"
_REVISION = re.compile(r'^revision = "(\w+)"$', re.MULTILINE)
_BEFORE = re.compile(r'^down_revision = "(\w+)"$', re.MULTILINE)


async def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to a revision. Several processes may do so at the same time."""
    if revision in ("head", head()) and await current(url) == head():
        return

    def step(config: Config) -> None:
        from alembic import command  # noqa: PLC0415 - loaded only where something is to be changed

        command.upgrade(config, revision)

    await _run(url, step)


async def downgrade(url: str, revision: str) -> None:
    """Take the database down to a revision; "base" leaves nothing."""

    def step(config: Config) -> None:
        from alembic import command  # noqa: PLC0415 - as above

        command.downgrade(config, revision)

    await _run(url, step)


async def move(url: str, revision: str) -> None:
    """Take the database to a revision, whether it is before or after the one it stands at.

    Raises ValueError for a revision that this program does not know.
    """
    known, stands = revisions(), await current(url)
    for named in (revision, stands):
        if named is not None and named not in known:
            raise ValueError(named)
    older = stands is not None and known.index(revision) < known.index(stands)
    await (downgrade(url, revision) if older else upgrade(url, revision))


async def current(url: str) -> str | None:
    """The revision that the database stands at, or None if it is empty."""
    database = Database(url)
    if database.is_sqlite and not database.sqlite_path.exists():
        return None  # to ask would make the file
    try:
        async with database.engine.connect() as connection:
            if not await connection.run_sync(lambda c: inspect(c).has_table("alembic_version")):
                return None
            found: str | None = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar()
            return found
    finally:
        await database.close()


@cache
def revisions() -> tuple[str, ...]:
    """All revisions, the oldest first: read from the files, of which each names the one before it."""
    before: dict[str | None, str] = {}
    for path in _VERSIONS.glob("*.py"):
        written = path.read_text(encoding="utf-8")
        revision, earlier = _REVISION.search(written), _BEFORE.search(written)
        assert revision is not None, path.name
        before[earlier[1] if earlier else None] = revision[1]
    found: list[str] = []
    while (following := before.get(found[-1] if found else None)) is not None:
        found.append(following)
    assert len(found) == len(before), "the revisions are no chain"
    return tuple(found)


def head() -> str:
    """The newest revision there is."""
    return revisions()[-1]


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
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    # Alembic reads the option through ConfigParser, where a per cent sign begins an interpolation.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
