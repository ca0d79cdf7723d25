"""`serve`, `migrate`, `check`: the service and what it stands on."""

from __future__ import annotations

import sys

import click

from bot.app import run_service
from bot.checks import check_lines
from bot.commands import Refusal, read_settings, run
from bot.logs import set_up_logging
from bot.settings import service_faults
from storage.migrations import current, head, move, upgrade


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adress att lyssna på.")
@click.option("--port", default=3978, show_default=True, type=click.IntRange(0, 65535), help="Port att lyssna på.")
def serve(host: str, port: int) -> None:
    """Starta tjänsten."""
    settings = read_settings()
    faults = service_faults(settings, host)
    if faults:
        raise Refusal("\n".join(faults))
    set_up_logging(settings.log_level)
    run(run_service(settings, host, port))


@click.command()
@click.option("--to", "revision", metavar="REVISION", help="Gå till en viss revision, framåt eller bakåt.")
@click.option("--show", is_flag=True, help="Visa databasens revision och programmets, och ändra inget.")
@click.option("--program", is_flag=True, help="Skriv bara programmets revision, utan att fråga databasen.")
def migrate(revision: str | None, *, show: bool, program: bool) -> None:
    """Uppdatera databasen till den senaste revisionen."""
    if program:
        click.echo(head())
        return
    url = read_settings().database_url
    if show:
        click.echo(f"databasen: {run(current(url)) or 'tom'}\nprogrammet: {head()}")
    elif revision is None:
        run(upgrade(url))
        click.echo("Databasen har den senaste revisionen.")
    else:
        try:
            run(move(url, revision))
        except ValueError as unknown:
            raise Refusal(f"Programmet känner inte till revisionen {unknown}.") from unknown
        click.echo(f"Databasen har revisionen {revision}.")


@click.command()
def check() -> None:
    """Kontrollera inställningar, databas, behörigheter, Graph och kanaler, en rad var."""
    lines, healthy = run(check_lines(read_settings()))
    click.echo("\n".join(lines))
    if not healthy:
        sys.exit(1)
