"""`doctor`: a bundle to send to whoever is asked for help."""

from __future__ import annotations

from pathlib import Path

import click

from bot.commands import Refusal, read_settings, run
from bot.doctor import examine, write_bundle


@click.command()
@click.option(
    "--out", "path", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Zip-fil att skriva."
)
def doctor(path: Path) -> None:
    """Samla det som behövs för felsökning i en fil, utan hemligheter och personuppgifter."""
    parts = run(examine(read_settings()))
    try:
        write_bundle(path, parts)
    except OSError as fault:
        raise Refusal(f"{path} gick inte att skriva: {fault.strerror}.") from fault
    click.echo("\n".join(parts["kontroll.json"]["rader"]))
    click.echo(
        f"{path} innehåller {', '.join(parts)}. Där finns inga hemligheter, namn eller texter. Loggen ligger utanför;"
        " skicka de rader som har felets ärendenummer."
    )
