"""A process of its own that goes through the notices until it is killed."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime
from multiprocessing.synchronize import Semaphore
from types import SimpleNamespace

from bot.domain.people import Person
from storage.repositories import SystemRepository
from storage.session import Database
from tests.fakes.clock import FakeClock
from tests.fakes.notices import Town

CONTRACTS = 8  # a round; each gives two private notices and a post in the channel
PEOPLE = {f"{role}{n}": Person(f"{role}{n}", f"{role.title()} {n}") for role in ("bo", "asa") for n in range(CONTRACTS)}


def run_until_killed(url: str, service_url: str, moment: datetime, ready: Semaphore) -> None:
    """The process' whole life. `ready` is released when it begins."""
    asyncio.run(_run(url, service_url, moment, ready))


async def _run(url: str, service_url: str, moment: datetime, ready: Semaphore) -> None:
    loop = town_of(Database(url), FakeClock(moment), service_url).replica()
    loop._ticks, loop._pace._ticks, loop._pace._sleep = time.monotonic, time.monotonic, asyncio.sleep
    ready.release()
    while True:
        await loop.run_once()
        await asyncio.sleep(0.02)


def town_of(database: Database, clock: FakeClock, service_url: str) -> Town:
    """The municipality as all replicas see it."""
    town = Town(database, clock, SimpleNamespace(service_url=service_url), ())
    town.source, town.people.known = SystemRepository(database, clock), dict(PEOPLE)
    town.loop = town.replica()
    return town
