"""The file of what is stored about a person: the signed link to it, and the door that opens it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.document_door import DOCUMENT_HEADERS, disposition, refusal
from bot.domain.people import Person
from bot.domain.questions import Language
from bot.links import ExpiredError, SignedLinks
from bot.ports import Directory
from bot.ports.about import PersonalRecords
from bot.texts import Texts, texts_for

PATH, _PURPOSE = "personal-data", "about"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Write = Callable[[Mapping[str, Sequence[Mapping[str, str]]], Texts], bytes]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose file a link opens, and in which language."""

    person_id: str
    language: Language


async def about_url(links: SignedLinks, wanted: Wanted) -> str:
    """The address of the file, good for a while."""
    return await links.url(PATH, _PURPOSE, (wanted.person_id, wanted.language))


class AboutDoor:
    """`GET /personal-data/{token}`: gathered when it is opened, not when the link was made."""

    def __init__(self, links: SignedLinks, records: PersonalRecords, directory: Directory, write: Write) -> None:
        self._links = links
        self._records = records
        self._directory = directory
        self._write = write

    def routes(self) -> list[web.RouteDef]:
        """The one route. 404 for what was never there, 410 for a link whose time is out; neither says more."""
        return [web.get(f"/{PATH}/{{token}}", self._open)]

    async def _open(self, request: web.Request) -> web.Response:
        try:
            payload = await self._links.read(_PURPOSE, request.match_info["token"])
        except ExpiredError:
            return refusal(410, "about-link-expired")
        person = await self._who(payload[0]) if payload is not None else None
        if payload is None or person is None:
            return refusal(404, "about-link-wrong")
        wanted = Wanted(*payload)
        found = await self._records.about(person)
        body = await asyncio.to_thread(self._write, found, texts_for(wanted.language))
        name = texts_for(wanted.language)("about-file-name")
        headers = {**DOCUMENT_HEADERS, "Content-Disposition": disposition(name, "xlsx")}
        return web.Response(body=body, content_type=_EXCEL, headers=headers)

    async def _who(self, person_id: str) -> Person | None:
        try:
            person = await self._directory.person(person_id, None)
        except PermissionError:
            return None
        return person if person.active else None
