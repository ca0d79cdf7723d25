from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import func, insert, select, text

from bot.domain.questions import Memory
from bot.ports import Disclosure
from storage.access_log import AccessLog
from storage.records import AccessEntry
from storage.session import Database
from storage.tables import access_log, conversation_state, turn_claims
from storage.turns import CLAIMS_KEPT, StoredTurns
from tests.fakes.clock import FakeClock
from tests.storage.conftest import NOW


@pytest_asyncio.fixture
async def turns(database: Database, clock: FakeClock) -> AsyncIterator[StoredTurns]:
    turns = StoredTurns(database, clock)
    yield turns
    await turns.close()


def about(key: str) -> Memory:
    return Memory(subjects=(key,), language="sv")


def shown(system_key: str = "HAN-0001", person_id: str = "p1") -> Disclosure:
    return Disclosure(person_id, "a:1", system_key, "contract, classification", "contract")


async def count(database: Database, table: Any) -> int:
    async with database.read() as connection:
        return int((await connection.execute(select(func.count()).select_from(table))).scalar_one())


async def test_a_conversation_remembers(turns):
    assert await turns.begin(["1"], "a:1") == (True, Memory())
    await turns.finish("a:1", about("HAN-0001"), [])
    await turns.finish("a:2", about("HAN-0002"), [])
    assert await turns.begin(["2"], "a:1") == (True, about("HAN-0001"))
    await turns.finish("a:1", Memory(), [])
    assert await turns.begin(["3"], "a:1") == (True, Memory())


async def test_another_process_sees_the_same(turns, database_url, clock):
    await turns.begin(["1"], "a:1")
    await turns.finish("a:1", about("HAN-0001"), [])
    other_database = Database(database_url)
    other = StoredTurns(other_database, clock)
    assert await other.begin(["1"], "a:1") == (False, about("HAN-0001"))
    await other.close()
    await other_database.close()


async def test_a_turn_with_any_known_key_is_a_repetition(turns):
    assert (await turns.begin(["id-1", "text-1"], "a:1"))[0]
    assert not (await turns.begin(["id-2", "text-1"], "a:1"))[0]  # sent again under a new id
    assert not (await turns.begin(["id-2"], "a:1"))[0]  # and that id is known from now on
    assert (await turns.begin(["id-3"], "a:1"))[0]
    assert (await turns.begin([], "a:1"))[0]
    assert (await turns.begin(["twice", "twice"], "a:1"))[0]


async def test_the_same_turn_at_the_same_time_is_fresh_once(turns):
    results = await asyncio.gather(*(turns.begin(["same", f"own-{n}"], "a:1") for n in range(40)))
    assert [fresh for fresh, _ in results] == [True] + [False] * 39


async def test_replicas_that_get_the_same_turns_let_each_through_once(database_url, clock):
    databases = [Database(database_url) for _ in range(3)]
    replicas = [StoredTurns(database, clock) for database in databases]
    # Each in another order, so that their batches overlap crosswise.
    orders = [range(60), range(59, -1, -1), [*range(30, 60), *range(30)]]
    results = await asyncio.gather(
        *(
            replica.begin([f"turn-{n}"], f"a:{n}")
            for replica, order in zip(replicas, orders, strict=True)
            for n in order
        )
    )
    assert sum(fresh for fresh, _ in results) == 60
    for replica, database in zip(replicas, databases, strict=True):
        await replica.close()
        await database.close()


async def test_many_conversations_at_once_keep_their_own_memories(turns):
    async def talk(n: int) -> None:
        for turn in range(5):
            fresh, memory = await turns.begin([f"{n}-{turn}"], f"a:{n}")
            assert fresh
            assert memory == (about(f"{n}-{turn - 1}") if turn else Memory())
            await turns.finish(f"a:{n}", about(f"{n}-{turn}"), [])

    await asyncio.gather(*(talk(n) for n in range(50)))


async def test_the_last_of_several_memories_in_one_batch_stays(turns):
    await asyncio.gather(*(turns.finish("a:1", about(str(n)), []) for n in range(20)))
    assert (await turns.begin(["1"], "a:1"))[1] == about("19")


async def test_disclosures_are_logged_with_their_time(turns, database, clock):
    await turns.finish("a:1", Memory(), [shown("HAN-0001"), shown("HAN-0002")])
    clock.move(hours=1)
    await turns.finish("a:1", Memory(), [shown("HAN-0001", "p2")])
    log = AccessLog(database, clock)
    newest, second, first = await log.entries()
    assert first == AccessEntry(NOW, "p1", "a:1", "HAN-0001", "contract, classification", "contract")
    assert (second.system_key, second.at) == ("HAN-0002", NOW)
    assert (newest.person_id, newest.at) == ("p2", NOW + timedelta(hours=1))
    assert await log.entries(person_id="p2") == [newest]
    assert await log.entries(system_key="HAN-0001") == [newest, first]
    assert await log.entries(system_key="HAN-0001", limit=1) == [newest]


async def test_disclosures_outside_a_turn_are_logged_too(database, clock):
    log = AccessLog(database, clock)
    await log.disclose([])
    await log.disclose([shown("HAN-0001"), shown("HAN-0002")])
    assert [(entry.system_key, entry.at) for entry in await log.entries()] == [("HAN-0002", NOW), ("HAN-0001", NOW)]


async def test_claims_are_forgotten_when_no_delivery_can_be_so_late(turns, database, clock):
    await turns.begin(["old"], "a:1")
    clock.move(hours=1)
    await turns.begin(["young"], "a:1")
    clock.moment = NOW + CLAIMS_KEPT + timedelta(minutes=1)
    assert (await turns.begin(["new"], "a:1"))[0]
    async with database.read() as connection:
        keys = (await connection.execute(select(turn_claims.c.key).order_by(turn_claims.c.key))).scalars().all()
    assert keys == ["new", "young"]


async def test_a_state_from_a_newer_program_is_forgotten_not_a_crash(turns, database):
    async with database.write() as connection:
        await connection.execute(
            insert(conversation_state).values(conversation_id="a:1", schema_version=99, state="{", updated_at=NOW)
        )
    assert await turns.begin(["1"], "a:1") == (True, Memory())
    await turns.finish("a:1", about("HAN-0001"), [])
    assert await turns.begin(["2"], "a:1") == (True, about("HAN-0001"))


@pytest.mark.parametrize("odd", ["\0", "\ud800"])
async def test_an_id_no_database_can_hold_fails_its_own_turn_only(turns, odd):
    results = await asyncio.gather(
        turns.begin([odd], "a:1"), turns.begin(["2"], odd), turns.begin(["3"], "a:3"), return_exceptions=True
    )
    assert isinstance(results[0], ValueError)
    assert isinstance(results[1], ValueError)
    assert results[2] == (True, Memory())


async def test_strange_texts_are_kept_as_they_are(turns):
    odd = "Å'; DROP TABLE turn_claims; -- \"[]{}😀\n" + "x" * 100_000
    assert await turns.begin([odd[:200]], odd[:200]) == (True, Memory())
    await turns.finish(odd[:200], Memory(extras={"q": odd + "\0\ud800"}), [])
    assert await turns.begin([odd[:200]], odd[:200]) == (False, Memory(extras={"q": odd + "\0\ud800"}))


async def test_a_finish_is_stored_whole_or_not_at_all(turns, database):
    # A reason of the wrong type: the log refuses it after the memory has been written.
    bad = Disclosure("p1", "a:1", "HAN-0001", "contract", None)  # type: ignore[arg-type]
    with pytest.raises(Exception, match=r"(?i)null"):
        await turns.finish("a:1", about("HAN-0001"), [shown(), bad])
    assert await count(database, conversation_state) == 0
    assert await count(database, access_log) == 0
    assert await turns.begin(["1"], "a:1") == (True, Memory())


async def test_a_turn_waits_for_an_import_instead_of_failing(turns, database):
    async with database.write() as connection:
        await connection.execute(text("UPDATE register_version SET version = version + 1"))
        turn = asyncio.create_task(turns.begin(["1"], "a:1"))
        await asyncio.wait([turn], timeout=0.05)
    assert await turn == (True, Memory())


async def test_closing_stores_what_was_on_its_way(database, clock):
    turns = StoredTurns(database, clock)
    finishing = [asyncio.create_task(turns.finish(f"a:{n}", about(str(n)), [])) for n in range(10)]
    await asyncio.sleep(0)
    await turns.close()
    await asyncio.gather(*finishing)
    assert await count(database, conversation_state) == 10
    with pytest.raises(RuntimeError):
        await turns.begin(["1"], "a:1")


# A file has no server to restart.
@pytest.mark.parametrize("database_url", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
async def test_a_restarted_postgresql_costs_no_later_turn(turns, database):
    await turns.begin(["1"], "a:1")
    async with database.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    assert await turns.begin(["2"], "a:1") == (True, Memory())


async def test_a_turn_whose_process_died_can_be_claimed_again_and_a_finished_one_never(turns, clock):
    assert (await turns.begin(["1", "b"], "a:1"))[0]
    clock.move(seconds=10)
    assert not (await turns.begin(["1", "b"], "a:1"))[0]  # it may still be at work
    clock.move(seconds=5)
    assert (await turns.begin(["1", "b"], "a:1"))[0]
    assert not (await turns.begin(["1", "b"], "a:1"))[0]
    await turns.finish("a:1", about("HAN-0001"), [], turn_keys=["1", "b"])
    clock.move(hours=1)
    assert not (await turns.begin(["1", "b"], "a:1"))[0]
    assert not (await turns.begin(["2", "b"], "a:1"))[0]
