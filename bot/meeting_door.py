"""`GET /meetings/{token}`: meetings as a calendar file, behind a link that we have signed."""

from __future__ import annotations

from aiohttp import web
from dateutil.relativedelta import relativedelta

from bot.clock import local_date
from bot.document_door import DOCUMENT_HEADERS, disposition, refusal
from bot.documents.calendar import CALENDAR_TYPE
from bot.links import ExpiredError, SignedLinks
from bot.meetings.calendar import PATH, meetings_file, read_calendar_token
from bot.ports import Clock, Meetings
from bot.texts import texts_for


class MeetingDoor:
    """What is in the file is read when the link is opened."""

    def __init__(self, links: SignedLinks, meetings: Meetings, clock: Clock) -> None:
        self._links = links
        self._meetings = meetings
        self._clock = clock

    def routes(self) -> list[web.RouteDef]:
        """The one route. 404 for what was never there, 410 for a link whose time is out; neither says more."""
        return [web.get(f"/{PATH}/{{token}}", self._open)]

    async def _open(self, request: web.Request) -> web.Response:
        try:
            wanted = await read_calendar_token(self._links, request.match_info["token"])
        except ExpiredError:
            return refusal(410, "meetings-link-expired")
        if wanted is None:
            return refusal(404, "meetings-link-wrong")
        key, department, language = wanted
        now = self._clock()
        if key:
            one = await self._meetings.get(key)
            found = [one] if one is not None else []
        else:
            today = local_date(now)
            coming = await self._meetings.between(today, today + relativedelta(years=1))
            found = [one for one in coming if not department or one.department in (None, department)]
        say = texts_for(language)
        headers = {**DOCUMENT_HEADERS, "Content-Disposition": disposition(say("meetings-calendar-name"), "ics")}
        body = meetings_file(found, say, now)
        return web.Response(body=body, content_type=CALENDAR_TYPE, charset="utf-8", headers=headers)
