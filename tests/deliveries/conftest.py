from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.deliveries import StoredDeliveries
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.notices import BEFORE, Town
from tests.notices.rules import contract, system


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 11, 30, 8, 0, tzinfo=UTC))  # Monday, nine o'clock in Stockholm


@pytest.fixture
def ledger(database, clock) -> StoredDeliveries:
    return StoredDeliveries(database, clock)


@pytest.fixture
async def fake():
    fake = await FakeConnector().start()
    yield fake
    await fake.stop()
    assert fake.violations == []


@pytest.fixture
async def town(database, clock, fake):
    clock.moment = BEFORE
    town = Town(database, clock, fake, [system(contract())])
    await town.settle_in()
    yield town
    await town.close()
