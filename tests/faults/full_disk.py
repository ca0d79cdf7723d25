"""The disk is full: a process whose files may not grow, on SQLite; then there is room again.

.venv/bin/python -m tests.faults.full_disk                     # 20 rounds
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import random
import resource
import signal
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.queues import SimpleQueue
from pathlib import Path

import click

from storage.records import ImportRun
from storage.session import DATABASE_FAULTS, Database
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector
from tests.fakes.notices import IT, REMINDERS
from tests.faults.accounts import A_ROUND, EACH, Account, settled, systems_of_round
from tests.faults.kill import database_url
from tests.faults.replica import CONTRACTS, PEOPLE, town_of

START = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
PAGES = 240  # how much room is left at most, in pages of SQLite's log: about what a round's messages take
PAGE = 4_120


@dataclass(frozen=True)
class Counts:
    """How many runs met a full disk, and what became of everything."""

    rounds: int
    runs_that_failed: int
    account: Account

    def __str__(self) -> str:
        return f"rounds {self.rounds}, runs that failed {self.runs_that_failed}, {self.account}"


def run_out_of_room(url: str, service_url: str, moment: datetime, room: int, failed: SimpleQueue[int]) -> None:
    """The whole life of a process that may write so many bytes more, and goes on a while."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    failed.put(asyncio.run(_run(url, service_url, moment, room)))


async def _run(url: str, service_url: str, moment: datetime, room: int) -> int:
    database = Database(url)
    town = town_of(database, FakeClock(moment), service_url)
    await database.ping()  # the log of an embedded database exists from the first connection on
    size = _size(Path(f"{database.sqlite_path}-wal"))
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, hard))
    failed = 0
    for _ in range(3):
        try:
            await town.replica().run_once()
        except DATABASE_FAULTS:
            failed += 1
    await town.close()
    await database.close()
    return failed


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


async def full_disk(*, rounds: int, seed: int = 1) -> Counts:
    """The whole walk: each round has new contracts, and somewhere in the sending there is no room left."""
    rng = random.Random(seed)
    processes = multiprocessing.get_context("forkserver")
    async with database_url(postgres=False) as url:
        fake = await FakeConnector().start()
        database, clock = Database(url), FakeClock(START)
        town = town_of(database, clock, fake.service_url)
        town.fake = fake
        try:
            for person in PEOPLE.values():
                await town.install(person)
            await town.use_channel(REMINDERS, "reminders")
            await town.use_channel(IT, "it_alerts")
            failed, told = 0, processes.SimpleQueue()
            for number in range(rounds):
                run = ImportRun("full.csv", "tests")
                await town.source.save(systems_of_round(number), departments=(), missing=(), run=run, now=clock())
                room = rng.randrange(1, PAGES) * PAGE
                process = processes.Process(target=run_out_of_room, args=(url, fake.service_url, clock(), room, told))
                process.start()
                await asyncio.to_thread(process.join)
                failed += told.get() if process.exitcode == 0 else 1
                town.pass_time(A_ROUND)
                if clock() > START + timedelta(hours=9):
                    clock.moment = START + A_ROUND
            return Counts(rounds, failed, await settled(town, fake, rounds * CONTRACTS * EACH))
        finally:
            await town.close()
            await database.close()
            await fake.stop()


def main() -> None:
    """Print the counts; exit code 1 if anything was lost or said twice."""
    parser = argparse.ArgumentParser(description="A full disk")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    counts = asyncio.run(full_disk(rounds=options.rounds, seed=options.seed))
    click.echo(str(counts))
    if not counts.account.good:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
