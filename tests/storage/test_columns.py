from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError

from storage.columns import Kronor, kronor, sqlite_moment
from storage.tables import turn_claims


async def stored_moment(database, moment):
    async with database.write() as connection:
        await connection.execute(insert(turn_claims).values(key="k", claimed_at=moment))
        return (await connection.execute(select(turn_claims.c.claimed_at))).scalar_one()


async def test_a_moment_comes_back_in_utc_to_the_microsecond(database):
    moment = datetime(2026, 10, 25, 2, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    stored = await stored_moment(database, moment)
    assert stored == moment
    assert stored.tzinfo is UTC


async def test_a_moment_without_a_zone_is_refused(database):
    with pytest.raises(StatementError, match="without a time zone"):
        await stored_moment(database, datetime(2026, 10, 25, 2, 30))  # noqa: DTZ001 - the point of the test


def test_statements_that_bypass_sqlalchemy_write_moments_alike():
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=1)))
    with create_engine("sqlite://").begin() as connection:
        turn_claims.create(connection)
        connection.execute(insert(turn_claims).values(key="k", claimed_at=moment))
        written = connection.exec_driver_sql("SELECT claimed_at FROM turn_claims").scalar_one()
    assert written == sqlite_moment(moment) == "2026-01-02 02:04:05.000000"


@given(st.integers(-(10**15), 10**15))
def test_an_amount_survives_to_the_ore(ore):
    amount = Decimal(ore) / 100
    written = Kronor().process_bind_param(amount, sqlite.dialect())
    assert written == ore
    assert kronor(written) == amount


@pytest.mark.parametrize("amount", [Decimal("0.001"), Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_of_ore_is_refused(amount):
    with pytest.raises(ValueError, match="öre"):
        Kronor().process_bind_param(amount, sqlite.dialect())


def test_whole_kronor_have_no_decimals():
    assert [str(kronor(ore)) for ore in (15200000, 1, -150, 0)] == ["152000", "0.01", "-1.50", "0"]
