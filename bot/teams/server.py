"""`POST /api/messages`: the door. Let in, read, run the turn, answer; in that order."""

from __future__ import annotations

import asyncio
import logging

import orjson
from aiohttp import web
from botbuilder.core import InvokeResponse
from botbuilder.schema import Activity, ActivityTypes

from bot.composing import Composing
from bot.errors import new_incident_id
from bot.metrics import Metrics
from bot.ports import Clock
from bot.teams.adapter import TeamsAdapter
from bot.teams.auth import Authenticator, Refused
from bot.teams.connector import Connector
from bot.teams.fairness import Fairness, FloodError
from bot.teams.handler import TeamsBot, invoke_error
from bot.teams.wire import MAX_BODY, WireError, parse
from bot.turn import TurnHandler

_log = logging.getLogger(__name__)

PATH = "/api/messages"

_PATIENCE = 10.0  # seconds; Teams sends again what is not answered within 15
_CODES = {
    400: "BadArgument",
    401: "Unauthorized",
    403: "Forbidden",
    413: "MessageSizeTooBig",
    429: "TooManyRequests",
    500: "ServiceError",
}


class _TooLarge(Exception):  # noqa: N818 - an answer, not an error of ours
    """The body is larger than MAX_BODY."""


class MessagesEndpoint:
    """An aiohttp handler for the Bot Framework's calls.

    A message is answered 200 when the answer has been sent, or after ten seconds if that takes longer: the turn then
    goes on and `drain` waits for it. 200 is also what a turn gets whose answer could not be delivered, because
    Teams would send it again and the router would drop it as done.
    """

    def __init__(
        self,
        *,
        authenticator: Authenticator,
        connector: Connector,
        handler: TurnHandler,
        metrics: Metrics,
        clock: Clock,
        composing: Composing | None = None,
    ) -> None:
        self._authenticator = authenticator
        self._connector = connector
        self._metrics = metrics
        self._adapter = TeamsAdapter(connector)
        self._bot = TeamsBot(handler, metrics=metrics, clock=clock, composing=composing)
        self._fairness = Fairness()
        self._turns: set[asyncio.Task[InvokeResponse | None]] = set()

    def routes(self) -> list[web.RouteDef]:
        """What to add to the application."""
        return [web.post(PATH, self.receive)]

    async def drain(self, _app: web.Application | None = None, *, timeout: float = 20.0) -> None:  # noqa: ASYNC109 - a deadline for others
        """Wait for turns that outlived their request. For the application's `on_shutdown`."""
        if self._turns:
            await asyncio.wait(self._turns, timeout=timeout)

    async def receive(self, request: web.Request) -> web.Response:
        """Answer one call."""
        try:
            activity = await self._admit(request)
            return await self._run(activity)
        except Refused as refusal:
            self._metrics.refused(refusal.status, refusal.reason)
            _log.info("call refused", extra={"status": refusal.status, "reason": refusal.reason})
            response = _fault(refusal.status)
            if refusal.status == 401:
                response.headers["WWW-Authenticate"] = "Bearer"
            return response
        except WireError as problem:
            self._metrics.refused(400, "malformed")
            return _fault(400, str(problem))
        except _TooLarge:
            self._metrics.refused(413, "too_large")
            return _fault(413)
        except Exception:  # noqa: BLE001 - logged with the incident id that the caller gets
            incident = new_incident_id()
            _log.exception("call failed", extra={"incident": incident})
            return _fault(500, incident)

    async def _admit(self, request: web.Request) -> Activity:
        credentials = await self._authenticator.verify(request.headers)
        activity = parse(await _body(request))
        self._authenticator.authorise(credentials, activity)
        try:
            self._connector.trust(activity.service_url)
        except ValueError:
            raise Refused(403, "service_url") from None
        return activity

    async def _run(self, activity: Activity) -> web.Response:
        # A task of its own: a caller that hangs up, or waits no longer, does not end the turn half-way.
        turn = asyncio.create_task(self._in_line(activity))
        self._turns.add(turn)
        turn.add_done_callback(self._turns.discard)
        done, _ = await asyncio.wait((turn,), timeout=None if activity.type == ActivityTypes.invoke else _PATIENCE)
        if not done:
            turn.add_done_callback(_report)
            return web.Response(status=200)
        try:
            answer = turn.result()
        except FloodError:
            self._metrics.refused(429, "flood")
            response = _fault(429)
            response.headers["Retry-After"] = "10"
            return response
        except WireError as problem:
            if activity.type != ActivityTypes.invoke:
                raise
            self._metrics.refused(400, "malformed")
            answer = invoke_error(400, "BadRequest", str(problem))
        if answer is None:
            return web.Response(status=200)
        return web.Response(body=orjson.dumps(answer.body), status=answer.status, content_type="application/json")

    async def _in_line(self, activity: Activity) -> InvokeResponse | None:
        async with self._fairness.turn(_who(activity)):
            return await self._adapter.process(activity, self._bot)


def _who(activity: Activity) -> str:
    sender = activity.from_property
    where = activity.conversation
    return str((sender and (sender.aad_object_id or sender.id)) or (where and where.id) or "")


async def _body(request: web.Request) -> bytes:
    """The body, read no further than it may be long. Counted after decompression."""
    if (request.content_length or 0) > MAX_BODY:
        raise _TooLarge
    body = b""
    while chunk := await request.content.readany():
        body += chunk
        if len(body) > MAX_BODY:
            raise _TooLarge
    return body


def _report(turn: asyncio.Task[InvokeResponse | None]) -> None:
    if not turn.cancelled() and (problem := turn.exception()) is not None:
        _log.error("a late turn failed", exc_info=problem, extra={"incident": new_incident_id()})


def _fault(status: int, message: str | None = None) -> web.Response:
    code = _CODES[status]
    return web.json_response({"error": {"code": code, "message": message or code}}, status=status)
