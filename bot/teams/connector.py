"""The Bot Connector's REST interface (v3) over one pool of connections: no threads, no client per turn."""

from __future__ import annotations

import asyncio
import json
import random
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import aiohttp
import orjson
from yarl import URL

from bot.ports import Clock
from bot.teams.credentials import TokenProvider, TokenUnavailableError
from bot.teams.delivery import (
    LOST,
    NEVER_LEFT,
    SLOW_DOWN,
    UNSURE,
    Attempts,
    DeliveryError,
    DeliveryFailed,
    DeliveryRefused,
    DeliveryUnknown,
    Patience,
    Sleep,
    retry_after,
)
from bot.teams.keys import is_loopback, require_secure
from bot.teams.pool import HttpPool

Outcomes = Callable[[str, int | None], None]
"""Told of each attempt: the method and the status (200 for all that worked), None where there was no answer."""

_TRUSTED_ADDRESSES = 256
_MOST_PAGES = 200
_MAX_ANSWER = 4_000_000


class Connector:
    """Sends, changes and deletes messages and asks who is in a conversation.

    `service_url` in each method must have been vouched for with `trust`. Deliveries raise DeliveryFailed,
    DeliveryUnknown or DeliveryRefused.
    """

    def __init__(
        self,
        *,
        pool: HttpPool,
        token: TokenProvider,
        clock: Clock,
        sleep: Sleep = asyncio.sleep,
        rng: random.Random | None = None,
        patience: Patience | None = None,
        outcomes: Outcomes = lambda _method, _status: None,
        allow_loopback: bool = False,
    ) -> None:
        self._pool = pool
        self._token = token
        self._clock = clock
        self._sleep = sleep
        self._rng = rng or random.Random()  # noqa: S311 - spreads retries, guards nothing
        self._patience = patience or Patience()
        self._outcomes = outcomes
        self._allow_loopback = allow_loopback
        self._trusted: OrderedDict[str, None] = OrderedDict()

    def trust(self, service_url: str) -> None:
        """Vouch for an address: it came in a verified token, or was stored when it did.

        Raises ValueError for addresses that our token must never be sent to.
        """
        if service_url in self._trusted:
            return
        require_secure(service_url)
        if is_loopback(service_url) and not self._allow_loopback:
            raise ValueError("an address on this machine is trusted only in local mode and in tests")
        self._trusted[service_url] = None
        if len(self._trusted) > _TRUSTED_ADDRESSES:
            self._trusted.popitem(last=False)

    async def send(self, service_url: str, conversation_id: str, activity: dict[str, Any]) -> str | None:
        """Post a message at the end of a conversation. Returns its id, None if the Connector told none."""
        return _identity(await self._call("POST", service_url, _path(conversation_id, "activities"), activity))

    async def reply(
        self, service_url: str, conversation_id: str, activity_id: str, activity: dict[str, Any]
    ) -> str | None:
        """Answer a message. Returns the answer's id, None if the Connector told none."""
        path = _path(conversation_id, "activities", activity_id)
        return _identity(await self._call("POST", service_url, path, activity))

    async def update(self, service_url: str, conversation_id: str, activity_id: str, activity: dict[str, Any]) -> None:
        """Replace a message of the bot's own."""
        await self._call("PUT", service_url, _path(conversation_id, "activities", activity_id), activity)

    async def delete(self, service_url: str, conversation_id: str, activity_id: str) -> None:
        """Delete a message of the bot's own."""
        await self._call("DELETE", service_url, _path(conversation_id, "activities", activity_id))

    async def create_conversation(self, service_url: str, parameters: dict[str, Any]) -> tuple[str, str | None]:
        """Open a personal chat, or start a thread in a channel. Returns the ids of conversation and first message.

        `parameters` as Microsoft's ConversationParameters: bot, members, tenantId, channelData, activity, isGroup.
        A repeated personal chat is the same chat; a repeated thread would be a second one.
        """
        answer = await self._call("POST", service_url, "/v3/conversations", parameters)
        identity = _identity(answer)
        if identity is None:
            raise DeliveryUnknown(200, "no conversation id")
        activity = answer.get("activityId")
        return identity, activity if isinstance(activity, str) else None

    async def member(self, service_url: str, conversation_id: str, member_id: str) -> dict[str, Any]:
        """One member of a conversation. A person who is not in it raises DeliveryRefused with status 404."""
        return await self._call("GET", service_url, _path(conversation_id, "members", member_id))

    async def members(
        self, service_url: str, conversation_id: str, page_size: int = 200
    ) -> AsyncIterator[dict[str, Any]]:
        """All members of a conversation, fetched page by page."""
        token: str | None = None
        for _ in range(_MOST_PAGES):
            query = {"pageSize": str(page_size)} | ({"continuationToken": token} if token else {})
            path = f"{_path(conversation_id, 'pagedmembers')}?{urlencode(query, quote_via=quote, safe='')}"
            page = await self._call("GET", service_url, path)
            for member in page.get("members") or ():
                yield member
            token = page.get("continuationToken")
            if not token:
                return
        raise DeliveryRefused(200, "endless pages")

    async def team(self, service_url: str, team_id: str) -> dict[str, Any]:
        """A team's name and Entra group."""
        return await self._call("GET", service_url, f"/v3/teams/{quote(team_id, safe='')}")

    async def channels(self, service_url: str, team_id: str) -> Sequence[dict[str, Any]]:
        """A team's channels. The General channel has the team's id and no name."""
        answer = await self._call("GET", service_url, f"/v3/teams/{quote(team_id, safe='')}/conversations")
        return answer.get("conversations") or ()

    async def _call(
        self, method: str, service_url: str, path: str, body: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        if service_url not in self._trusted:
            raise DeliveryRefused(None, "service address not vouched for")
        request = _Request(
            method,
            service_url,
            URL(service_url.rstrip("/") + path, encoded=True),
            None if body is None else orjson.dumps(body),
        )
        attempts = Attempts(self._patience, self._clock, self._sleep, self._rng)
        renew = False
        while True:
            problem = answer = None
            try:
                answer = await self._attempt(request, attempts.limits(), renew=renew)
            except DeliveryError as raised:
                problem = raised
            self._outcomes(method, problem.status if problem else 200)
            if problem is None:
                return answer or {}
            if problem.status == 401 and not renew:
                renew = True  # nothing was done; our token may have been withdrawn before its time
            elif not (isinstance(problem, DeliveryFailed) and await attempts.pause(problem.retry_after)):
                raise problem

    async def _attempt(self, request: _Request, limits: aiohttp.ClientTimeout, *, renew: bool) -> dict[str, Any]:
        headers = {} if request.data is None else {"Content-Type": "application/json"}
        try:
            token = await self._token(request.service_url, renew=renew)
            if token is not None:
                headers["Authorization"] = f"Bearer {token}"
            async with self._pool.session.request(
                request.method, request.url, data=request.data, headers=headers, timeout=limits, allow_redirects=False
            ) as response:
                answer = await _object(request.method, response)
                if response.status < 300:
                    return answer
                wait = retry_after(response.headers.get("Retry-After"), self._clock())
                raise _judged(request.method, response.status, answer, wait)
        except TokenUnavailableError as problem:
            raise DeliveryFailed(None, "no token of our own") from problem
        except NEVER_LEFT as problem:
            raise DeliveryFailed(None, type(problem).__name__) from problem
        except LOST as problem:
            kind = DeliveryUnknown if request.method == "POST" else DeliveryFailed
            raise kind(None, type(problem).__name__) from problem


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    service_url: str
    url: URL
    data: bytes | None


def _judged(method: str, status: int, answer: dict[str, Any], wait: float | None) -> DeliveryError:
    error = answer.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    cause = code[:100] if isinstance(code, str) else ""
    if status in SLOW_DOWN:
        return DeliveryFailed(status, cause, wait)
    if status in UNSURE:
        # Done twice, a change or a deletion is as good as done once, so for those it only failed for now.
        return DeliveryUnknown(status, cause) if method == "POST" else DeliveryFailed(status, cause, wait)
    return DeliveryRefused(status, cause)


def _path(conversation_id: str, *parts: str) -> str:
    return "/".join(("/v3/conversations", quote(conversation_id, safe=""), *(quote(part, safe="") for part in parts)))


async def _object(method: str, response: aiohttp.ClientResponse) -> dict[str, Any]:
    """The object in an answer, {} if it holds none."""
    try:
        raw = await response.content.read(_MAX_ANSWER)
        while not response.content.at_eof() and len(raw) < _MAX_ANSWER:
            raw += await response.content.read(_MAX_ANSWER - len(raw))
        answer = json.loads(raw) if raw else {}
    except LOST:
        # The status has arrived, and with it the outcome; only a question needs the rest.
        if method == "GET" and response.status < 300:
            raise
        return {}
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _identity(answer: dict[str, Any]) -> str | None:
    identity = answer.get("id")
    return identity if isinstance(identity, str) and identity else None
