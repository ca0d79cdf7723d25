"""`due`: what would be sent, to whom and why."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import click

from bot.background import foreseen_sources
from bot.commands import FORMATS, read_settings, run
from bot.core import open_core
from bot.due import days_between, due_lines, due_rows
from bot.texts import texts_for


@click.command()
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Dagen.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="Första dagen, tillsammans med --to.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), help="Sista dagen.")
@click.option("--format", "form", type=FORMATS, default="text", show_default=True, help="Listans format.")
def due(on: datetime | None, first: datetime | None, last: datetime | None, form: str) -> None:
    """Visa vad som skulle skickas, till vem och varför. Skickar ingenting."""
    try:
        days = days_between(*(day and day.date() for day in (on, first, last)))
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    settings, say = read_settings(), texts_for("sv")

    async def work() -> list[dict[str, Any]]:
        core = await open_core(settings)
        try:
            return [row async for row in due_rows(await foreseen_sources(core), *days, say)]
        finally:
            await core.close()

    rows = run(work())
    lines = [json.dumps(rows, ensure_ascii=False)] if form == "json" else due_lines(rows, *days, say)
    click.echo("\n".join(lines))
