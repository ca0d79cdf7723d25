"""Clocks that jump back and forth, both nights of summer time, a leap day, and weeks asleep; with people's preferences.

.venv/bin/python -m tests.faults.clocks                        # 400 jumps on SQLite
.venv/bin/python -m tests.faults.clocks --jumps 50 --seed 7
"""

from __future__ import annotations

import argparse
import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import click

from bot.clock import LOCAL_ZONE
from bot.domain.preferences import Pause, Preferences
from bot.domain.systems import ItSystem
from bot.domain.workdays import is_working_day
from storage.session import Database
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector
from tests.fakes.notices import Town
from tests.faults.accounts import Account, settled
from tests.faults.kill import database_url
from tests.notices.rules import AUTOMATIC, contract, system

NIGHTS = (date(2026, 10, 25), date(2027, 3, 28))
LEAP = date(2028, 2, 29)


@dataclass
class Counts:
    """What became of everything; `untimely` were sent at night, on a holiday or before somebody's hour."""

    name: str
    account: Account
    untimely: int

    @property
    def good(self) -> bool:
        """True if nothing was lost, said twice or said when nobody may be disturbed."""
        return self.account.good and not self.untimely

    def __str__(self) -> str:
        return f"{self.name}: {self.account}, at a wrong hour {self.untimely}"


class Watch:
    """Notes for each message whether the moment was one to send at."""

    def __init__(self, town: Town, hours: dict[str, int]) -> None:
        self._town, self._hours = town, hours
        self._seen = 0
        self.untimely = 0

    async def run(self) -> None:
        moment = self._town.clock().astimezone(LOCAL_ZONE)
        await self._town.run()
        for sent in self._town.fake.sent[self._seen :]:
            earliest = time(self._hours.get(sent.conversation, 8))
            right = is_working_day(moment.date()) and earliest <= moment.time() < time(20)
            self.untimely += not right
        self._seen = len(self._town.fake.sent)


@asynccontextmanager
async def town_at(moment: datetime, systems: list[ItSystem], *, postgres: bool) -> AsyncIterator[tuple[Town, Watch]]:
    """Bo is told from ten o'clock, Åsa in English from six."""
    async with database_url(postgres=postgres) as url:
        fake = await FakeConnector().start()
        database = Database(url)
        town = Town(database, FakeClock(moment), fake, systems)
        try:
            await town.settle_in()
            await town.preferences.save("bo", Preferences(hour=10))
            await town.preferences.save("asa", Preferences("en", 6))
            yield town, Watch(town, {"a:bo": 10, "a:asa": 6})
        finally:
            await town.close()
            await database.close()
            await fake.stop()


async def counted(name: str, town: Town, watch: Watch) -> Counts:
    """Go to a working day's afternoon, let everything settle, and count."""
    day = town.clock().astimezone(LOCAL_ZONE).date() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    town.clock.moment = datetime.combine(day, time(12), LOCAL_ZONE).astimezone(UTC)
    return Counts(name, await settled(town, town.fake), watch.untimely)


def many(count: int, first: date, **changes: object) -> list[ItSystem]:
    """Contracts that end a week apart."""
    return [
        replace(
            system(contract(number=f"KS-{n}", end_date=first + timedelta(days=7 * n), **changes)),
            key=f"HAN-{n}",
            name=f"System {n}",
        )
        for n in range(count)
    ]


async def jumps(count: int, seed: int, *, postgres: bool = False) -> Counts:
    """The clock moves on an hour or two, and now and then days back or weeks forward; people pause in between."""
    rng = random.Random(seed)
    systems = many(12, date(2027, 6, 1)) + many(6, date(2027, 3, 1), renewal=AUTOMATIC)
    systems = [replace(one, key=f"H-{n}", name=f"System {n}") for n, one in enumerate(systems)]
    async with town_at(datetime(2027, 1, 11, 8, 0, tzinfo=UTC), systems, postgres=postgres) as (town, watch):
        for _ in range(count):
            leap = rng.choices(
                (timedelta(hours=2), timedelta(days=-3), timedelta(days=1), timedelta(days=9)), (8, 1, 2, 1)
            )
            town.asleep = rng.random() < 0.2
            town.pass_time(leap[0])
            if rng.random() < 0.05:
                today = town.clock().astimezone(LOCAL_ZONE).date()
                pause = rng.choice((None, Pause(today, today + timedelta(days=10))))
                await town.preferences.save("bo", Preferences(hour=10, pause=pause))
            await watch.run()
        await town.preferences.save("bo", Preferences(hour=10))
        town.asleep = False
        return await counted(f"{count} jumps", town, watch)


async def night(sunday: date, *, minutes: int = 20, postgres: bool = False) -> Counts:
    """Every so many minutes from Friday to Tuesday around the night in which the clocks change."""
    systems = many(8, sunday + timedelta(days=30), notice_period_months=1)
    start = datetime.combine(sunday - timedelta(days=3), time(0), LOCAL_ZONE).astimezone(UTC)
    async with town_at(start, systems, postgres=postgres) as (town, watch):
        for _ in range(6 * 24 * 60 // minutes):
            await watch.run()
            town.pass_time(timedelta(minutes=minutes - 1))
        return await counted(f"night of {sunday}", town, watch)


async def leap_day(*, days: int = 570, postgres: bool = False) -> Counts:
    """A last day to give notice on 29 February, from so many days before until after the contract has ended."""
    one = system(contract(end_date=date(2028, 8, 31), notice_period_months=6))
    async with town_at(datetime(2028, 9, 14, 9, 0, tzinfo=UTC) - timedelta(days=days), [one], postgres=postgres) as (
        town,
        watch,
    ):
        for _ in range(days):
            town.pass_time(timedelta(days=1))
            await watch.run()
        return await counted(f"leap day {LEAP}", town, watch)


async def asleep(weeks: int, *, postgres: bool = False) -> Counts:
    """A week awake, a week asleep."""
    systems = many(10, date(2027, 6, 1))
    async with town_at(datetime(2027, 1, 11, 9, 0, tzinfo=UTC), systems, postgres=postgres) as (town, watch):
        for _ in range(weeks):
            for _ in range(7):
                await watch.run()
                town.pass_time(timedelta(days=1) - timedelta(minutes=1))
            town.asleep = True
            town.pass_time(timedelta(days=7))
            await watch.run()
            town.asleep = False
        return await counted(f"{weeks} weeks asleep", town, watch)


def scenarios(count: int, seed: int) -> list[Callable[[], object]]:
    """All of them."""
    return [
        lambda: jumps(count, seed),
        *(lambda sunday=sunday: night(sunday) for sunday in NIGHTS),
        leap_day,
        lambda: asleep(max(2, count // 40)),
    ]


def main() -> None:
    """Print the counts; exit code 1 if anything was lost, said twice or said at a wrong hour."""
    parser = argparse.ArgumentParser(description="Clocks that cannot be trusted")
    parser.add_argument("--jumps", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    good = True
    for scenario in scenarios(options.jumps, options.seed):
        counts = asyncio.run(scenario())
        click.echo(str(counts))
        good = good and counts.good
    if not good:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
