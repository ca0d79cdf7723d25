"""A small crowd; the script has ten thousand activities and thirty-two people."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from storage import session
from storage.session import DATABASE_FAULTS, Database
from tests.browser.conftest import free_port
from tests.crowd.replicas import NGINX
from tests.crowd.run import Plan, crowd
from tests.faults.restart import cluster, programs


@pytest.fixture
def bin_folder():
    found = programs()
    if found is None or not Path(NGINX).exists():
        if os.environ.get("CI") == "true":
            pytest.fail("initdb, pg_ctl or nginx are not installed")
        pytest.skip("initdb, pg_ctl or nginx are not installed")
    return found


@pytest.mark.postgres
@pytest.mark.usefixtures("bin_folder")
async def test_a_crowd_at_three_replicas_loses_nothing_and_does_nothing_twice():
    account = await crowd(Plan(500, 6, kill_every=4.0, restarts=1))
    assert account.good, str(account)
    assert (account.deploys, account.restarts) == (1, 1)
    assert min(account.stored.values()) > 5


@pytest.mark.postgres
async def test_a_turn_waits_for_a_database_that_restarts(bin_folder, monkeypatch):
    monkeypatch.setattr(session, "_PATIENCE", 60.0)  # a busy machine takes its time
    async with cluster(bin_folder) as postgres:
        database = Database(f"postgresql://postgres@127.0.0.1:{postgres.port}/postgres")
        await database.ping()
        await postgres.stop()
        asking = [asyncio.create_task(database.ping()) for _ in range(8)]
        await postgres.restart()
        await asyncio.gather(*asking)
        await database.close()


async def test_a_database_that_is_not_there_is_waited_for_no_longer_than_a_turn_may_take(monkeypatch):
    monkeypatch.setattr(session, "_PATIENCE", 0.3)
    database, begun = Database(f"postgresql://postgres@127.0.0.1:{free_port()}/postgres"), time.monotonic()
    with pytest.raises(DATABASE_FAULTS):
        await database.ping()
    assert 0.3 < time.monotonic() - begun < 5
    await database.close()
