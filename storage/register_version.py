"""The number that tells replicas to read the register anew, and the lock that lets one writer at a time change it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import register_version, role_assignments


async def register_version_of(connection: AsyncConnection) -> int:
    """How many times the register has been written."""
    return int((await connection.execute(select(register_version.c.version))).scalar_one())


async def roles_turned(connection: AsyncConnection, today: date) -> int:
    """How many role assignments have begun or ended by today: it grows on the day that one does."""
    row = role_assignments.c
    begun = select(func.count()).where(row.valid_from <= today).scalar_subquery()
    ended = select(func.count()).where(row.valid_to <= today).scalar_subquery()
    return int((await connection.execute(select(begun + ended))).scalar_one())


async def lock_register(connection: AsyncConnection) -> None:
    """Let one writer at a time change the register. SQLite's write transaction does so by itself."""
    await connection.execute(select(register_version.c.version).with_for_update())


async def bump_register(connection: AsyncConnection) -> None:
    """Tell all replicas that the register has changed."""
    await connection.execute(update(register_version).values(version=register_version.c.version + 1))
