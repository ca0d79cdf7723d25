"""What the newest import was unsure of, counted: the report itself stays where it is."""

from __future__ import annotations

from sqlalchemy import func, select

from storage.report import Action
from storage.session import Database
from storage.tables import import_runs


class StoredImports:
    """Implements bot.ports.Imports."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def newest(self) -> int | None:
        """The number of the newest import, or None before the first."""
        async with self._database.engine.connect() as connection:
            number: int | None = (await connection.execute(select(func.max(import_runs.c.id)))).scalar_one()
        return number

    async def doubts(self, number: int) -> tuple[int, int]:
        """How many rows it rejected, and how many facts a person has to decide."""
        query = select(import_runs.c.rejected, import_runs.c.report).where(import_runs.c.id == number)
        async with self._database.engine.connect() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return 0, 0
        issues = row.report.get("issues", ())
        return int(row.rejected), sum(issue.get("action") == Action.NEEDS_PERSON for issue in issues)
