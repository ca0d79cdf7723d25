"""PostgreSQL is restarted in the middle of a run, again and again: a cluster of its own in a temporary folder.

.venv/bin/python -m tests.faults.restart                       # 20 restarts
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from storage.migrations import upgrade
from storage.records import ImportRun
from storage.session import DATABASE_FAULTS, Database
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector
from tests.fakes.notices import IT, REMINDERS, Town, until
from tests.faults.accounts import A_ROUND, EACH, Account, settled, systems_of_round
from tests.faults.replica import CONTRACTS, PEOPLE, town_of

START = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, where they are installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    beside = shutil.which("pg_ctl")
    return found[-1].parent if found else Path(beside).parent if beside else None


class Cluster:
    """PostgreSQL on a port of its own. It does not run as root, so root hands it to the user postgres."""

    def __init__(self, folder: Path, bin_folder: Path) -> None:
        self._folder, self._bin = folder, bin_folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    async def start(self) -> None:
        if os.getuid() == 0:
            shutil.chown(self._folder, "postgres", "postgres")
        data = self._folder / "data"
        await self._call("initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync")
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self._folder}"
        await self._call("pg_ctl", "-D", data, "-w", "-l", self._folder / "log", "-o", options, "start")

    async def restart(self) -> None:
        """As after a power failure: nothing is said to those who are connected."""
        await self._call(
            "pg_ctl", "-D", self._folder / "data", "-w", "-m", "immediate", "-l", self._folder / "log", "restart"
        )

    async def stop(self) -> None:
        await self._call("pg_ctl", "-D", self._folder / "data", "-m", "immediate", "stop")

    async def _call(self, program: str, *arguments: object) -> None:
        command = [str(self._bin / program), *map(str, arguments)]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        process = await asyncio.create_subprocess_exec(
            *command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if await process.wait():
            raise RuntimeError(f"{program} failed")


@dataclass(frozen=True)
class Counts:
    """How often the database went away and how many runs met it, and what became of everything."""

    restarts: int
    runs_that_failed: int
    account: Account

    def __str__(self) -> str:
        return f"restarts {self.restarts}, runs that failed {self.runs_that_failed}, {self.account}"


@asynccontextmanager
async def cluster(bin_folder: Path) -> AsyncIterator[Cluster]:
    """A running cluster that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="systemlotsen-pg-") as folder:
        one = Cluster(Path(folder), bin_folder)
        await one.start()
        try:
            yield one
        finally:
            await one.stop()


async def restart(*, restarts: int, bin_folder: Path, seed: int = 1) -> Counts:
    """The whole walk: each round has new contracts, and somewhere in the sending the database goes away."""
    rng = random.Random(seed)
    async with cluster(bin_folder) as postgres:
        url = f"postgresql://postgres@127.0.0.1:{postgres.port}/postgres"
        await upgrade(url)
        fake = await FakeConnector().start()
        database, clock = Database(url), FakeClock(START)
        town = town_of(database, clock, fake.service_url)
        town.fake = fake
        try:
            for person in PEOPLE.values():
                await town.install(person)
            await town.use_channel(REMINDERS, "reminders")
            await town.use_channel(IT, "it_alerts")
            failed = 0
            for number in range(restarts):
                run = ImportRun("restart.csv", "tests")
                await town.source.save(systems_of_round(number), departments=(), missing=(), run=run, now=clock())
                failed += await _interrupted(town, fake, postgres, rng)
                town.pass_time(A_ROUND)
                if clock() > START + timedelta(hours=9):
                    clock.moment = START + A_ROUND
            return Counts(restarts, failed, await settled(town, fake, restarts * CONTRACTS * EACH))
        finally:
            await town.close()
            await database.close()
            await fake.stop()


async def _interrupted(town: Town, fake: FakeConnector, postgres: Cluster, rng: random.Random) -> int:
    asked = len(fake.requests) + rng.randrange(1, CONTRACTS * EACH)
    running = asyncio.create_task(town.run())
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(5):
            await until(lambda: running.done() or len(fake.requests) >= asked)
    await postgres.restart()
    try:
        await running
    except DATABASE_FAULTS:
        return 1
    return 0


def main() -> None:
    """Print the counts; exit code 1 if anything was lost or said twice."""
    parser = argparse.ArgumentParser(description="PostgreSQL restarted in the middle")
    parser.add_argument("--restarts", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    bin_folder = programs()
    if bin_folder is None:
        raise SystemExit("PostgreSQL's initdb and pg_ctl are not installed")
    counts = asyncio.run(restart(restarts=options.restarts, bin_folder=bin_folder, seed=options.seed))
    click.echo(str(counts))
    if not counts.account.good:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
