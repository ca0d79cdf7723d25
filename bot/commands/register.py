"""`import`, `export`: the systemlista in and out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from bot.commands import FORMATS, Refusal, load_systems, read_settings, run
from bot.core import open_core
from bot.errors import BotError
from bot.progress import Progress
from bot.texts import texts_for
from storage.headings import ColumnMapping


@click.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Visa vad som skulle ändras, men ändra inget.")
@click.option("--allow-missing", is_flag=True, help="Godta att mer än hälften av registret saknas i filen.")
@click.option("--if-empty", is_flag=True, help="Gör ingenting om registret redan har system.")
@click.option("--format", "form", type=FORMATS, default="text", show_default=True, help="Rapportens format.")
def import_(file: Path, dry_run: bool, allow_missing: bool, if_empty: bool, form: str) -> None:
    """Läs in en systemlista från Excel eller CSV."""
    settings = read_settings()
    progress = Progress(sys.stderr)

    from storage.importer import run_import  # noqa: PLC0415 - as in `export`

    async def work() -> Any:
        core = await open_core(settings)
        try:
            if if_empty and await core.systems.snapshot():
                return None
            return await run_import(
                file,
                core.systems,
                mapping=ColumnMapping.from_config(settings.import_.columns),
                clock=core.clock,
                dry_run=dry_run,
                by="command-line",
                progress=progress,
                allow_missing=allow_missing,
            )
        finally:
            await core.close()

    report = run(work())
    progress.end()
    if report is None:
        click.echo("Registret har redan system; ingenting ändrades.", err=True)
    elif form == "json":
        click.echo(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        click.echo(report.to_text("sv"))


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Skriv systemlistan till .xlsx eller .csv, med samma kolumner som vid import."""
    from storage.exporter import write_export  # noqa: PLC0415 - openpyxl, 14 MB that `serve` does not need

    systems = run(load_systems(read_settings()))
    try:
        write_export(file, systems)
    except BotError as error:
        raise Refusal(error.told(texts_for("sv"))) from error
    click.echo(f"{len(systems)} system skrevs till {file}.")
