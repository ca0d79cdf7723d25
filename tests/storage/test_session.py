from __future__ import annotations

import pytest
from sqlalchemy import text

from storage.session import Database, database_url


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("sqlite:///register.db", "sqlite+aiosqlite:///register.db"),
        ("sqlite+aiosqlite:////var/lib/register.db", "sqlite+aiosqlite:////var/lib/register.db"),
        ("postgres://bot:secret@db/lotsen", "postgresql+asyncpg://bot:secret@db/lotsen"),
        ("postgresql://db/lotsen", "postgresql+asyncpg://db/lotsen"),
        ("postgresql+asyncpg://db/lotsen", "postgresql+asyncpg://db/lotsen"),
    ],
)
def test_usual_urls_get_our_driver(given, used):
    assert database_url(given).render_as_string(hide_password=False) == used


@pytest.mark.parametrize(
    "url",
    ["mysql://bot:hemligt@db/lotsen", "sqlite://", "sqlite:///:memory:", "hemligt", "postgres://bot:hemligt@db:x/"],
)
def test_other_urls_are_refused_without_repeating_a_password(url):
    with pytest.raises(ValueError, match=r"stöds inte|måste vara|går inte") as fault:
        database_url(url)
    assert "hemligt" not in str(fault.value)


async def test_sqlite_is_set_up_for_a_service(tmp_path):
    database = Database(f"sqlite:///{tmp_path}/register.db")
    async with database.read() as connection:
        values = [
            (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        ]
    await database.close()
    assert values == ["wal", 1, 1, 30_000]


async def test_a_reader_sees_one_state_and_does_not_stop_the_writer(database):
    version = text("SELECT version FROM register_version")
    async with database.read() as reader:
        before = (await reader.execute(version)).scalar_one()
        async with database.write() as writer:
            await writer.execute(text("UPDATE register_version SET version = version + 1"))
        assert (await reader.execute(version)).scalar_one() == before
    async with database.read() as reader:
        assert (await reader.execute(version)).scalar_one() == before + 1


async def test_an_exception_undoes_a_write(database):
    async def fail() -> None:
        async with database.write() as connection:
            await connection.execute(text("UPDATE register_version SET version = 7"))
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    async with database.read() as connection:
        assert (await connection.execute(text("SELECT version FROM register_version"))).scalar_one() == 0


async def test_ping_answers_and_says_when_nothing_does(database, tmp_path):
    await database.ping()
    absent = Database(f"sqlite:///{tmp_path}/no/such/folder/register.db")
    with pytest.raises(Exception, match="unable to open"):
        await absent.ping()
    await absent.close()
