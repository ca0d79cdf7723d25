"""The command line (interface.md): `systemlotsen serve | migrate | import | export | ask | due | check …`.

Exit codes: 0 done, 1 refused or faults found, 2 wrong use.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from bot.access import Place
from bot.app import Core, StartFault, open_core, run_service
from bot.asking import OPERATOR, Session, json_lines
from bot.checks import check_lines
from bot.domain.people import Person
from bot.domain.systems import ItSystem
from bot.due import days_between, due_lines, due_rows
from bot.errors import BotError
from bot.logs import set_up_logging
from bot.people import PeopleFileError
from bot.progress import Progress
from bot.settings import Settings, SettingsError, load_settings, service_faults
from bot.texts import texts_for
from storage.exporter import write_export
from storage.headings import ColumnMapping
from storage.importer import run_import
from storage.migrations import upgrade
from storage.session import DATABASE_FAULTS

_T = TypeVar("_T")
_FORMATS = click.Choice(["text", "json"])


class Refusal(click.ClickException):
    """Ends the command with exit code 1 and a sentence on what to do."""

    exit_code = 1

    def format_message(self) -> str:
        """The sentence alone."""
        return self.message


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="systemlotsen")
def main() -> None:
    """Systemlotsen håller ordning bland kommunens digitala system."""


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adress att lyssna på.")
@click.option("--port", default=3978, show_default=True, type=click.IntRange(0, 65535), help="Port att lyssna på.")
def serve(host: str, port: int) -> None:
    """Starta tjänsten."""
    settings = _settings()
    faults = service_faults(settings, host)
    if faults:
        raise Refusal("\n".join(faults))
    set_up_logging(settings.log_level)
    _run(run_service(settings, host, port))


@main.command()
def migrate() -> None:
    """Uppdatera databasen till den senaste revisionen."""
    settings = _settings()
    _run(upgrade(settings.database_url))
    click.echo("Databasen har den senaste revisionen.")


@main.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Visa vad som skulle ändras, men ändra inget.")
@click.option("--allow-missing", is_flag=True, help="Godta att mer än hälften av registret saknas i filen.")
@click.option("--if-empty", is_flag=True, help="Gör ingenting om registret redan har system.")
@click.option("--format", "form", type=_FORMATS, default="text", show_default=True, help="Rapportens format.")
def import_(file: Path, dry_run: bool, allow_missing: bool, if_empty: bool, form: str) -> None:
    """Läs in en systemlista från Excel eller CSV."""
    settings = _settings()
    progress = Progress(sys.stderr)

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

    report = _run(work())
    progress.end()
    if report is None:
        click.echo("Registret har redan system; ingenting ändrades.", err=True)
    elif form == "json":
        click.echo(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        click.echo(report.to_text("sv"))


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Skriv systemlistan till .xlsx eller .csv, med samma kolumner som vid import."""
    systems = _run(_load_systems(_settings()))
    try:
        write_export(file, systems)
    except BotError as error:
        raise Refusal(error.told(texts_for("sv"))) from error
    click.echo(f"{len(systems)} system skrevs till {file}.")


@main.command()
@click.argument("text", required=False)
@click.option("--as", "email", help="Fråga som den här personen (e-post). Utan: som läsare av hela systemlistan.")
@click.option("--in", "place", type=click.Choice(["personal", "channel"]), default="personal", show_default=True)
@click.option("--format", "form", type=_FORMATS, default="text", show_default=True, help="Svarets format.")
@click.option("--batch", type=click.File("r", encoding="utf-8"), help="Läs frågor, en JSON-rad var.")
@click.option("--out", type=click.File("w", encoding="utf-8", lazy=False), help="Skriv svaren hit, en JSON-rad var.")
def ask(text: str | None, email: str | None, place: str, form: str, batch: TextIO | None, out: TextIO | None) -> None:
    """Ställ en fråga på samma väg som från Teams."""
    if (text is None) == (batch is None):
        raise click.UsageError("Ange en fråga eller --batch, inte båda.")
    settings = _settings()

    async def work() -> None:
        core = await open_core(settings)
        try:
            session = await _session(core, email, Place(place))
            if batch is not None:
                await _ask_all(session, batch, out or sys.stdout)
            elif text is not None:
                _show(await session.as_json(await session.ask(text)), form)
        finally:
            await core.close()

    _run(work())


@main.command()
@click.option("--as", "email", help="Prata som den här personen (e-post). Utan: som läsare av hela systemlistan.")
def chat(email: str | None) -> None:
    """Prata med boten i terminalen. Knapparna har nummer. Avsluta med «sluta» eller Ctrl-D."""
    from bot.terminal import converse  # noqa: PLC0415 - only this command draws in a terminal

    settings = _settings()

    async def work() -> None:
        core = await open_core(settings)
        try:
            await converse(await _session(core, email, Place.PERSONAL, lasting=True))
        finally:
            await core.close()

    _run(work())


@main.command()
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Dagen.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="Första dagen, tillsammans med --to.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), help="Sista dagen.")
@click.option("--format", "form", type=_FORMATS, default="text", show_default=True, help="Listans format.")
def due(on: datetime | None, first: datetime | None, last: datetime | None, form: str) -> None:
    """Visa vad som skulle skickas, till vem och varför. Skickar ingenting."""
    try:
        days = days_between(*(day and day.date() for day in (on, first, last)))
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    settings, say = _settings(), texts_for("sv")

    systems = _run(_load_systems(settings))
    rows = list(due_rows(systems, settings.notices.rules(settings.contracts), *days, say))
    lines = [json.dumps(rows, ensure_ascii=False)] if form == "json" else due_lines(rows, *days, say)
    click.echo("\n".join(lines))


@main.command()
def check() -> None:
    """Kontrollera inställningar, databas, behörigheter, Graph och kanaler, en rad var."""
    lines, healthy = _run(check_lines(_settings()))
    click.echo("\n".join(lines))
    if not healthy:
        sys.exit(1)


@main.command("evaluate")
@click.argument("questions", type=click.File("r", encoding="utf-8"))
@click.option("--as", "email", help="Fråga som den här personen (e-post). Utan: som läsare av hela systemlistan.")
@click.option("--format", "form", type=_FORMATS, default="text", show_default=True, help="Måttens format.")
def evaluate_(questions: TextIO, email: str | None, form: str) -> None:
    """Mät hur väl frågor med facit besvaras."""
    from bot.search.evaluation import evaluate  # noqa: PLC0415 - only this command measures

    settings = _settings()
    gold = _rows(questions)

    async def work() -> list[dict[str, Any]]:
        core = await open_core(settings)
        try:
            session = await _session(core, email, Place.PERSONAL)
            return [await session.ask_row(row) for row in gold]
        finally:
            await core.close()

    measures = evaluate(gold, _run(work()))
    if form == "json":
        click.echo(json.dumps({name: [found.value, found.count] for name, found in measures.items()}))
        return
    for name, found in sorted(measures.items()):
        click.echo(f"{name:34} {found.value:8.4f}  (n={found.count})")


async def _load_systems(settings: Settings) -> tuple[ItSystem, ...]:
    core = await open_core(settings)
    try:
        systems, _ = await core.systems.load()
        return systems
    finally:
        await core.close()


async def _session(core: Core, email: str | None, place: Place, *, lasting: bool = False) -> Session:
    person: Person = OPERATOR
    if email is not None:
        found = await core.directory.by_email(email) if core.directory is not None else None
        if found is None:
            raise Refusal(f"Ingen person med adressen {email} finns. I lokalt läge kommer personer från DEV_PEOPLE.")
        person = found
    session = core.session(person, place, lasting=lasting)
    await session.warm()
    return session


def _rows(file: TextIO) -> list[dict[str, Any]]:
    try:
        return json_lines(file)
    except ValueError as error:
        raise Refusal(str(error)) from error


async def _ask_all(session: Session, batch: TextIO, out: TextIO) -> None:
    for row in _rows(batch):
        answer = await session.ask_row(row)
        out.write(f"{json.dumps(answer, ensure_ascii=False)}\n")
    out.flush()


def _show(answer: dict[str, Any], form: str) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False) if form == "json" else answer["text"])


def _settings() -> Settings:
    try:
        return load_settings()
    except SettingsError as error:
        raise Refusal(str(error)) from error


def _run(work: Coroutine[Any, Any, _T]) -> _T:
    """Run a command's work. What an administrator can mend is one sentence; only our own mistakes show a trace."""
    try:
        return asyncio.run(work)
    except BotError as error:
        raise Refusal(error.told(texts_for("sv"))) from error
    except (PeopleFileError, StartFault) as error:
        raise Refusal(str(error)) from error
    except DATABASE_FAULTS as error:
        kind = type(error.__cause__ or error).__name__
        raise Refusal(
            f"Databasen svarar inte ({kind}). Kontrollera SYSTEMLOTSEN_DATABASE_URL, att databasen är i gång och att"
            " ingen annan har låst den."
        ) from error
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    logging.captureWarnings(capture=True)
    main()
