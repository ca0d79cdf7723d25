"""A bundle for whoever is asked for help: what is installed, set and stored, without secrets, names or texts."""

from __future__ import annotations

import json
import platform
import sys
import zipfile
from importlib.metadata import distributions
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, SecretStr

from bot.checks import check_lines
from bot.clock import LOCAL_ZONE
from bot.core import clock_of
from bot.settings import Settings
from storage.census import rows_by_table
from storage.deliveries import StoredDeliveries
from storage.migrations import current, head
from storage.session import DATABASE_FAULTS, Database

SHOWN = frozenset({"app_type", "dev", "log_level", "clock"})
"""Settings whose value is told as it stands; of all others only whether they are set."""


async def examine(settings: Settings) -> dict[str, Any]:
    """Everything in the bundle, by the name of its file there. A database that does not answer is told as such."""
    lines, healthy = await check_lines(settings)
    return {
        "kontroll.json": {"allt fungerar": healthy, "rader": lines},
        "program.json": _program(settings),
        "installningar.json": _settings(settings),
        "databas.json": await _database(settings),
    }


def write_bundle(path: Path, parts: dict[str, Any]) -> None:
    """Write the parts to a zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in parts.items():
            bundle.writestr(name, json.dumps(content, ensure_ascii=False, indent=2, default=str))


def _program(settings: Settings) -> dict[str, Any]:
    packages = {one.metadata["Name"].lower(): one.version for one in distributions()}
    return {
        "tid": clock_of(settings)().astimezone(LOCAL_ZONE).isoformat(timespec="seconds"),
        "python": sys.version,
        "plattform": platform.platform(aliased=True),
        "paket": dict(sorted(packages.items())),
    }


def _settings(settings: Settings) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name in Settings.model_fields:
        value = getattr(settings, name)
        if name in SHOWN:
            told[name] = value
        elif isinstance(value, BaseModel):
            # Tables hold names of departments, contracts and people: only which keys were changed.
            told[name] = {"ändrade nycklar": sorted(value.model_fields_set)}
        elif name == "database_url":
            told[name] = urlsplit(str(value)).scheme
        else:
            told[name] = "satt" if value not in (None, [], ()) and not _is_blank(value) else "inte satt"
    return told


def _is_blank(value: object) -> bool:
    return isinstance(value, SecretStr) and not value.get_secret_value()


async def _database(settings: Settings) -> dict[str, Any]:
    try:
        revision = await current(settings.database_url)
        if revision != head():
            return {"revision": revision, "väntad revision": head()}
        database = Database(settings.database_url)
        try:
            ledger = StoredDeliveries(database, clock_of(settings))
            return {
                "revision": revision,
                "rader": await rows_by_table(database),
                "leveranser": {state.value: count for state, count in (await ledger.counts()).items()},
                "mottagare i karantän": len(await ledger.quarantined()),
                "senaste genomgång": await ledger.completed_at(),
            }
        finally:
            await database.close()
    except (*DATABASE_FAULTS, ValueError) as fault:
        # Its words may hold an address with a password in it: the kind is enough.
        return {"svarar inte": type(fault.__cause__ or fault).__name__}
