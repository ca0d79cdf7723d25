"""Many rows at a time, and names that become numbers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

_CHUNK = 5_000
"""Rows written at a time: a large register never stands in memory as rows all at once."""


async def ensure_names(connection: AsyncConnection, table: Table, names: Iterable[str | None]) -> None:
    """Add the names that the table lacks."""
    wanted = dict.fromkeys(name for name in names if name)
    known = await ids_by_name(connection, table)
    await write_rows(connection, insert(table), ({"name": name} for name in wanted if name not in known))


async def ids_by_name(connection: AsyncConnection, table: Table) -> dict[str, int]:
    """The id of each name in a table of names."""
    return {row.name: row.id for row in await connection.execute(select(table.c.name, table.c.id))}


async def write_rows(connection: AsyncConnection, statement: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Run a statement for each row, whatever their number."""
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        await connection.execute(statement, chunk)
