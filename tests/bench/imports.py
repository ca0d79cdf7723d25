"""How long an import takes, from file to database on SQLite.

.venv/bin/python -m tests.bench.imports            # 439 and 100 000 rows, .csv and .xlsx
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

import click

from bot.clock import system_clock
from storage.departments import load_departments
from storage.exporter import write_export
from storage.importer import run_import
from storage.migrations import upgrade
from storage.report import ImportReport, RowStatus
from storage.repositories import SystemRepository
from storage.session import Database
from tests.bench.register import SIZES, grown


async def measure(folder: Path, size: int, suffix: str) -> None:
    """Import a list of that size into an empty database, and once more into the full one."""
    path = folder / f"list-{size}{suffix}"
    write_export(path, grown(size))
    url = f"sqlite:///{folder / f'{size}{suffix}.db'}"
    await upgrade(url)
    database = Database(url)
    repository = SystemRepository(database, system_clock)
    await repository.seed_departments(load_departments())
    for label in ("first", "again"):
        start, started = time.perf_counter(), time.process_time()
        report: ImportReport = await run_import(path, repository, clock=system_clock, by="bench")
        seconds, processor = time.perf_counter() - start, time.process_time() - started
        done = {str(status): report.count(status) for status in RowStatus}
        click.echo(f"{size:>7} {suffix:5} {label}: {seconds:6.2f} s, of which processor {processor:6.2f} s, {done}")
    await database.close()


async def main() -> None:
    """Measure all sizes and kinds."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            for suffix in (".csv", ".xlsx"):
                await measure(Path(folder), size, suffix)


if __name__ == "__main__":
    asyncio.run(main())
