"""`import-usage`: how much each system was used, month by month, from a file."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.clock import local_date
from bot.commands import FORMATS, read_settings, run
from bot.core import open_core
from bot.domain.retirements import is_little_used
from storage.report import ImportReport, RowStatus
from storage.usage import StoredUsage
from storage.usage_rows import read_usage_file


@click.command("import-usage")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Visa vad som skulle ändras, men ändra inget.")
@click.option("--format", "form", type=FORMATS, default="text", show_default=True, help="Rapportens format.")
def import_usage(file: Path, dry_run: bool, form: str) -> None:
    """Läs in användning från Excel eller CSV: system, månad, inloggningar och gärna användare."""
    settings = read_settings()

    async def work() -> tuple[ImportReport, dict[str, int], int]:
        core = await open_core(settings)
        try:
            today = local_date(core.clock())
            systems, _ = await core.systems.load()
            found = read_usage_file(file, systems, today)
            change = await StoredUsage(core.database, core.clock).put(found.rows, dry_run=dry_run)
            rows = dict.fromkeys(found.rejected, RowStatus.REJECTED) | dict(change.rows)
            systems, _ = await core.systems.load()
            policy = settings.retirements
            little = sum(is_little_used(one, policy.low_logins, policy.unused_days, today) for one in systems)
            names = {one.key: one.name for one in systems}
            figures = {names[key]: count for key, count in change.figures.items()}
            report = ImportReport(found.file_name, found.sheet, rows, found.issues, dry_run=dry_run)
            return report, figures, little
        finally:
            await core.close()

    report, figures, little = run(work())
    if form == "json":
        click.echo(json.dumps({**report.to_json(), "logins_90_days": figures}, ensure_ascii=False))
        return
    click.echo(report.to_text("sv"))
    click.echo(f"Inloggningar på 90 dagar ändrade för {len(figures)} system (summan av de tre senaste hela månaderna).")
    if not dry_run:
        rule = f"högst {settings.retirements.low_logins} inloggningar på 90 dagar"
        rule += f", eller ingen på {settings.retirements.unused_days} dagar"
        click.echo(f"{little} system används lite ({rule}). Skriv «avvecklingar» till boten för att se dem.")
