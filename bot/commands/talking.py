"""`ask`, `chat`, `evaluate`: talk to the bot without Teams."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

import click

from bot.access import Place
from bot.asking import OPERATOR, Session, json_lines
from bot.commands import FORMATS, Refusal, read_settings, run
from bot.core import Core, open_core
from bot.domain.people import Person


@click.command()
@click.argument("text", required=False)
@click.option("--as", "email", help="Fråga som den här personen (e-post). Utan: som läsare av hela systemlistan.")
@click.option("--in", "place", type=click.Choice(["personal", "channel"]), default="personal", show_default=True)
@click.option("--format", "form", type=FORMATS, default="text", show_default=True, help="Svarets format.")
@click.option("--batch", type=click.File("r", encoding="utf-8"), help="Läs frågor, en JSON-rad var.")
@click.option("--out", type=click.File("w", encoding="utf-8", lazy=False), help="Skriv svaren hit, en JSON-rad var.")
def ask(text: str | None, email: str | None, place: str, form: str, batch: TextIO | None, out: TextIO | None) -> None:
    """Ställ en fråga på samma väg som från Teams."""
    if (text is None) == (batch is None):
        raise click.UsageError("Ange en fråga eller --batch, inte båda.")
    settings = read_settings()

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

    run(work())


@click.command()
@click.option("--as", "email", help="Prata som den här personen (e-post). Utan: som läsare av hela systemlistan.")
def chat(email: str | None) -> None:
    """Prata med boten i terminalen. Knapparna har nummer. Avsluta med «sluta» eller Ctrl-D."""
    from bot.terminal import converse  # noqa: PLC0415 - only this command draws in a terminal

    settings = read_settings()

    async def work() -> None:
        core = await open_core(settings)
        try:
            await converse(await _session(core, email, Place.PERSONAL, lasting=True))
        finally:
            await core.close()

    run(work())


@click.command("evaluate")
@click.argument("questions", type=click.File("r", encoding="utf-8"))
@click.option("--as", "email", help="Fråga som den här personen (e-post). Utan: som läsare av hela systemlistan.")
@click.option("--format", "form", type=FORMATS, default="text", show_default=True, help="Måttens format.")
def evaluate_(questions: TextIO, email: str | None, form: str) -> None:
    """Mät hur väl frågor med facit besvaras."""
    from bot.search.evaluation import evaluate  # noqa: PLC0415 - only this command measures

    settings = read_settings()
    gold = _rows(questions)

    async def work() -> list[dict[str, Any]]:
        core = await open_core(settings)
        try:
            session = await _session(core, email, Place.PERSONAL)
            return [await session.ask_row(row) for row in gold]
        finally:
            await core.close()

    measures = evaluate(gold, run(work()))
    if form == "json":
        click.echo(json.dumps({name: [found.value, found.count] for name, found in measures.items()}))
        return
    for name, found in sorted(measures.items()):
        click.echo(f"{name:34} {found.value:8.4f}  (n={found.count})")


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
