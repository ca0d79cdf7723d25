"""A few rounds of the scripts in tests/faults; the scripts themselves do many."""

from __future__ import annotations

import os

import pytest

from tests.faults.answers import answers
from tests.faults.clocks import NIGHTS, asleep, jumps, leap_day, night
from tests.faults.full_disk import full_disk
from tests.faults.restart import programs, restart


async def test_a_connector_that_answers_badly():
    counts = await answers(rounds=3)
    assert sum(counts.met.values()) > 10
    assert counts.account.good, str(counts)


@pytest.mark.postgres
async def test_postgresql_is_restarted_in_the_middle():
    bin_folder = programs()
    if bin_folder is None:
        if os.environ.get("CI") == "true":
            pytest.fail("initdb and pg_ctl are not installed")
        pytest.skip("initdb and pg_ctl are not installed")
    counts = await restart(restarts=2, bin_folder=bin_folder)
    # A run that is not in the middle of a statement waits for the database and goes on: none need have failed.
    assert counts.restarts == 2
    assert counts.account.sent > 20
    assert counts.account.good, str(counts)


async def test_the_disk_is_full():
    counts = await full_disk(rounds=2)
    assert counts.runs_that_failed > 0
    assert counts.account.good, str(counts)


async def test_the_clock_jumps_back_and_forth():
    counts = await jumps(40, seed=2)
    assert counts.account.sent > 20
    assert counts.good, str(counts)


@pytest.mark.parametrize("sunday", NIGHTS)
async def test_the_night_in_which_the_clocks_change(sunday):
    counts = await night(sunday, minutes=60)
    assert counts.account.sent > 5
    assert counts.good, str(counts)


async def test_a_last_day_that_comes_every_fourth_year():
    counts = await leap_day(days=240)
    assert counts.account.sent > 20
    assert counts.good, str(counts)


async def test_weeks_asleep():
    counts = await asleep(2)
    assert counts.account.sent > 5
    assert counts.good, str(counts)
