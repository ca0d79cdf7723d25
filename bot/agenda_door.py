"""`GET /agendas/{token}`: agendas and drafts of protocols in Word, behind links that we have signed."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.access import AccessLevel, Place, Viewer
from bot.agendas.desk import AgendaDesk
from bot.agendas.links import PATH, WantedPaper, read_link
from bot.agendas.paper import paper_of
from bot.agendas.wording import meeting_name
from bot.clock import local_date
from bot.document_door import DOCUMENT_HEADERS, WORD_TYPE, disposition, refusal
from bot.domain.agendas import Agenda
from bot.links import ExpiredError, SignedLinks
from bot.ports import Clock, Directory, Disclosure, DisclosureLog
from bot.texts import texts_for


class AgendaDoor:
    """What a detailed paper shows is looked up when it is opened: the person must still belong to IT-enheten."""

    def __init__(
        self, links: SignedLinks, desk: AgendaDesk, directory: Directory, log: DisclosureLog, clock: Clock
    ) -> None:
        self._links = links
        self._desk = desk
        self._directory = directory
        self._log = log
        self._clock = clock

    def routes(self) -> list[web.RouteDef]:
        """The one route. 404 for what was never there, 410 for a link whose time is out; neither says more."""
        return [web.get(f"/{PATH}/{{token}}", self._open)]

    async def _open(self, request: web.Request) -> web.Response:
        try:
            wanted = await read_link(self._links, request.match_info["token"])
        except ExpiredError:
            return refusal(410, "agendas-document-expired")
        meeting = await self._desk.meetings.get(wanted.meeting) if wanted is not None else None
        if wanted is None or meeting is None or not await self._may_open(wanted):
            return refusal(404, "agendas-document-wrong")
        today = local_date(self._clock())
        agenda = await self._desk.agenda(meeting, today, detailed=wanted.detailed)
        await self._disclose(wanted, agenda)
        paper = paper_of(agenda, wanted.paper, today, wanted.language)
        # Loaded here: Word costs 20 MB that most days do not need.
        from bot.documents.agenda_word import agenda_word  # noqa: PLC0415 - as above

        body = await asyncio.to_thread(agenda_word, paper)
        name = meeting_name(meeting, texts_for(wanted.language))
        headers = {**DOCUMENT_HEADERS, "Content-Disposition": disposition(name, "docx")}
        return web.Response(body=body, content_type=WORD_TYPE, headers=headers)

    async def _may_open(self, wanted: WantedPaper) -> bool:
        if not wanted.detailed:
            return True
        try:
            person = await self._directory.person(wanted.person, None)
        except PermissionError:
            return False
        return Viewer(person, Place.PERSONAL).level is AccessLevel.IT_UNIT

    async def _disclose(self, wanted: WantedPaper, agenda: Agenda) -> None:
        """First written down, then shown: a file that nobody knows of must not leave."""
        if not wanted.detailed:
            return
        keys = dict.fromkeys(
            key for line in agenda.lines if line.item.detail for key in (*line.item.about, *line.item.systems)
        )
        await self._log.disclose(
            [Disclosure(wanted.person, wanted.conversation, key, "contract", "agenda in Word") for key in keys]
        )
