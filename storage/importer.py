"""Import of a systemlista: read the file, compare it with the register, write what is new in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.domain.systems import Department, ItSystem
from bot.errors import BotError
from bot.ports import Clock
from storage.audit import ApprovedChange
from storage.headings import ColumnMapping
from storage.plan import ImportPlan, Progress, plan_import
from storage.records import DepartmentNames, ImportRun, StoredSystem
from storage.report import ImportReport, RowStatus
from storage.sheets.systemlist import read_systemlist

_ATTEMPTS = 10
"""How often the comparison is made when the register is written each time in the meantime."""


class ImportTarget(Protocol):
    """The register as an import needs it: storage.repositories.SystemRepository."""

    async def revision(self) -> int:
        """How many times the register has been written."""

    async def snapshot(self) -> list[StoredSystem]:
        """All systems with the mark of those that the newest import lacked."""

    async def department_names(self) -> tuple[DepartmentNames, ...]:
        """What departments are called."""

    async def approved_changes(self) -> Sequence[ApprovedChange]:
        """The newest approved change of each fact."""

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
        """Write systems, marks and the record of the run in one transaction.

        False, having written nothing, if the register has been written since it was at that revision.
        """


async def run_import(
    path: Path,
    repository: ImportTarget,
    *,
    clock: Clock,
    by: str,
    mapping: ColumnMapping | None = None,
    functions: Sequence[str] = (),
    dry_run: bool = False,
    allow_missing: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Import a file and account for every row of it.

    `by` is who runs it (an object id or an account), `functions` names of functions that the register may not
    know yet. What somebody approves while the file is read is not undone: the comparison is made again. Raises
    BotError, having changed nothing, for a file that cannot be read or trusted as a whole.
    """
    for _ in range(_ATTEMPTS):
        # Read first: what is written while the plan is made makes it too old, and never the other way round.
        revision = await repository.revision()
        stored = await repository.snapshot()
        departments = await repository.department_names()
        approved = await repository.approved_changes()

        def plan(
            stored: list[StoredSystem] = stored,
            departments: tuple[DepartmentNames, ...] = departments,
            approved: Sequence[ApprovedChange] = approved,
        ) -> ImportPlan:
            sheet = read_systemlist(path, mapping)
            return plan_import(
                sheet,
                stored,
                departments,
                functions=functions,
                approved=approved,
                allow_missing=allow_missing,
                progress=progress,
            )

        # In a thread: reading a large file must not hold up the conversations of the same process.
        planned = await asyncio.to_thread(plan)
        if dry_run:
            return replace(planned.report, dry_run=True)
        if await _saved(repository, planned, revision, by, clock()):
            return planned.report
    raise BotError("import-busy")


async def _saved(repository: ImportTarget, planned: ImportPlan, revision: int, by: str, now: datetime) -> bool:
    report = planned.report
    return await repository.save(
        planned.systems,
        departments=planned.departments,
        missing=planned.missing,
        run=ImportRun(
            file_name=report.file_name,
            by=by,
            added=report.count(RowStatus.ADDED),
            changed=report.count(RowStatus.CHANGED),
            unchanged=report.count(RowStatus.UNCHANGED),
            rejected=report.count(RowStatus.REJECTED),
            missing=len(planned.missing),
            report=report.to_json(),
        ),
        now=now,
        revision=revision,
    )
