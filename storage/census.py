"""How much there is of everything: numbers of rows and nothing of what stands in them."""

from __future__ import annotations

from sqlalchemy import func, select

from storage.session import Database
from storage.tables import metadata, systems


async def rows_by_table(database: Database) -> dict[str, int]:
    """The number of rows in each table, by the table's name. Reads every table: seconds in a large database."""
    counts = {}
    async with database.engine.connect() as connection:
        for table in metadata.sorted_tables:
            counts[table.name] = (await connection.execute(select(func.count()).select_from(table))).scalar_one()
    return counts


async def number_of_systems(database: Database) -> int:
    """How many systems the register holds, also those with sekretess and those that are retired."""
    async with database.engine.connect() as connection:
        return int((await connection.execute(select(func.count()).select_from(systems))).scalar_one())
