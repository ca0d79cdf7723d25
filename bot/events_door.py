"""`POST /api/events/blocked`: another program reports a blocked installation or purchase, signed with our secret."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from bot.access import Place, Viewer
from bot.alerts.events import EventFault, event_of
from bot.domain.people import Person
from bot.errors import new_incident_id
from bot.ports import Alerts, Clock, Register
from bot.tidings import Bell

TIMESTAMP, SIGNATURE = "X-Systemlotsen-Timestamp", "X-Systemlotsen-Signature"
PATH = "/api/events/blocked"
MOST_BYTES = 64 * 1024
FRESH_FOR = timedelta(minutes=5)

_log = logging.getLogger(__name__)
_SCHEME = "sha256="
_READ_SECONDS = 10.0
_ANYBODY = Viewer(Person(aad_object_id="", name=""), Place.CHANNEL)


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """What the header holds: HMAC-SHA256 over the timestamp, a full stop and the body, in hexadecimal."""
    signed = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256)
    return f"{_SCHEME}{signed.hexdigest()}"


@dataclass(frozen=True, slots=True)
class EventsDoor:
    """202 for a new event, 200 for one that is known. Without a secret there is nothing here: 404."""

    secret: str | None
    alerts: Alerts
    register: Register
    clock: Clock
    bell: Bell

    def routes(self) -> list[web.RouteDef]:
        """The one route."""
        return [web.post(PATH, self._post)]

    async def _post(self, request: web.Request) -> web.Response:
        if not self.secret:
            return _answer(404, "not_found")
        body = await _body(request)
        if body is None:
            return _answer(413, "too_large")
        if not self._is_signed(request, body, self.secret):
            return _answer(401, "not_signed")
        try:
            return await self._note(body)
        except EventFault as fault:
            return _answer(400, f"bad_{fault}")
        except Exception:  # noqa: BLE001 - logged with an incident id that the sender gets
            incident = new_incident_id()
            _log.exception("event not noted", extra={"incident": incident})
            # The sender is to try again: the same id adds nothing the second time.
            return _answer(503, "try_again", incident=incident)

    async def _note(self, body: bytes) -> web.Response:
        view = await self.register.view(_ANYBODY)
        holders = (holder for system in view.systems for holder in (system.owner, system.manager))
        names = {holder.name for holder in holders if holder is not None}
        event_id, about = event_of(body, view.departments, names)
        count = await self.alerts.note_event(event_id, about)
        if count is None:
            return _answer(200, "known")
        if count == 1:  # those that only count up can wait for the next minute
            self.bell.ring()
        return _answer(202, "noted")

    def _is_signed(self, request: web.Request, body: bytes, secret: str) -> bool:
        timestamp, given = request.headers.get(TIMESTAMP, ""), request.headers.get(SIGNATURE, "")
        if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= 12):
            return False
        is_fresh = abs(self.clock().timestamp() - int(timestamp)) <= FRESH_FOR.total_seconds()
        # Compared whatever the time says, so that an answer takes as long either way.
        expected = signature(secret, timestamp, body).encode()
        return hmac.compare_digest(expected, given.encode("utf-8", "replace")) and is_fresh


async def _body(request: web.Request) -> bytes | None:
    """The body, or None for one that is too large. No more is read than may be."""
    if (request.content_length or 0) > MOST_BYTES:
        return None
    parts, size = [], 0
    try:
        async with asyncio.timeout(_READ_SECONDS):
            async for part in request.content.iter_chunked(8192):
                size += len(part)
                if size > MOST_BYTES:
                    return None
                parts.append(part)
    except TimeoutError:
        return b""  # what never came is not signed either
    return b"".join(parts)


def _answer(status: int, outcome: str, **more: str) -> web.Response:
    return web.json_response({"status": outcome, **more}, status=status, headers={"Cache-Control": "no-store"})
