"""The commands, a file for each kind. What they share: settings, running, and ending with a sentence."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any, TypeVar

import click

from bot.core import StartFault, open_core
from bot.domain.systems import ItSystem
from bot.errors import BotError
from bot.people import PeopleFileError
from bot.settings import Settings, SettingsError, load_settings
from bot.texts import texts_for
from bot.tracing import TelemetryFault
from storage.session import DATABASE_FAULTS

T = TypeVar("T")
FORMATS = click.Choice(["text", "json"])


class Refusal(click.ClickException):
    """Ends the command with exit code 1 and a sentence on what to do."""

    exit_code = 1

    def format_message(self) -> str:
        """The sentence alone."""
        return self.message


def read_settings() -> Settings:
    """The settings, or the command ends with every fault in them."""
    try:
        return load_settings()
    except SettingsError as error:
        raise Refusal(str(error)) from error


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a command's work. What an administrator can mend is one sentence; only our own mistakes show a trace."""
    try:
        return asyncio.run(work)
    except BotError as error:
        raise Refusal(error.told(texts_for("sv"))) from error
    except (PeopleFileError, StartFault, TelemetryFault) as error:
        raise Refusal(str(error)) from error
    except DATABASE_FAULTS as error:
        kind = type(error.__cause__ or error).__name__
        raise Refusal(
            f"Databasen svarar inte ({kind}). Kontrollera SYSTEMLOTSEN_DATABASE_URL, att databasen är i gång och att"
            " ingen annan har låst den."
        ) from error
    except KeyboardInterrupt:
        sys.exit(130)


async def load_systems(settings: Settings) -> tuple[ItSystem, ...]:
    """All systems of the register."""
    core = await open_core(settings)
    try:
        systems, _ = await core.systems.load()
        return systems
    finally:
        await core.close()
