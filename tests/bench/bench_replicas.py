"""One, two and three processes behind nginx on one PostgreSQL: questions a second, beside one process in the same run.

.venv/bin/python -m tests.bench.bench_replicas [--seconds 8] [--clients 32]

On a machine with few cores the processes share them with nginx, the database and the client: then it shows what
several cost, not what they give.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

import click

from bot.clock import local_date, system_clock
from storage.migrations import upgrade
from tests.bench.bench_flows import Clock, echo, questions
from tests.crowd.replicas import Replicas, environment_of
from tests.crowd.teams import Listening, Teams
from tests.crowd.town import IT_GROUP, citizens, people_of, write_register
from tests.fakes.openid import FakeOpenId
from tests.faults.restart import cluster, programs


async def measure(count: int, clients: int, seconds: float) -> list[float]:
    """The times of all turns in seconds, with so many processes."""
    today = local_date(system_clock())
    crowd = citizens(clients, today)
    bin_folder = programs()
    assert bin_folder is not None, "PostgreSQL's initdb and pg_ctl are not installed"
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        postgres = await stack.enter_async_context(cluster(bin_folder))
        url = f"postgresql://postgres@127.0.0.1:{postgres.port}/postgres"
        await upgrade(url)
        openid = await FakeOpenId().start()
        stack.push_async_callback(openid.stop)
        connector = Listening(random.Random(1), 0.0)
        await connector.start()
        stack.push_async_callback(connector.stop)
        graph = await people_of(crowd).serve()
        stack.push_async_callback(graph.close)
        environment = environment_of(url, openid.metadata_url, str(graph.make_url("/v1.0")), IT_GROUP)
        replicas = Replicas(environment, folder, count)
        write_register(folder / "lista.csv", crowd, today)
        replicas.run("import", str(folder / "lista.csv"))
        await replicas.start()
        stack.push_async_callback(replicas.stop)
        teams = Teams(connector, openid, f"http://127.0.0.1:{replicas.port}")
        stack.push_async_callback(teams.session.close)
        warming = Clock(2.0)
        await asyncio.gather(*(echo(teams, one, warming) for one in crowd))
        clock = Clock(seconds)
        await asyncio.gather(*(questions(teams, one, clock) for one in crowd))
        return clock.times


async def main() -> None:
    """Measure each, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--clients", type=int, default=32)
    options = parser.parse_args()
    click.echo(f"{len(os.sched_getaffinity(0))} processors")
    click.echo(f"{'processes':>9}{'turns/s':>9}{'x one':>7}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}")
    one = 0.0
    for count in (1, 2, 3):
        times = sorted(await measure(count, options.clients, options.seconds))
        rate = len(times) / options.seconds
        one = one or rate
        shares = "".join(f"{times[int(len(times) * share)] * 1000:9.1f}" for share in (0.5, 0.95, 0.99))
        click.echo(f"{count:9}{rate:9.0f}{rate / one:7.1f}{shares}")


if __name__ == "__main__":
    asyncio.run(main())
