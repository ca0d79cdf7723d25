from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.graph.client import GraphAccess
from storage.channel_files import StoredChannelFiles
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.graph import FakeGraph


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 3, 4, 8, 0, tzinfo=UTC))  # a Wednesday, nine o'clock in Stockholm


@pytest.fixture
def store(database, clock) -> StoredChannelFiles:
    return StoredChannelFiles(database, clock)


@pytest.fixture
async def graph():
    fake = FakeGraph()
    server = await fake.serve()
    fake.access = GraphAccess(str(server.make_url("/v1.0")), None)
    yield fake
    await fake.access.close()
    await server.close()


@pytest.fixture
def drive(graph):
    return graph.drive


@pytest.fixture
async def fake():
    fake = await FakeConnector().start()
    yield fake
    await fake.stop()
    assert fake.violations == []
