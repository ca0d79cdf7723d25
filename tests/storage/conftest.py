from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.repositories import SystemRepository
from storage.session import Database
from tests.fakes.clock import FakeClock
from tests.fakes.databases import *  # noqa: F403

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def repository(database: Database, clock: FakeClock) -> SystemRepository:
    return SystemRepository(database, clock)
