"""`manifest`: the app package that IT-enheten uploads to Teams."""

from __future__ import annotations

from importlib.metadata import version as installed_version
from pathlib import Path

import click

from bot.commands import Refusal
from bot.manifest import ManifestFault, package, zipped


@click.command()
@click.option("--app-id", required=True, help="Botens app-id i Entra.")
@click.option("--domain", required=True, help="Tjänstens domän, utan https://.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Filen som skrivs (.zip).")
@click.option("--developer", default="IT-enheten", show_default=True, help="Utgivare, som Teams visar den.")
@click.option("--version", "version_", help="Paketets version. Utan: programmets.")
@click.option("--plan-domain", "plan_domains", multiple=True, help="Domän där förvaltningsplaner ligger (flera går).")
def manifest(
    app_id: str, domain: str, out: Path, developer: str, version_: str | None, plan_domains: tuple[str, ...]
) -> None:
    """Gör appaketet för Teams: manifest, översättning och ikoner."""
    try:
        files = package(
            app_id=app_id,
            domain=domain.lower(),
            version=version_ or installed_version("systemlotsen"),
            developer=developer,
            plan_domains=plan_domains,
        )
    except ManifestFault as fault:
        raise Refusal(str(fault)) from fault
    try:
        out.write_bytes(zipped(files))
    except OSError as error:
        raise Refusal(f"Det går inte att skriva {out}: {error.strerror}.") from error
    click.echo(f"{out} är skriven. Ladda upp den i Teams administrationscenter under Hantera appar.")
