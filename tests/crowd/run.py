"""A crowd at three replicas behind nginx while everything goes wrong, and the account of it.

.venv/bin/python -m tests.crowd.run                            # 10 000 activities, 32 people: about five minutes
.venv/bin/python -m tests.crowd.run --activities 1000 --people 8 --seed 3

Replicas are killed, PostgreSQL restarts as after a power failure, the Connector misbehaves and a deploy migrates the
schema under way. Afterwards what was answered is held against what stands in the database: nothing that was confirmed
may be missing, nothing may be there twice, nobody may have been told what was not theirs.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import click
from sqlalchemy import text

from bot.clock import local_date, system_clock
from storage.migrations import current, upgrade
from storage.session import DATABASE_FAULTS, Database
from tests.crowd.people import SORTS, Deeds, Person, together
from tests.crowd.replicas import Replicas, environment_of, newer_release
from tests.crowd.teams import Listening, Teams
from tests.crowd.town import IT_GROUP, citizens, people_of, write_register
from tests.deploy.conftest import NEWER
from tests.fakes.openid import FakeOpenId
from tests.faults.restart import Cluster, cluster, programs

TABLES = {
    "nyttokalkyl": "SELECT draft FROM dossiers",
    "step": "SELECT draft FROM dossiers",
    "request": "SELECT why FROM requests",
    "decision": "SELECT reason FROM contract_decisions",
}


@dataclass
class Account:
    """What became of everything."""

    sent: int
    taken: int
    again: int
    silent: int
    faulted: int
    kills: int
    restarts: int
    deploys: int
    faults: int
    revision: str
    seconds: float
    p50: float
    p95: float
    tried: Counter[str] = field(default_factory=Counter)
    confirmed: Counter[str] = field(default_factory=Counter)
    stored: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """True if nothing was lost, done twice or told to the wrong person, and all that should happen did."""
        return not (self.lost or self.twice or self.leaks or self.wrong) and self.sent == self.taken

    def __str__(self) -> str:
        times = f"p50 {self.p50 * 1000:.0f} ms, p95 {self.p95 * 1000:.0f} ms"
        trouble = f"replicas killed {self.kills}, database restarts {self.restarts}, deploys {self.deploys}"
        sorts = [
            f"{sort:12} tried {self.tried[sort]:5}, confirmed {self.confirmed[sort]:5}, stored {self.stored[sort]:5}"
            for sort in SORTS
        ]
        sums = f"confirmed and missing {len(self.lost)}, done twice {len(self.twice)}"
        told = f"told to the wrong person {len(self.leaks)}, answered with something else {len(self.wrong)}"
        return "\n".join(
            (
                f"sent {self.sent}, taken {self.taken}, sent again {self.again}, in {self.seconds:.0f} s ({times})",
                f"{trouble} (now at {self.revision}), calls that the Connector failed {self.faults}",
                f"answered with a fault {self.faulted}, taken without an answer that arrived {self.silent}",
                *sorts,
                f"{sums}, {told}",
                *(self.lost + self.twice + self.leaks + self.wrong)[:10],
            )
        )


@dataclass(frozen=True)
class Plan:
    """How much. `kill_every` seconds lie between kills; restarts and the deploy are spread over the activities."""

    activities: int
    people: int
    kill_every: float = 8.0
    restarts: int = 3
    faults: float = 0.01
    seed: int = 1


async def crowd(plan: Plan) -> Account:
    """All of it."""
    bin_folder = programs()
    assert bin_folder is not None, "PostgreSQL's initdb and pg_ctl are not installed"
    with tempfile.TemporaryDirectory(prefix="systemlotsen-crowd-") as name:
        async with cluster(bin_folder) as postgres:
            return await _with_servers(plan, postgres, Path(name))


async def _with_servers(plan: Plan, postgres: Cluster, folder: Path) -> Account:
    today = local_date(system_clock())
    everybody = citizens(plan.people, today)
    url = f"postgresql://postgres@127.0.0.1:{postgres.port}/postgres"
    await upgrade(url)
    chance = random.Random(plan.seed)
    connector, openid = Listening(chance, plan.faults), await FakeOpenId().start()
    await connector.start()
    graph = await people_of(everybody).serve()
    environment = environment_of(url, openid.metadata_url, str(graph.make_url("/v1.0")), IT_GROUP)
    replicas = Replicas(environment, folder)
    write_register(folder / "lista.csv", everybody, today)
    replicas.run("import", str(folder / "lista.csv"))
    await replicas.start()
    teams = Teams(connector, openid, f"http://127.0.0.1:{replicas.port}")
    try:
        return await _lived(plan, postgres, replicas, teams, everybody, newer_release(folder / "next"), url)
    finally:
        await teams.session.close()
        await replicas.stop()
        await graph.close()
        await connector.stop()
        await openid.stop()


async def _lived(plan, postgres, replicas, teams, everybody, release, url) -> Account:
    deeds = Deeds()
    people = [Person(one, everybody, teams, deeds, plan.seed) for one in everybody]
    begun = time.monotonic()
    trouble = asyncio.create_task(_trouble(plan, postgres, replicas, teams, release))
    await together(people, lambda: teams.sent >= plan.activities)
    seconds = time.monotonic() - begun
    restarts = await trouble
    database = Database(url)
    try:
        return await _account(database, teams, replicas, deeds, seconds, restarts)
    finally:
        await database.close()


async def _trouble(plan: Plan, postgres: Cluster, replicas: Replicas, teams: Teams, release: Path) -> int:
    """Kills by the clock; restarts and the deploy when so much has been done."""
    chance, restarts, deployed = random.Random(plan.seed + 1), 0, False
    next_kill = time.monotonic() + plan.kill_every
    while teams.sent < plan.activities:
        await asyncio.sleep(0.1)
        if not deployed and teams.sent > plan.activities * 0.5:
            await replicas.deploy(release)
            deployed, next_kill = True, time.monotonic() + plan.kill_every
        elif restarts < plan.restarts and teams.sent > plan.activities * (restarts + 1) / (plan.restarts + 2):
            await postgres.restart()
            restarts += 1
        elif time.monotonic() > next_kill:
            replicas.kill(chance.randrange(replicas.count))
            next_kill = time.monotonic() + plan.kill_every
    return restarts


async def _account(database, teams, replicas, deeds, seconds, restarts) -> Account:
    times = sorted(teams.times) or [0.0]
    account = Account(
        sent=teams.sent,
        taken=teams.delivered,
        again=teams.again,
        silent=teams.silent,
        faulted=len(teams.faulted),
        kills=replicas.kills,
        restarts=restarts,
        deploys=replicas.deploys,
        faults=teams.connector.met,
        revision=await _revision(database),
        seconds=seconds,
        p50=times[len(times) // 2],
        p95=times[int(len(times) * 0.95)],
        leaks=deeds.leaks,
        wrong=deeds.wrong,
    )
    if account.revision != NEWER and replicas.deploys:
        account.wrong.append(f"the schema stands at {account.revision}")
    for sort in SORTS:
        async with database.read() as connection:
            rows = [str(row[0]) for row in await connection.execute(text(TABLES[sort]))]
        account.tried[sort], account.confirmed[sort] = len(deeds.tried[sort]), len(deeds.confirmed[sort])
        for mark in deeds.tried[sort]:
            found = sum(mark in row for row in rows)
            account.stored[sort] += found > 0
            if found > 1:
                account.twice.append(f"{sort} {mark}: {found} times")
            if not found and mark in deeds.confirmed[sort]:
                account.lost.append(f"{sort} {mark} was confirmed")
    return account


async def _revision(database: Database) -> str:
    try:
        return str(await current(database.url.render_as_string(hide_password=False)))
    except DATABASE_FAULTS as fault:
        return type(fault).__name__


def main() -> None:
    """Print the account; exit code 1 if it does not add up."""
    parser = argparse.ArgumentParser(description="A crowd at three replicas while everything goes wrong")
    parser.add_argument("--activities", type=int, default=10_000)
    parser.add_argument("--people", type=int, default=32)
    parser.add_argument("--kill-every", type=float, default=8.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    account = asyncio.run(
        crowd(Plan(options.activities, options.people, kill_every=options.kill_every, seed=options.seed))
    )
    click.echo(str(account))
    raise SystemExit(not account.good)


if __name__ == "__main__":
    main()
