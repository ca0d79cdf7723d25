"""Use by month in the database, and the figures of the register that follow from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import local_date
from bot.domain.usage import MonthOfUse, logins_in_90_days
from bot.ports import Clock
from storage.register_version import bump_register, lock_register
from storage.report import RowStatus
from storage.session import Database
from storage.tables import systems
from storage.usage_tables import usage_months

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class UsageChange:
    """What a reading did: the status of each row, and the register's figure by system where it was changed."""

    rows: Mapping[int, RowStatus]
    figures: Mapping[str, int]


class StoredUsage:
    """Reading the same file again changes nothing; a month that is told anew replaces what was known of it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def put(self, rows: Mapping[int, MonthOfUse], *, dry_run: bool = False) -> UsageChange:
        """Store the months and reckon the register's figures of the systems that are named."""
        today = local_date(self._clock())
        async with self._database.write() as connection:
            await lock_register(connection)
            keys = sorted({one.system for one in rows.values()})
            known = await _known(connection, keys)
            statuses = {number: _status(one, known) for number, one in rows.items()}
            new = [one for number, one in rows.items() if statuses[number] is not RowStatus.UNCHANGED]
            figures = await _figures(connection, keys, _with(known, rows.values()), today)
            if not dry_run:
                await self._store(connection, new)
                if figures:
                    change = (
                        update(systems).where(systems.c.key == bindparam("k")).values(logins_90_days=bindparam("n"))
                    )
                    await connection.execute(change, [{"k": key, "n": count} for key, count in figures.items()])
                    await bump_register(connection)
        return UsageChange(statuses, figures)

    async def _store(self, connection: AsyncConnection, new: Sequence[MonthOfUse]) -> None:
        insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
        for start in range(0, len(new), _AT_ONCE):
            values = [
                {"system_key": one.system, "month": one.month, "logins": one.logins, "users": one.users}
                for one in new[start : start + _AT_ONCE]
            ]
            statement = insert(usage_months).values(values)
            told = {"logins": statement.excluded.logins, "users": statement.excluded.users}
            keys = [usage_months.c.system_key, usage_months.c.month]
            await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=told))


_Known = dict[tuple[str, date], tuple[int, int | None]]


async def _known(connection: AsyncConnection, keys: Sequence[str]) -> _Known:
    found: _Known = {}
    for start in range(0, len(keys), _AT_ONCE):
        query = select(usage_months).where(usage_months.c.system_key.in_(keys[start : start + _AT_ONCE]))
        for row in await connection.execute(query):
            found[row.system_key, row.month] = row.logins, row.users
    return found


def _status(one: MonthOfUse, known: _Known) -> RowStatus:
    before = known.get((one.system, one.month))
    if before is None:
        return RowStatus.ADDED
    return RowStatus.UNCHANGED if before == (one.logins, one.users) else RowStatus.CHANGED


def _with(known: _Known, new: Collection[MonthOfUse]) -> dict[str, dict[date, int]]:
    months: dict[str, dict[date, int]] = {}
    for (key, month), (logins, _) in known.items():
        months.setdefault(key, {})[month] = logins
    for one in new:
        months.setdefault(one.system, {})[one.month] = one.logins
    return months


async def _figures(
    connection: AsyncConnection, keys: Sequence[str], months: Mapping[str, Mapping[date, int]], today: date
) -> dict[str, int]:
    """The figures that are not the register's yet."""
    figures: dict[str, int] = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        stored = await connection.execute(
            select(systems.c.key, systems.c.logins_90_days).where(systems.c.key.in_(some))
        )
        for row in stored:
            count = logins_in_90_days(months.get(row.key, {}), today)
            if count is not None and count != row.logins_90_days:
                figures[row.key] = count
    return figures
