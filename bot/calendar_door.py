"""`GET /calendars/{token}`: the days of a person's systems as a calendar file, behind a link that we have signed."""

from __future__ import annotations

from aiohttp import web

from bot.access import Place, Viewer, holds_role
from bot.clock import local_date
from bot.document_door import DOCUMENT_HEADERS, disposition, refusal
from bot.documents.calendar import CALENDAR_TYPE
from bot.domain.notices import NoticeRules
from bot.domain.people import Person
from bot.links import ExpiredError, SignedLinks
from bot.mine.calendar import PATH, Wanted, calendar_of, dates_ahead, read_calendar_token
from bot.ports import Clock, Directory, Disclosure, DisclosureLog, Register, SystemSource
from bot.texts import texts_for


class CalendarDoor:
    """What the person may see is looked up when the link is opened, not when it was made."""

    def __init__(
        self,
        *,
        links: SignedLinks,
        register: Register,
        source: SystemSource,
        directory: Directory,
        log: DisclosureLog,
        rules: NoticeRules,
        clock: Clock,
    ) -> None:
        self._links = links
        self._register = register
        self._source = source
        self._directory = directory
        self._log = log
        self._rules = rules
        self._clock = clock

    def routes(self) -> list[web.RouteDef]:
        """The one route. 404 for what was never there, 410 for a link whose time is out; neither says more."""
        return [web.get(f"/{PATH}/{{token}}", self._open)]

    async def _open(self, request: web.Request) -> web.Response:
        try:
            wanted = await read_calendar_token(self._links, request.match_info["token"])
        except ExpiredError:
            return refusal(410, "mine-link-expired")
        person = await self._person(wanted)
        if wanted is None or person is None:
            return refusal(404, "mine-link-wrong")
        view = await self._register.view(Viewer(person, Place.PERSONAL))
        now = self._clock()
        mine = [system for system in view.systems if holds_role(system, person)]
        dates = dates_ahead(mine, self._rules, local_date(now))
        shown = {one.system.key for one in dates}
        # First written down, then shown: a file that nobody knows of must not leave.
        await self._log.disclose(
            [
                Disclosure(person.aad_object_id, wanted.conversation_id, key, "contract", "calendar file")
                for key in sorted(shown)
            ]
        )
        say = texts_for(wanted.language)
        body = calendar_of(dates, say, sequence=await self._source.version(), now=now)
        headers = {**DOCUMENT_HEADERS, "Content-Disposition": disposition(say("mine-calendar-name"), "ics")}
        return web.Response(body=body, content_type=CALENDAR_TYPE, charset="utf-8", headers=headers)

    async def _person(self, wanted: Wanted | None) -> Person | None:
        if wanted is None:
            return None
        try:
            person = await self._directory.person(wanted.person_id, None)
        except PermissionError:
            return None  # has left the municipality
        return person if person.active else None
