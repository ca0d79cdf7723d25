"""How long it takes to save, change and load a register.

    .venv/bin/python -m tests.bench.register                    # an SQLite file; 439 and 100 000 systems
    .venv/bin/python -m tests.bench.register postgresql://postgres@127.0.0.1:5432/scratch

The database named must exist and hold nothing that is worth keeping: it is emptied before each size.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import click

from bot.clock import system_clock
from bot.domain.systems import ItSystem
from storage.departments import load_departments
from storage.migrations import downgrade, upgrade
from storage.records import ImportRun
from storage.repositories import SystemRepository
from storage.session import Database
from tests.fakes.registers import demo_systems

SIZES = (439, 100_000)


def grown(size: int) -> list[ItSystem]:
    """The demo register, repeated under new keys and names until it has that size."""
    return [
        replace(system, key=f"HAN-{n:06}", name=f"{system.name} {n}")
        for n, system in enumerate(islice(cycle(demo_systems()), size))
    ]


async def measure(url: str, size: int) -> None:
    """Print one line."""
    await downgrade(url, "base")
    await upgrade(url)
    database = Database(url)
    repository = SystemRepository(database, system_clock)
    await repository.seed_departments(load_departments())
    systems = grown(size)
    tenth = [replace(s, owner=s.manager, description=s.name) if n % 10 == 0 else s for n, s in enumerate(systems)]
    times = []
    for given in (systems, systems, tenth):
        start = time.perf_counter()
        run = ImportRun("bench.csv", "bench")
        await repository.save(given, departments=(), missing=(), run=run, now=system_clock())
        times.append(time.perf_counter() - start)
    start = time.perf_counter()
    loaded, _ = await repository.load()
    times.append(time.perf_counter() - start)
    assert len(loaded) == size
    await database.close()
    click.echo(f"{size:7}   {times[0]:8.2f}   {times[1]:9.2f}   {times[2]:14.2f}   {times[3]:6.3f}")


async def main() -> None:
    """Print one line for each size, in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{Path(folder) / 'register.db'}"
        click.echo("systems   save new   unchanged   a tenth changed     load")
        for size in SIZES:
            await measure(url, size)


if __name__ == "__main__":
    asyncio.run(main())
