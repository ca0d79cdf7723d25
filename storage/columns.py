"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

BigId = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only a column typed INTEGER
"""A number that the database counts up."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment. Takes aware datetimes only and gives them back in UTC.

    Raises ValueError for a naive one: which moment it means would depend on where it is read.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment as the driver takes it; SQLite keeps no zone, so UTC is written there."""
        if value is None:
            return None
        moment = in_utc(value)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Kronor(TypeDecorator[Decimal]):
    """An amount in Swedish kronor, exact, stored as whole öre.

    Raises ValueError for fractions of an öre: money is never rounded on the way in.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, _dialect: Dialect) -> int | None:
        """The amount in öre."""
        if value is None:
            return None
        ore = value * 100
        if not ore.is_finite() or ore != ore.to_integral_value():
            raise ValueError(f"not a whole number of öre: {value} kr")
        return int(ore)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> Decimal | None:
        """The amount in kronor, with decimals only where there are öre."""
        return None if value is None else kronor(value)


class TextList(TypeDecorator[tuple[str, ...]]):
    """A few short texts in order, stored as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _dialect: Dialect) -> str:
        """The list as JSON; none is an empty one."""
        return json.dumps(list(value or ()), ensure_ascii=False)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> tuple[str, ...]:
        """The texts."""
        return tuple(json.loads(value)) if value and value != "[]" else ()


def in_utc(moment: datetime) -> datetime:
    """An aware datetime in UTC. Raises ValueError for a naive one."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError(f"a moment without a time zone: {moment!r}")
    return moment.astimezone(UTC)


def sqlite_moment(moment: datetime) -> str:
    """A moment as `UtcDateTime` writes it on SQLite, for statements that bypass SQLAlchemy."""
    return in_utc(moment).replace(tzinfo=None).isoformat(" ", "microseconds")


def kronor(ore: int) -> Decimal:
    """Öre as kronor."""
    whole, rest = divmod(ore, 100)
    return Decimal(whole) if rest == 0 else Decimal(ore).scaleb(-2)
