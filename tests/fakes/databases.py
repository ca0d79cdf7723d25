"""Real databases for tests: a file on SQLite, a database of its own on PostgreSQL.

A conftest imports the fixtures it needs:

    from tests.fakes.databases import *  # noqa: F403

`database` and `database_url` are migrated, `empty_database_url` is not; each test that takes one runs
once on each database, except those marked `one_database`: months of days, whose point is not the database.
The schema is built once and copied for each test.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

from storage.migrations import upgrade
from storage.session import Database

__all__ = ["database", "database_url", "drop", "empty_database_url", "postgres_template", "sqlite_template"]

SERVER = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432")
BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def _postgres(statement: str) -> None:
    async def execute() -> None:
        connection = await asyncpg.connect(f"{SERVER}/postgres", timeout=5)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    try:
        asyncio.run(execute())
    except OSError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(f"PostgreSQL does not answer on {SERVER}: {error}")
        pytest.skip(f"PostgreSQL does not answer on {SERVER}")


def _new_name() -> str:
    return f"systemlotsen_test_{os.getpid()}_{secrets.token_hex(4)}"


@pytest.fixture(scope="session")
def drop() -> Iterator[Callable[[str], object]]:
    """Drop databases beside the next tests: each waits for a checkpoint, and those that wait together share one."""
    with ThreadPoolExecutor(max_workers=8) as dropping:
        yield lambda name: dropping.submit(_postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.db"
    asyncio.run(upgrade(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    name = _new_name()
    _postgres(f"CREATE DATABASE {name}")
    try:
        asyncio.run(upgrade(f"{SERVER}/{name}"))
        yield name
    finally:
        _postgres(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=BOTH)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'register.db'}"
        return
    name, drop = _new_name(), request.getfixturevalue("drop")
    _postgres(f"CREATE DATABASE {name}")
    yield f"{SERVER}/{name}"
    drop(name)


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        path = tmp_path / "register.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    template = request.getfixturevalue("postgres_template")
    name, drop = _new_name(), request.getfixturevalue("drop")
    _postgres(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield f"{SERVER}/{name}"
    drop(name)


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()
