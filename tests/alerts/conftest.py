from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.people import Person
from storage.alerts import StoredAlerts
from storage.deliveries import StoredDeliveries
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.house import House
from tests.fakes.notices import Town
from tests.fakes.watching import tell_alerts
from tests.notices.rules import system

IT = frozenset({"it_unit"})
KARIN = Person("karin", "Karin Nord", "karin.nord@example.invalid", groups=IT)
OLLE = Person("olle", "Olle Berg", "olle.berg@example.invalid", groups=IT)
LEFT = Person("lena", "Lena Lund", "lena.lund@example.invalid", groups=IT, active=False)
READER = Person("rut", "Rut Alm", "rut.alm@example.invalid", groups=frozenset({"register_reader"}))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 11, 30, 9, 0, tzinfo=UTC))  # Monday, ten o'clock in Stockholm


@pytest.fixture
def alerts(database, clock) -> StoredAlerts:
    return StoredAlerts(database, clock)


@pytest.fixture
async def fake():
    fake = await FakeConnector().start()
    yield fake
    await fake.stop()
    assert fake.violations == []


@pytest.fixture
def systems():
    return [
        system(key="HAN-1", name="Treserva"),
        system(key="HAN-2", name="Skuggan", department="Stadsbyggnad", secret=True),
    ]


@pytest.fixture
async def town(database, clock, fake, systems, alerts):
    """Sends what IT-enheten is told. The summary each morning is tested by itself."""
    town = Town(database, clock, fake, systems)
    tell_alerts(town)
    await town.settle_in()
    yield town
    await town.close()


@pytest.fixture
def house(database, clock, systems, alerts):
    house = House(systems, (), [KARIN, OLLE, LEFT, READER], alerts=alerts, deliveries=StoredDeliveries(database, clock))
    house.conversations.purposes["19:it"] = "it_alerts"
    return house
