"""`import-plans`: what the committees plan to procure, from a file."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.calculations.reading import department_of_committee
from bot.commands import FORMATS, read_settings, run
from bot.core import open_core
from bot.domain.procurements import PlannedProcurement
from bot.ports import PlanChange
from bot.search.likeness import need_stems
from storage.plan_rows import PlanRow, read_plan_file
from storage.procurements import StoredProcurements
from storage.report import ImportReport, RowStatus

_ENTERED_BY = "command-line"


@click.command("import-plans")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Visa vad som skulle ändras, men ändra inget.")
@click.option("--format", "form", type=FORMATS, default="text", show_default=True, help="Rapportens format.")
def import_plans(file: Path, dry_run: bool, form: str) -> None:
    """Läs in planerade upphandlingar från Excel eller CSV: nämnd, kvartal, upphandling och gärna värde."""
    settings = read_settings()

    async def work() -> ImportReport:
        core = await open_core(settings)
        try:
            found = read_plan_file(file)
            departments = [one.department for one in await core.systems.department_names()]
            stored = StoredProcurements(core.database, core.clock)
            rows = dict.fromkeys(found.rejected, RowStatus.REJECTED)
            for row in found.rows:
                committee = department_of_committee(row.committee, departments)
                plan = _plan(row, committee, found.file_name)
                change = await stored.compared(plan) if dry_run else (await stored.put(plan))[1]
                rows[row.row] = _STATUS[change]
            return ImportReport(found.file_name, found.sheet, rows, found.issues, dry_run=dry_run)
        finally:
            await core.close()

    report = run(work())
    click.echo(json.dumps(report.to_json(), ensure_ascii=False) if form == "json" else report.to_text("sv"))


_STATUS = {
    PlanChange.ADDED: RowStatus.ADDED,
    PlanChange.CHANGED: RowStatus.CHANGED,
    PlanChange.UNCHANGED: RowStatus.UNCHANGED,
}


def _plan(row: PlanRow, department: str, source: str) -> PlannedProcurement:
    return PlannedProcurement(
        0,
        row.committee,
        department,
        row.year,
        row.quarter,
        row.title,
        row.value,
        need_stems(row.title),
        _ENTERED_BY,
        source,
    )
