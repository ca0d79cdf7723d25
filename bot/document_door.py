"""`GET /documents/{token}`: the Word and Excel files of nyttokalkyler, behind links that the bot has signed."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from urllib.parse import quote

from aiohttp import web

from bot.calculations.drawing import drawn
from bot.calculations.links import DocumentForm, DocumentLinks, Wanted
from bot.calculations.summary import built
from bot.clock import local_date
from bot.domain.dossiers import Dossier
from bot.domain.nyttokalkyl.calculation import Nyttokalkyl
from bot.domain.nyttokalkyl.route import Limits
from bot.links import ExpiredError
from bot.ports import Clock, Dossiers
from bot.texts import texts_for

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {
    DocumentForm.WORD: WORD_TYPE,
    DocumentForm.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_LONGEST_NAME = 80
DOCUMENT_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}
"""Of everything that is behind a signed link: kept nowhere, told to nobody, and run by no browser."""


def document_routes(dossiers: Dossiers, links: DocumentLinks, limits: Limits, clock: Clock) -> list[web.RouteDef]:
    """The one route. 404 for what was never there, 410 for a link whose time is out; neither says more."""

    async def open_(request: web.Request) -> web.Response:
        try:
            wanted = await links.read(request.match_info["token"])
        except ExpiredError:
            return refusal(410, "nyttokalkyl_dialog-link-expired")
        dossier = await dossiers.get(wanted.number) if wanted is not None else None
        calculation = _calculation(dossier, wanted) if dossier is not None and wanted is not None else None
        if dossier is None or wanted is None or calculation is None:
            return refusal(404, "nyttokalkyl_dialog-link-wrong")
        # Drawing takes a while, and the bot must answer others meanwhile.
        body = await asyncio.to_thread(drawn, dossier, wanted, calculation, limits, local_date(clock()))
        name = f"Nyttokalkyl {wanted.number} {calculation.title}"
        headers = {**DOCUMENT_HEADERS, "Content-Disposition": disposition(name, wanted.form.value)}
        return web.Response(body=body, content_type=_TYPES[wanted.form], headers=headers)

    return [web.get("/documents/{token}", open_)]


def disposition(name: str, extension: str) -> str:
    """The header that names the file: letters, digits and spaces only, so that nothing can be smuggled in."""
    kept = "".join(letter if letter.isalnum() else " " for letter in unicodedata.normalize("NFC", name))
    named = " ".join(kept.split())[:_LONGEST_NAME].strip()
    plain = re.sub(r"[^A-Za-z0-9 ]", "_", unicodedata.normalize("NFKD", named).encode("ascii", "ignore").decode())
    return f"attachment; filename=\"{plain}.{extension}\"; filename*=UTF-8''{quote(named)}.{extension}"


def _calculation(dossier: Dossier, wanted: Wanted) -> Nyttokalkyl | None:
    if wanted.version == 0:
        return built(dossier.draft, texts_for(wanted.language))
    return next((one.calculation for one in dossier.matter.versions if one.number == wanted.version), None)


def refusal(status: int, key: str) -> web.Response:
    """A sentence in both languages, with the headers of a document."""
    # Who opens a link is unknown, and so is their language.
    text = "\n".join(texts_for(language)(key) for language in ("sv", "en"))
    return web.Response(status=status, text=text, headers=DOCUMENT_HEADERS)
