"""What the search learns from use, on both databases."""

import asyncio
from datetime import UTC, datetime

from sqlalchemy import select

from bot.domain.questions import Memory
from storage.learning import StoredLearning
from storage.repositories import SystemRepository
from storage.tables import added_synonyms
from storage.turns import StoredTurns
from tests.fakes.clock import FakeClock

CLOCK = FakeClock(datetime(2026, 11, 24, 9, tzinfo=UTC))


async def miss_all(database, *needs):
    """As when people ask in vain, all at the same time."""
    turns = StoredTurns(database, CLOCK)
    await asyncio.gather(*(turns.finish(f"a:{number}", Memory(), (), need) for number, need in enumerate(needs)))
    await turns.close()


async def test_misses_are_counted_and_listed_by_how_many_asked(database):
    learning = StoredLearning(database, CLOCK)
    await miss_all(database, "Gravar", "gravar ", "hundregister")
    assert [(miss.need, miss.times) for miss in await learning.open_misses()] == [("gravar", 2), ("hundregister", 1)]


async def test_numbers_and_addresses_that_may_point_to_a_person_are_left_out(database):
    learning = StoredLearning(database, CLOCK)
    await miss_all(database, "journal för 19850312-1234 anna.berg@example.invalid 070-123 45 67")
    assert [miss.need for miss in await learning.open_misses()] == ["journal för … … …"]


async def test_a_settled_miss_teaches_a_word_and_makes_every_replica_read_anew(database):
    learning, systems = StoredLearning(database, CLOCK), SystemRepository(database, CLOCK)
    await miss_all(database, "gravar")
    [miss] = await learning.open_misses()
    version = await systems.version()
    assert await learning.settle(miss.number, function="Kyrkogård", by="it")
    assert await systems.version() == version + 1
    assert await systems.synonyms() == [("gravar", "Kyrkogård")]
    assert await learning.open_misses() == []
    assert await learning.miss(miss.number) is None


async def test_two_who_settle_the_same_miss_do_it_once(database):
    learning = StoredLearning(database, CLOCK)
    await miss_all(database, "gravar")
    [miss] = await learning.open_misses()
    done = await asyncio.gather(*(learning.settle(miss.number, function="Kyrkogård", by=f"it{n}") for n in range(4)))
    assert sorted(done) == [False, False, False, True]
    async with database.read() as connection:
        assert len((await connection.execute(select(added_synonyms))).all()) == 1


async def test_a_new_miss_opens_what_was_put_aside(database):
    learning = StoredLearning(database, CLOCK)
    await miss_all(database, "gravar")
    [miss] = await learning.open_misses()
    assert await learning.settle(miss.number, function=None, by="it")
    assert await learning.open_misses() == []
    await miss_all(database, "gravar")
    assert [miss.times for miss in await learning.open_misses()] == [2]
