"""A Connector that answers 429, 500, 502, 503, 403, 404, cuts the connection or says nothing, at random.

.venv/bin/python -m tests.faults.answers                       # 100 rounds on SQLite
.venv/bin/python -m tests.faults.answers --rounds 20 --seed 7
"""

from __future__ import annotations

import argparse
import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import click

from storage.records import ImportRun
from storage.session import Database
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector, Fault
from tests.fakes.notices import IT, REMINDERS
from tests.faults.accounts import A_ROUND, EACH, Account, settled, systems_of_round
from tests.faults.kill import database_url
from tests.faults.replica import CONTRACTS, PEOPLE, town_of

START = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
FAULTS = {
    "429": lambda: Fault(429, retry_after="2"),
    "429 without a time": lambda: Fault(429),
    "500": lambda: Fault(500),
    "500, arrived": lambda: Fault(500, done=True),
    "502": lambda: Fault(502),
    "503": lambda: Fault(503, retry_after="5"),
    "403": lambda: Fault(403),
    "404": lambda: Fault(404),
    "reset": lambda: Fault(kind="reset"),
    "reset, arrived": lambda: Fault(kind="reset", done=True),
    "silent": lambda: Fault(kind="hang"),
}
RARE = {"silent": 0.1}
SHARE = 0.35


@dataclass
class Counts:
    """What was met, and what became of everything."""

    rounds: int
    account: Account
    met: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        met = ", ".join(f"{name}: {count}" for name, count in sorted(self.met.items()))
        return f"rounds {self.rounds}, {self.account}\n  met {met}"


async def answers(*, rounds: int, seed: int = 1, postgres: bool = False) -> Counts:
    """The whole walk. Each round has new contracts, whose messages meet what the dice say."""
    rng, met = random.Random(seed), Counter()
    async with database_url(postgres=postgres) as url:
        fake = await FakeConnector().start()
        database, clock = Database(url), FakeClock(START)
        town = town_of(database, clock, fake.service_url)
        town.fake = fake
        try:
            for person in PEOPLE.values():
                await town.install(person)
            await town.use_channel(REMINDERS, "reminders")
            await town.use_channel(IT, "it_alerts")
            for number in range(rounds):
                run = ImportRun("answers.csv", "tests")
                await town.source.save(systems_of_round(number), departments=(), missing=(), run=run, now=clock())
                for _ in range(3):
                    names = _dice(rng)
                    fake.script.clear()
                    fake.script.extend(FAULTS[name]() if name in FAULTS else Fault(kind="none") for name in names)
                    await town.run()
                    met.update(name for name in names[: len(names) - len(fake.script)] if name in FAULTS)
                    town.pass_time(A_ROUND)
                if clock() > START + timedelta(hours=9):
                    clock.moment = START + A_ROUND
            fake.script.clear()
            clock.moment = START + timedelta(hours=1)
            town.pass_time(timedelta(hours=3))
            return Counts(rounds, await settled(town, fake, rounds * CONTRACTS * EACH), met)
        finally:
            await town.close()
            await database.close()
            await fake.stop()


def _dice(rng: random.Random) -> list[str]:
    names = [rng.choice(list(FAULTS)) for _ in range(CONTRACTS * EACH)]
    return [name if rng.random() < SHARE * RARE.get(name, 1.0) else "" for name in names]


def main() -> None:
    """Print the counts; exit code 1 if anything was lost or said twice."""
    parser = argparse.ArgumentParser(description="A Connector that answers badly")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true")
    options = parser.parse_args()
    counts = asyncio.run(answers(rounds=options.rounds, seed=options.seed, postgres=options.postgres))
    click.echo(str(counts))
    if not counts.account.good:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
