"""The Bot Connector's REST interface on loopback, as strict as the real one.

Whatever the real Connector does not know is answered 404 and recorded as a violation; so are bodies that it would
not take. `script` holds faults for the next requests, first come first served.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

CARD = "application/vnd.microsoft.card.adaptive"
_MAX_MESSAGE = 100_000
_FIELDS = {
    "type": str, "id": str, "text": str, "textFormat": str, "summary": str, "locale": str, "channelId": str,
    "serviceUrl": str, "replyToId": str, "inputHint": str, "attachmentLayout": str, "importance": str,
    "from": dict, "recipient": dict, "conversation": dict, "channelData": dict, "value": object,
    "attachments": list, "entities": list, "suggestedActions": dict, "timestamp": str, "localTimestamp": str,
}  # fmt: skip


@dataclass
class Fault:
    """What the next request meets. `after` counts requests that pass first. "reset" cuts the connection after the
    request was taken in, "hang" never answers, "none" lets it pass. With `done` it is carried out before it fails."""

    status: int = 0
    kind: str = "status"
    retry_after: str | None = None
    code: str = "ServiceError"
    done: bool = False
    location: str | None = None


@dataclass
class Sent:
    """One request that was carried out."""

    method: str
    conversation: str
    activity: dict[str, Any]
    id: str
    reply_to: str | None = None
    authorization: str | None = None


@dataclass
class FakeConnector:
    """`sent` is the transcript, `messages` what stands in each conversation now."""

    sent: list[Sent] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    script: deque[Fault] = field(default_factory=deque)
    requests: list[tuple[str, str]] = field(default_factory=list)
    messages: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    members: list[dict[str, Any]] = field(default_factory=list)
    teams: dict[str, dict[str, Any]] = field(default_factory=dict)
    channels: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    created: list[dict[str, Any]] = field(default_factory=list)
    record: bool = True
    prefix: str = "/emea"
    _next: int = 1_700_000_000_000
    _server: TestServer | None = None

    async def start(self, port: int | None = None) -> FakeConnector:
        app = web.Application(client_max_size=4 * _MAX_MESSAGE, middlewares=[self._guard])
        base = f"{self.prefix}/v3/conversations"
        one = base + "/{conversation}/activities/{activity}"
        app.router.add_post(base, self._create)
        app.router.add_post(base + "/{conversation}/activities", self._post)
        app.router.add_post(one, self._post)
        app.router.add_put(one, self._put)
        app.router.add_delete(one, self._delete)
        app.router.add_get(base + "/{conversation}/members/{member}", self._member)
        app.router.add_get(base + "/{conversation}/pagedmembers", self._paged)
        app.router.add_get(f"{self.prefix}/v3/teams/{{team}}", self._team)
        app.router.add_get(f"{self.prefix}/v3/teams/{{team}}/conversations", self._channels)
        self._server = TestServer(app, host="127.0.0.1", port=port)
        await self._server.start_server()
        return self

    async def stop(self) -> None:
        assert self._server is not None
        await self._server.close()

    @property
    def service_url(self) -> str:
        assert self._server is not None
        return str(self._server.make_url(self.prefix + "/"))

    @property
    def texts(self) -> list[str]:
        """What was said, in order: texts, and summaries of cards."""
        return [sent.activity.get("text") or sent.activity.get("summary") or "" for sent in self.sent]

    @web.middleware
    async def _guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if self.record:
            self.requests.append((request.method, request.raw_path))
        fault = self.script.popleft() if self.script else None
        fault = None if fault is not None and fault.kind == "none" else fault
        if fault is not None and not fault.done:
            return await self._fail(request, fault)
        try:
            response = await handler(request)
        except web.HTTPNotFound:
            self.violations.append(f"unknown route {request.method} {request.raw_path}")
            return _error(404, "NotFound")
        except _BadBody as problem:
            self.violations.append(str(problem))
            return _error(400, "BadSyntax")
        return response if fault is None else await self._fail(request, fault)

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        await request.read()
        if fault.kind == "reset":
            assert request.transport is not None
            request.transport.abort()
        if fault.kind == "hang":
            await asyncio.Event().wait()
        response = _error(fault.status or 500, fault.code)
        if fault.retry_after is not None:
            response.headers["Retry-After"] = fault.retry_after
        if fault.location is not None:
            response.headers["Location"] = fault.location
        return response

    async def _post(self, request: web.Request) -> web.Response:
        activity = await _activity(request)
        conversation, reply_to = request.match_info["conversation"], request.match_info.get("activity")
        if reply_to is not None and activity.get("replyToId") not in {None, reply_to}:
            raise _BadBody("replyToId differs from the path")
        identity = str(self._next)
        self._next += 1
        if self.record:
            self.messages.setdefault(conversation, {})[identity] = activity
            self._note("POST", conversation, activity, identity, reply_to, request)
        return web.json_response({"id": identity}, status=201)

    async def _put(self, request: web.Request) -> web.Response:
        activity = await _activity(request)
        conversation, identity = request.match_info["conversation"], request.match_info["activity"]
        if identity not in self.messages.get(conversation, {}):
            return _error(404, "ActivityNotFoundInConversation")
        self.messages[conversation][identity] = activity
        self._note("PUT", conversation, activity, identity, None, request)
        return web.json_response({"id": identity})

    async def _delete(self, request: web.Request) -> web.Response:
        conversation, identity = request.match_info["conversation"], request.match_info["activity"]
        if self.messages.get(conversation, {}).pop(identity, None) is None:
            return _error(404, "ActivityNotFoundInConversation")
        self._note("DELETE", conversation, {}, identity, None, request)
        return web.Response(status=200)

    async def _create(self, request: web.Request) -> web.Response:
        parameters = await request.json()
        if parameters.get("isGroup"):
            channel = (parameters.get("channelData") or {}).get("channel") or {}
            if not channel.get("id") or not parameters.get("activity"):
                raise _BadBody("a thread needs a channel and a first message")
            _check(parameters["activity"])
            identity = f"{channel['id']};messageid={self._next}"
        else:
            members = parameters.get("members")
            if not isinstance(members, list) or len(members) != 1 or not members[0].get("id"):
                raise _BadBody("a personal chat needs one member")
            if not parameters.get("tenantId") or not parameters.get("bot", {}).get("id"):
                raise _BadBody("a personal chat needs bot and tenantId")
            identity = f"a:{members[0]['id']}"
        self.created.append(parameters)
        self._next += 1
        answer = {"id": identity, "serviceUrl": self.service_url}
        if parameters.get("activity"):
            answer["activityId"] = str(self._next)
            self._note("POST", identity, parameters["activity"], answer["activityId"], None, request)
        return web.json_response(answer, status=201)

    async def _member(self, request: web.Request) -> web.Response:
        for member in self.members:
            if request.match_info["member"] in {member["id"], member.get("aadObjectId")}:
                return web.json_response(member)
        return _error(404, "MemberNotFoundInConversation")

    async def _paged(self, request: web.Request) -> web.Response:
        size = int(request.query.get("pageSize", "200"))
        if not 50 <= size <= 500:
            raise _BadBody("pageSize is 50 to 500")
        start = int(request.query.get("continuationToken", "page=0").removeprefix("page="))
        answer: dict[str, Any] = {"members": self.members[start : start + size]}
        if start + size < len(self.members):
            answer["continuationToken"] = f"page={start + size}"
        return web.json_response(answer)

    async def _team(self, request: web.Request) -> web.Response:
        team = self.teams.get(request.match_info["team"])
        return _error(404, "NotFound") if team is None else web.json_response(team)

    async def _channels(self, request: web.Request) -> web.Response:
        if request.match_info["team"] not in self.channels:
            return _error(404, "NotFound")
        return web.json_response({"conversations": self.channels[request.match_info["team"]]})

    def _note(
        self,
        method: str,
        conversation: str,
        activity: dict[str, Any],
        identity: str,
        reply_to: str | None,
        request: web.Request,
    ) -> None:
        authorization = request.headers.get("Authorization")
        self.sent.append(Sent(method, conversation, activity, identity, reply_to, authorization))


class _BadBody(Exception):  # noqa: N818 - what the real one would say
    """The real Connector would answer 400."""


async def _activity(request: web.Request) -> dict[str, Any]:
    if request.content_type != "application/json":
        raise _BadBody(f"content type {request.content_type}")
    body = await request.read()
    if len(body) > _MAX_MESSAGE:
        raise _BadBody("message too large")
    activity = await request.json()
    _check(activity)
    return activity


def _check(activity: dict[str, Any]) -> None:
    for name, value in activity.items():
        if name not in _FIELDS or not isinstance(value, _FIELDS[name]):
            raise _BadBody(f"field {name}")
    if activity.get("type") not in {"message", "typing"}:
        raise _BadBody(f"type {activity.get('type')}")
    if activity["type"] == "message" and not activity.get("text") and not activity.get("attachments"):
        raise _BadBody("an empty message")
    for attachment in activity.get("attachments", ()):
        content = attachment.get("content")
        if (
            attachment.get("contentType") != CARD
            or not isinstance(content, dict)
            or content.get("type") != "AdaptiveCard"
        ):
            raise _BadBody("attachment is not an adaptive card")
    for entity in activity.get("entities", ()):
        if entity.get("type") == "mention" and entity.get("text", "") not in activity.get("text", ""):
            raise _BadBody("mention that does not stand in the text")


def _error(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": code}}, status=status)
