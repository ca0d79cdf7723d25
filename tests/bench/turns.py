"""How many turns a second storage keeps up with.

    .venv/bin/python -m tests.bench.turns                       # an SQLite file
    .venv/bin/python -m tests.bench.turns postgresql://postgres@127.0.0.1:5432/scratch

A turn is one begin with two keys and one finish with a memory and, every fourth time, a disclosure.
The database named must exist; what the measurement writes stays in it.
"""

from __future__ import annotations

import asyncio
import secrets
import statistics
import sys
import tempfile
import time
from pathlib import Path

import click

from bot.clock import system_clock
from bot.domain.questions import Intent, Memory, Question
from bot.ports import Disclosure
from storage.migrations import upgrade
from storage.session import Database
from storage.turns import StoredTurns

CALLERS = (1, 8, 32, 128)
SECONDS = 3.0


async def measure(url: str, callers: int) -> tuple[float, float, float]:
    """Pairs of begin and finish a second, and the median and 95th percentile of one pair in milliseconds."""
    database = Database(url)
    turns = StoredTurns(database, system_clock)
    spent: list[float] = []
    run = secrets.token_hex(4)
    stop = time.perf_counter() + SECONDS

    async def talk(caller: int) -> None:
        conversation = f"a:{run}-{caller}"
        count = 0
        while (start := time.perf_counter()) < stop:
            count += 1
            keys = (f"msteams|{conversation}|{count}", f"msteams|{conversation}|{count}|text")
            fresh, memory = await turns.begin(keys, conversation)
            assert fresh
            assert count == 1 or memory.subjects
            memory = Memory(("HAN-0001",), Question(Intent.OWNER, text="Vem äger Treserva?", systems=("HAN-0001",)))
            shown = [Disclosure(f"person-{caller}", conversation, "HAN-0001", "contract", "contract")]
            await turns.finish(conversation, memory, shown if count % 4 == 0 else ())
            spent.append(time.perf_counter() - start)

    start = time.perf_counter()
    await asyncio.gather(*(talk(caller) for caller in range(callers)))
    elapsed = time.perf_counter() - start
    await turns.close()
    await database.close()
    percentiles = statistics.quantiles(spent, n=20)
    return len(spent) / elapsed, statistics.median(spent) * 1000, percentiles[-1] * 1000


async def main() -> None:
    """Print one line for each number of callers."""
    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{Path(folder) / 'turns.db'}"
        await upgrade(url)
        click.echo("callers   turns/s   median ms   p95 ms")
        for callers in CALLERS:
            rate, median, p95 = await measure(url, callers)
            click.echo(f"{callers:7}   {rate:7.0f}   {median:9.2f}   {p95:6.2f}")


if __name__ == "__main__":
    asyncio.run(main())
