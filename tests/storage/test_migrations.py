from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.migrations import current, downgrade, head, upgrade
from storage.session import Database
from storage.tables import metadata


async def run(url: str, *statements: str) -> list[Any]:
    database = Database(url)
    try:
        async with database.write() as connection:
            results = [await connection.execute(text(statement)) for statement in statements]
            return [list(result) for result in results if result.returns_rows]
    finally:
        await database.close()


async def test_an_empty_database_is_brought_to_the_newest_revision_and_back(empty_database_url):
    assert await current(empty_database_url) is None
    await upgrade(empty_database_url)
    assert await current(empty_database_url) == head()
    await upgrade(empty_database_url)
    await downgrade(empty_database_url, "base")
    assert await current(empty_database_url) is None


async def test_data_survives_the_way_up_and_down(empty_database_url):
    await upgrade(empty_database_url, "0001_register")
    await run(
        empty_database_url,
        "INSERT INTO departments (name) VALUES ('Kommunstyrelseförvaltningen')",
        "INSERT INTO systems (key, name, name_key, description, department_id, aliases, secret)"
        " SELECT 'HAN-0001', 'Treserva', 'treserva', 'Å', id, '[]', false FROM departments",
        "INSERT INTO contracts (system_id, position, number, open_ended, yearly_cost)"
        " SELECT id, 0, 'KS-1', false, 15200050 FROM systems",
    )
    kept = (
        "SELECT s.key, d.name, c.yearly_cost FROM systems s JOIN departments d ON d.id = s.department_id"
        " JOIN contracts c ON c.system_id = s.id"
    )
    expected = [("HAN-0001", "Kommunstyrelseförvaltningen", 15200050)]
    await upgrade(empty_database_url)
    assert await run(empty_database_url, kept) == [expected]
    await run(
        empty_database_url, "INSERT INTO turn_claims (key, claimed_at) VALUES ('k', '2026-11-24 09:00:00.000000')"
    )
    await downgrade(empty_database_url, "0001_register")
    assert await run(empty_database_url, kept) == [expected]
    await upgrade(empty_database_url)
    assert await run(empty_database_url, kept, "SELECT key FROM turn_claims") == [expected, []]


async def test_the_schema_is_the_tables(database):
    async with database.engine.connect() as connection:
        differences = await connection.run_sync(
            lambda c: compare_metadata(MigrationContext.configure(c, opts={"compare_type": True}), metadata)
        )
    assert differences == []


async def test_several_processes_may_migrate_at_once(empty_database_url):
    await asyncio.gather(*(upgrade(empty_database_url) for _ in range(4)))
    assert await current(empty_database_url) == head()
    assert await run(empty_database_url, "SELECT version FROM register_version") == [[(0,)]]


async def test_a_failing_step_leaves_nothing_half_done(empty_database_url):
    database = Database(empty_database_url)
    async with database.write() as connection:
        await connection.execute(text("CREATE TABLE turn_claims (key text)"))
    await database.close()
    with pytest.raises(DBAPIError):
        await upgrade(empty_database_url)
    assert await current(empty_database_url) is None
    with pytest.raises(DBAPIError):
        await run(empty_database_url, "SELECT 1 FROM systems")


async def test_it_works_from_any_folder_and_into_a_new_one(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    await upgrade("sqlite:///data/100%/register.db")
    assert await current("sqlite:///data/100%/register.db") == head()


@pytest.mark.parametrize("statement", ["UPDATE access_log SET reason = ''", "DELETE FROM access_log"])
async def test_the_access_log_cannot_be_changed(database_url, statement):
    await run(
        database_url,
        "INSERT INTO access_log (at, person_id, conversation_id, system_key, facts, reason)"
        " VALUES ('2026-11-24 09:00:00.000000', 'p', 'c', 's', 'f', 'r')",
    )
    with pytest.raises(DBAPIError, match="append only"):
        await run(database_url, statement)
    assert await run(database_url, "SELECT reason FROM access_log") == [[("r",)]]
