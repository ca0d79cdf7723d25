"""How long it takes to reckon what is due on a day, and how much memory it takes.

.venv/bin/python -m tests.bench.bench_notices

The bars (issue 6): 10 000 contracts under 2 s, 100 000 under 20 s, memory flat.
"""

from __future__ import annotations

import asyncio
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle, islice

import click

from bot.deliveries.contract_tidings import ContractTidings
from bot.deliveries.foresight import Everybody, TheseSystems, Untold
from bot.domain.notices import NoticeRules
from bot.domain.preferences import Pause, Preferences
from bot.domain.systems import ItSystem
from bot.notices import due
from bot.policies import ContractPolicy, NoticePolicy
from tests.fakes.house import Decided
from tests.fakes.registers import demo_systems

SIZES = (439, 10_000, 100_000)
TODAY = date(2026, 11, 30)


def grown(size: int) -> Iterator[ItSystem]:
    """Systems with one contract each, made as they are asked for, so that only the reckoning's memory is seen."""
    with_contract = [system for system in demo_systems() if system.restricted and system.restricted.contracts]
    for number, system in enumerate(islice(cycle(with_contract), size)):
        yield replace(system, key=f"HAN-{number:06}")


async def _reckoned(systems: list[ItSystem], rules: NoticeRules) -> int:
    """A day's whole plan as the loop makes it, the weekly digest and somebody's pause included."""
    source = ContractTidings(TheseSystems(tuple(systems)), Untold(), rules, Decided())
    paused = {"person:Nobody": Preferences("en", 10, Pause(TODAY, TODAY))}
    return len((await source.reckon(TODAY, Everybody(preferences=paused))).new)


def main() -> None:
    """Print one line for each size."""
    rules = NoticePolicy().rules(ContractPolicy())
    click.echo("contracts   due notices    seconds   peak MB   whole plan, seconds   deliveries")
    for size in SIZES:
        start = time.perf_counter()
        count = sum(1 for _ in due(grown(size), rules, TODAY))
        seconds = time.perf_counter() - start
        tracemalloc.start()
        sum(1 for _ in due(grown(min(size, 10_000)), rules, TODAY))
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        systems = list(grown(size))
        start = time.perf_counter()
        planned = asyncio.run(_reckoned(systems, rules))
        whole = time.perf_counter() - start
        click.echo(f"{size:9}   {count:11}   {seconds:8.2f}   {peak:7.1f}   {whole:19.2f}   {planned:10}")


if __name__ == "__main__":
    main()
