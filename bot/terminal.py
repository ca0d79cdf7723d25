"""A conversation in the terminal, for machines without the local Teams client."""

from __future__ import annotations

import asyncio

import click

from bot.asking import Asked, Session
from bot.domain.answers import Press

_ENOUGH = {"sluta", "avsluta", "exit", "quit"}


async def converse(session: Session) -> None:
    """Ask until there is nothing more to ask. A number presses the button with that number."""
    click.echo("Skriv en fråga, eller ett nummer för att trycka på en knapp. Avsluta med «sluta».")
    presses: list[Press] = []
    while True:
        try:
            text = (await asyncio.to_thread(input, "\n> ")).strip()
        except EOFError:
            click.echo()
            return
        if text.casefold() in _ENOUGH:
            return
        if not text:
            continue
        if text.isdecimal() and 0 < int(text) <= len(presses):
            asked = await session.press(presses[int(text) - 1])
        else:
            asked = await session.ask(text)
        presses = _show(asked)


def _show(asked: Asked) -> list[Press]:
    click.echo(f"\n{asked.reply.text}")
    answer = asked.reply.answer
    presses: list[Press] = []
    for row in getattr(answer, "rows", ()):
        why = f": {row.why}" if row.why else ""
        presses.append(Press("system.show", f"{row.system.name}{why}", {"system": row.system.key}))
    for name in ("choices", "examples", "actions"):
        presses += getattr(answer, name, ())
    for number, press in enumerate(presses, start=1):
        click.echo(f"  {number:>2}  {press.title}")
    return presses
