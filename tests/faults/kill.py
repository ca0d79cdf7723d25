"""kill -9 at random points, again and again, and count what became of every notice.

    .venv/bin/python -m tests.faults.kill --rounds 100                       # one process on SQLite
    .venv/bin/python -m tests.faults.kill --rounds 100 --replicas 3 --postgres

Each round adds contracts whose deadline is near, starts the replicas and kills each of them at a random moment. At the
end one replica is left alone. Then each row must be sent (its message stands in the conversation, once) or unknown (it
stands there at most once); nothing may be lost, and nothing said twice.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import random
import secrets
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path

import asyncpg
import click

from storage.migrations import upgrade
from storage.records import ImportRun
from storage.session import Database
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector
from tests.fakes.notices import IT, REMINDERS
from tests.faults.accounts import A_ROUND, EACH, Account, settled, systems_of_round
from tests.faults.replica import CONTRACTS, PEOPLE, run_until_killed, town_of

SERVER = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432")
START = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
LONGEST_LIFE = 0.6  # seconds from the first instruction to the kill


@dataclass(frozen=True)
class Counts:
    """What became of everything."""

    rounds: int
    killed: int
    account: Account

    @property
    def good(self) -> bool:
        """True if nothing was lost and nothing said twice."""
        return self.account.good and not self.account.failed

    def __str__(self) -> str:
        return f"rounds {self.rounds}, killed {self.killed}, {self.account}"


async def walk(url: str, rounds: int, replicas: int, seed: int) -> Counts:
    """All rounds against a migrated, empty database."""
    rng = random.Random(seed)
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.faults.replica"])
    fake = await FakeConnector().start()
    database, clock = Database(url), FakeClock(START)
    town = town_of(database, clock, fake.service_url)
    try:
        for person in PEOPLE.values():
            await town.install(person)
        await town.use_channel(REMINDERS, "reminders")
        await town.use_channel(IT, "it_alerts")
        killed = 0
        for number in range(rounds):
            run = ImportRun("kill.csv", "tests")
            await town.source.save(systems_of_round(number), departments=(), missing=(), run=run, now=clock())
            killed += await _round(processes, url, fake.service_url, clock(), replicas, rng)
            clock.moment = START + (number + 1) * A_ROUND % timedelta(hours=9)
            if clock.moment < START + A_ROUND:
                clock.moment += A_ROUND
        account = await settled(town, fake, rounds * CONTRACTS * EACH)
        return Counts(rounds, killed, account)
    finally:
        await town.close()
        await database.close()
        await fake.stop()


async def _round(
    processes: ForkServerContext, url: str, service_url: str, moment: datetime, replicas: int, rng: random.Random
) -> int:
    ready = processes.Semaphore(0)
    alive = [
        processes.Process(target=run_until_killed, args=(url, service_url, moment, ready)) for _ in range(replicas)
    ]
    for process in alive:
        process.start()
    for _ in alive:
        await asyncio.to_thread(ready.acquire)
    for process in rng.sample(alive, len(alive)):
        await asyncio.sleep(rng.uniform(0, LONGEST_LIFE / replicas))
        process.kill()
    for process in alive:
        await asyncio.to_thread(process.join)
    return sum(process.exitcode == -9 for process in alive)


@asynccontextmanager
async def database_url(*, postgres: bool) -> AsyncIterator[str]:
    """A migrated database that is gone afterwards."""
    if not postgres:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'kill.db'}"
            await upgrade(url)
            yield url
        return
    name = f"systemlotsen_kill_{os.getpid()}_{secrets.token_hex(4)}"
    server = await asyncpg.connect(f"{SERVER}/postgres", timeout=5)
    try:
        await server.execute(f"CREATE DATABASE {name}")
        await upgrade(f"{SERVER}/{name}")
        yield f"{SERVER}/{name}"
    finally:
        await server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await server.close()


async def kill(*, rounds: int, replicas: int, postgres: bool, seed: int = 1) -> Counts:
    """The whole walk."""
    async with database_url(postgres=postgres) as url:
        return await walk(url, rounds, replicas, seed)


def main() -> None:
    """Print the counts; exit code 1 if anything was lost or said twice."""
    parser = argparse.ArgumentParser(description="kill -9 at random points")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--replicas", type=int, default=1)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    counts = asyncio.run(
        kill(rounds=options.rounds, replicas=options.replicas, postgres=options.postgres, seed=options.seed)
    )
    click.echo(f"{'PostgreSQL' if options.postgres else 'SQLite'}, replicas {options.replicas}: {counts}")
    if not counts.good:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
