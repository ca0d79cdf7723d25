"""`serve`, `migrate`, `check`: the service and what it stands on."""

from __future__ import annotations

import sys

import click

from bot.app import run_service
from bot.checks import check_lines
from bot.commands import Refusal, read_settings, run
from bot.logs import set_up_logging
from bot.settings import service_faults
from storage.migrations import upgrade


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
def migrate() -> None:
    """Uppdatera databasen till den senaste revisionen."""
    settings = read_settings()
    run(upgrade(settings.database_url))
    click.echo("Databasen har den senaste revisionen.")


@click.command()
def check() -> None:
    """Kontrollera inställningar, databas, behörigheter, Graph och kanaler, en rad var."""
    lines, healthy = run(check_lines(read_settings()))
    click.echo("\n".join(lines))
    if not healthy:
        sys.exit(1)
