"""A submitted nyttokalkyl among the channel's files, beside the governance documents, where that is set up."""

from __future__ import annotations

import asyncio
import logging
import unicodedata

from bot.calculations.drawing import drawn
from bot.calculations.links import DocumentForm, Wanted
from bot.context import Context
from bot.domain.answers import Link
from bot.domain.dossiers import Dossier
from bot.domain.files import CALCULATION
from bot.errors import new_incident_id

_log = logging.getLogger(__name__)
_WITHIN = 6.0  # seconds: Teams waits for ten, and the calculation has been handed in already
_LONGEST_TITLE = 60


async def file_newest(dossier: Dossier, context: Context) -> str:
    """Put the newest version's files in the channel. What to tell: that they lie there, or nothing.

    A fault costs nobody anything: the version is handed in, and its links open the same files.
    """
    try:
        async with asyncio.timeout(_WITHIN):
            filed = [await _filed(dossier, form, context) for form in DocumentForm]
    except Exception:  # noqa: BLE001 - logged with an incident id; nothing has been lost
        _log.exception("calculation not filed", extra={"incident": new_incident_id(), "dossier": dossier.number})
        return ""
    return context.say("nyttokalkyl_dialog-filed") if all(filed) else ""


async def filed_links(dossier: Dossier, context: Context) -> tuple[Link, ...]:
    """Where the newest version's files lie in the channel, if they do."""
    if not dossier.matter.versions:
        return ()
    wanted = {form: f"{_beginning(dossier)} " for form in DocumentForm}
    files = await context.stores.files.files()
    found = {
        form: file
        for form, begins in wanted.items()
        for file in files
        if file.name.startswith(begins) and file.name.endswith(f".{form.value}")
    }
    return tuple(Link(context.say(f"nyttokalkyl_dialog-filed-{form.value}"), file.url) for form, file in found.items())


async def _filed(dossier: Dossier, form: DocumentForm, context: Context) -> bool:
    version = dossier.matter.versions[-1]
    wanted = Wanted(dossier.number, version.number, form, context.language)
    limits = context.policy.nyttokalkyl.limits()
    content = await asyncio.to_thread(drawn, dossier, wanted, version.calculation, limits, context.today)
    name = f"{_beginning(dossier)} {_plain(version.calculation.title)}.{form.value}"
    return await context.stores.files.upload(name, content) is not None


def _beginning(dossier: Dossier) -> str:
    """By this the files are found again, whatever name Graph has given them after it."""
    return f"{CALCULATION} {dossier.number} version {len(dossier.matter.versions)}"


def _plain(title: str) -> str:
    """Letters, digits and spaces: SharePoint refuses many other signs in a name."""
    kept = "".join(letter if letter.isalnum() else " " for letter in unicodedata.normalize("NFC", title))
    return " ".join(kept.split())[:_LONGEST_TITLE].strip() or "utan namn"
