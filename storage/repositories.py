"""The register in the database: read as domain values, written in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import local_date
from bot.domain.systems import Department, ItSystem
from bot.ports import Clock
from storage.audit import ApprovedChange, read_approved
from storage.changes import changes, facts
from storage.columns import in_utc
from storage.records import DepartmentNames, ImportRun, StoredImportRun, StoredSystem
from storage.register_reading import read_departments, read_systems
from storage.register_version import bump_register, lock_register, register_version_of, roles_turned
from storage.register_writing import mark_missing, write_departments, write_systems
from storage.session import Database
from storage.tables import added_synonyms, import_runs


class SystemRepository:
    """The systemlista (audit 3.1). Implements bot.ports.SystemSource.

    The clock says on which local day roles are held; writers say themselves when they write.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._turned: tuple[int, date | None, int] = (-1, None, 0)  # what was written, the day, roles that have turned

    async def version(self) -> int:
        """A number that grows with every change of the register, also when the day of an agreed hand-over comes."""
        today = local_date(self._clock())
        async with self._database.engine.connect() as connection:
            written = await register_version_of(connection)
            if self._turned[:2] != (written, today):
                self._turned = (written, today, await roles_turned(connection, today))
        return written + self._turned[2]

    async def revision(self) -> int:
        """How many times the register has been written, whatever day it is."""
        async with self._database.engine.connect() as connection:
            return await register_version_of(connection)

    async def load(self) -> tuple[tuple[ItSystem, ...], tuple[Department, ...]]:
        """All systems, restricted facts included, and all departments."""
        async with self._database.read() as connection:
            stored = await read_systems(connection, local_date(self._clock()))
            names = await read_departments(connection)
        return tuple(row.system for row in stored), tuple(department.department for department in names)

    async def synonyms(self) -> list[tuple[str, str]]:
        """Words that IT-enheten has added: what people say, and the function they mean."""
        query = select(added_synonyms.c.said, added_synonyms.c.function).order_by(added_synonyms.c.id)
        async with self._database.engine.connect() as connection:
            return [(row.said, row.function) for row in await connection.execute(query)]

    async def snapshot(self) -> list[StoredSystem]:
        """All systems in register order, with the mark of those that the newest import lacked."""
        async with self._database.read() as connection:
            return await read_systems(connection, local_date(self._clock()))

    async def department_names(self) -> tuple[DepartmentNames, ...]:
        """What departments are called, abbreviations apart from spoken names."""
        async with self._database.read() as connection:
            return await read_departments(connection)

    async def approved_changes(self) -> list[ApprovedChange]:
        """The newest approved change of each fact: an older file must not undo it."""
        async with self._database.read() as connection:
            return await read_approved(connection)

    async def import_history(self) -> list[StoredImportRun]:
        """All import runs, the newest first."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(import_runs).order_by(import_runs.c.id.desc()))
        return [
            StoredImportRun(
                row.id,
                row.at,
                ImportRun(
                    row.file_name, row.by, row.added, row.changed, row.unchanged, row.rejected, row.missing, row.report
                ),
            )
            for row in rows
        ]

    async def seed_departments(self, departments: Sequence[DepartmentNames]) -> None:
        """Add departments, and give known ones the names given here. Changes nothing the second time."""
        async with self._database.write() as connection:
            await lock_register(connection)
            if await write_departments(connection, departments, replace=True):
                await bump_register(connection)

    async def save(
        self,
        systems: Sequence[ItSystem],
        *,
        departments: Sequence[Department],
        missing: Collection[str],
        run: ImportRun,
        now: datetime,
        revision: int | None = None,
    ) -> bool:
        """Bring the register to what an import found, and record the import, in one transaction.

        `systems` are those that the file holds, with all their facts; the ones that equal the register
        are left untouched, the others written where they differ. `departments` that are unknown are
        added; known ones keep their names. `missing` are keys that the file no longer holds: they are
        marked from today unless they are so already. A role that changes hands is closed and opened
        on the local day of `now`. With a `revision` nothing is written, and False returned, if the register has been
        written since.

        Raises ValueError, having written nothing, for a key given twice or for a system without its
        restricted facts.
        """
        _check(systems, missing)
        today = local_date(now)
        async with self._database.write() as connection:
            await lock_register(connection)
            if revision is not None and await register_version_of(connection) != revision:
                return False
            stored = {row.system.key: row for row in await read_systems(connection, today)}
            changed = changes(systems, stored)
            gone = [key for key in missing if key in stored and stored[key].missing_since is None]
            new_departments = await write_departments(
                connection, [_names(department) for department in departments], replace=False
            )
            await write_systems(connection, changed, today)
            await mark_missing(connection, gone, today)
            if changed or gone or new_departments:
                await bump_register(connection)
            await _record(connection, run, now)
        return True


def _check(systems: Sequence[ItSystem], missing: Collection[str]) -> None:
    counts = Counter(system.key for system in systems)
    counts.update(set(missing))
    twice = [key for key, count in counts.items() if count > 1]
    if twice:
        raise ValueError(f"given twice: {', '.join(sorted(twice)[:5])}")
    for system in systems:
        facts(system)


def _names(department: Department) -> DepartmentNames:
    abbreviations = (department.abbreviation,) if department.abbreviation else ()
    return DepartmentNames(department.name, abbreviations, department.aliases)


async def _record(connection: AsyncConnection, run: ImportRun, now: datetime) -> None:
    await connection.execute(
        insert(import_runs).values(
            at=in_utc(now),
            file_name=run.file_name,
            by=run.by,
            added=run.added,
            changed=run.changed,
            unchanged=run.unchanged,
            rejected=run.rejected,
            missing=run.missing,
            report=dict(run.report),
        )
    )
