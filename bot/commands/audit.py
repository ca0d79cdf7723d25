"""`audit`: the audit log to a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from bot.commands import Refusal, read_settings, run
from bot.core import open_core
from bot.domain.requests import AuditEntry
from bot.errors import BotError
from bot.texts import texts_for
from bot.tidings import Bell


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="Första dagen.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), help="Sista dagen.")
def audit(file: Path, first: datetime | None, last: datetime | None) -> None:
    """Skriv ändringsloggen till .xlsx eller .csv."""
    settings = read_settings()
    if first is not None and last is not None and last < first:
        raise click.UsageError("--to ligger före --from.")

    async def work() -> Sequence[AuditEntry]:
        core = await open_core(settings)
        try:
            return await core.stores(Bell()).requests.audit(
                since=first.date() if first else None, until=last.date() if last else None
            )
        finally:
            await core.close()

    from storage.audit_export import write_audit  # noqa: PLC0415 - as in `export`

    entries = run(work())
    try:
        write_audit(file, entries)
    except BotError as error:
        raise Refusal(error.told(texts_for("sv"))) from error
    click.echo(f"{len(entries)} rader skrevs till {file}.")
