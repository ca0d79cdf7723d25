"""Teams as the crowd's phones and Microsoft's service see it: what is sent is sent again until somebody takes it."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bot.clock import system_clock
from tests.fakes.connector import FakeConnector, Fault
from tests.fakes.openid import APP_ID, TENANT, FakeOpenId

AGAIN_AFTER = 15.0
"""Seconds after which Teams sends an activity again that nobody has taken (shared/teams.md)."""

FAULT = "gick fel"
_ANSWERED_WITHIN = 20.0
_TRIES = 6
_FAULTS = (
    lambda: Fault(429, retry_after="1"),
    lambda: Fault(500),
    lambda: Fault(502, done=True),
    lambda: Fault(503, retry_after="1"),
    lambda: Fault(kind="reset"),
    lambda: Fault(kind="reset", done=True),
)


class Listening(FakeConnector):
    """A Connector that tells who waits for an answer that it has come, and misbehaves now and then."""

    def __init__(self, chance: random.Random, share: float) -> None:
        super().__init__()
        self.chance, self.share, self.met = chance, share, 0
        self.waiting: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self.answers: Counter[str] = Counter()

    def _note(self, method, conversation, activity, identity, reply_to, request) -> None:
        asked = reply_to or activity.get("replyToId")
        if method == "POST" and asked:
            self.answers[asked] += 1
            waiter = self.waiting.get(asked)
            if waiter is not None and not waiter.done():
                waiter.set_result(activity)
        if self.chance.random() < self.share:
            self.script.append(self.chance.choice(_FAULTS)())
            self.met += 1


@dataclass
class Answer:
    """What came back: all of it as text, and the card. Empty where nothing came."""

    text: str = ""
    card: dict[str, Any] = field(default_factory=dict)

    @property
    def came(self) -> bool:
        return bool(self.text)

    @property
    def words(self) -> str:
        """What it says, in short."""
        return str(self.card.get("fallbackText") or self.text)[:300]

    def data_of(self, verb: str) -> dict[str, Any] | None:
        """What the first button with that name sends."""
        return next(_pressed(self.card, verb), None)


def _pressed(part: Any, verb: str):
    if isinstance(part, dict):
        if part.get("type") == "Action.Execute" and part.get("verb") == verb:
            yield part.get("data", {})
        for value in part.values():
            yield from _pressed(value, verb)
    elif isinstance(part, list):
        for value in part:
            yield from _pressed(value, verb)


class Teams:
    """Delivers activities to an address. `delivered` counts those that were taken, `again` those sent once more."""

    def __init__(self, connector: Listening, openid: FakeOpenId, url: str) -> None:
        self.connector, self.openid, self.url = connector, openid, url
        self.sent = self.delivered = self.again = self.silent = 0
        self.times: list[float] = []
        self.faulted: list[float] = []
        self._ids = itertools.count(1_795_600_000_000)
        self._token, self._until = "", 0.0
        self.session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), timeout=aiohttp.ClientTimeout(total=40)
        )

    def activity(self, person: str, *, channel: bool = False) -> dict[str, Any]:
        """The head of one, from a person in the personal chat or a channel."""
        identity = str(next(self._ids))
        made: dict[str, Any] = {
            "id": identity,
            "timestamp": f"{system_clock():%Y-%m-%dT%H:%M:%S}.{int(identity) % 1000:03d}Z",
            "channelId": "msteams",
            "serviceUrl": self.connector.service_url,
            "from": {"id": f"29:{person}", "name": "Någon", "aadObjectId": person},
            "recipient": {"id": f"28:{APP_ID}", "name": "Systemlotsen"},
            "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": f"a:{person}"},
            "channelData": {"tenant": {"id": TENANT}},
            "locale": "sv-SE",
        }
        if channel:
            thread = f"19:kanal@thread.tacv2;messageid={identity}"
            made["conversation"] = {"conversationType": "channel", "tenantId": TENANT, "id": thread, "isGroup": True}
            made["channelData"] |= {"team": {"id": "19:t"}, "channel": {"id": "19:kanal@thread.tacv2"}}
        return made

    async def say(self, person: str, text: str, *, channel: bool = False) -> Answer:
        """Somebody writes."""
        head = self.activity(person, channel=channel)
        if channel:
            name = "<at>Systemlotsen</at>"
            head["entities"] = [{"type": "mention", "mentioned": {"id": f"28:{APP_ID}"}, "text": name}]
            text = f"{name} {text}"
        return await self.deliver(head | {"type": "message", "text": text, "textFormat": "plain"})

    async def press(self, person: str, verb: str, data: dict[str, Any]) -> Answer:
        """Somebody presses a button."""
        action = {"type": "Action.Execute", "verb": verb, "data": data}
        invoke = {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": action, "trigger": "manual"}}
        return await self.deliver(self.activity(person) | invoke)

    async def deliver(self, activity: dict[str, Any]) -> Answer:
        """Until it is taken; then what was answered, over the Connector or in the response."""
        answer = await self._delivered(activity)
        if FAULT in answer.text:
            self.faulted.append(time.monotonic())
        return answer

    async def _delivered(self, activity: dict[str, Any]) -> Answer:
        body, identity = json.dumps(activity).encode(), activity["id"]
        waiter = asyncio.get_running_loop().create_future()
        self.connector.waiting[identity] = waiter
        self.sent += 1
        begun = time.monotonic()
        try:
            for attempt in range(_TRIES):
                started = time.monotonic()
                taken = await self._post(body)
                if taken is not None:
                    self.delivered += 1
                    self.times.append(time.monotonic() - begun)
                    return await self._answer(activity, taken, waiter)
                if waiter.done():
                    self.delivered += 1
                    return await self._answer(activity, {}, waiter)
                self.again += attempt + 1 < _TRIES
                await asyncio.sleep(max(0.0, AGAIN_AFTER - (time.monotonic() - started)))
            return Answer()
        finally:
            del self.connector.waiting[identity]

    async def _post(self, body: bytes) -> dict[str, Any] | None:
        """The response's content, or None where nobody took it."""
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._signed()}"}
        try:
            async with self.session.post(f"{self.url}/api/messages", data=body, headers=headers) as response:
                content = await response.read()
                if response.status >= 500 or response.status == 429:
                    return None
                if response.status >= 400:
                    raise RuntimeError(f"refused with {response.status}: {content[:200]!r}")
                return json.loads(content) if content[:1] == b"{" else {}
        except (aiohttp.ClientError, TimeoutError):
            return None

    async def _answer(self, activity: dict[str, Any], taken: dict[str, Any], waiter) -> Answer:
        if activity["type"] == "invoke":
            value = taken.get("value")
            if value:
                card = value if isinstance(value, dict) else {}
                return Answer(json.dumps(value, ensure_ascii=False), card)
        try:
            async with asyncio.timeout(_ANSWERED_WITHIN):
                said = await waiter
        except TimeoutError:
            self.silent += 1
            return Answer()
        card = (said.get("attachments") or [{}])[0].get("content") or {}
        return Answer(json.dumps(said, ensure_ascii=False), card)

    def _signed(self) -> str:
        if time.monotonic() > self._until:
            self._token, self._until = self.openid.token(self.connector.service_url), time.monotonic() + 600
        return self._token
