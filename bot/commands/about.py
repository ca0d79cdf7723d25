"""`about`: everything that is stored about a person, for whoever is to answer a request for a register extract."""

from __future__ import annotations

from pathlib import Path

import click

from bot.commands import Refusal, read_settings, run
from bot.core import open_core
from bot.domain.people import Person
from bot.texts import texts_for
from storage.about import StoredRecords
from storage.about_export import about_file


@click.command()
@click.argument("email", metavar="E-POST|OBJEKT-ID")
@click.option("--out", "path", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Fil (.xlsx).")
def about(email: str, path: Path) -> None:
    """Skriv allt som är sparat om en person till en fil (registerutdrag)."""
    settings = read_settings()

    async def work() -> bytes:
        core = await open_core(settings)
        try:
            person = Person(email, "")
            if "@" in email:
                # Entra is not asked from here: whoever asks for an extract is looked up there by the administrator.
                known = await core.directory.by_email(email) if core.directory is not None else None
                if known is None:
                    raise Refusal(f"Ingen person har adressen {email} här. Ange personens objekt-id i Entra.")
                person = known
            return about_file(await StoredRecords(core.database, core.systems).about(person), texts_for("sv"))
        finally:
            await core.close()

    content = run(work())
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise Refusal(f"{path} gick inte att skriva: {fault.strerror}.") from fault
    click.echo(f"{path} är skriven. Filen innehåller personuppgifter: skicka den bara till personen själv.")
