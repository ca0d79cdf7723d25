"""The bot's door with everything around it on loopback: an OpenID server, a Connector, and Teams as the caller."""

from __future__ import annotations

import asyncio
import copy
import json
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.composing import Composing
from bot.metrics import Metrics
from bot.teams.auth import Authenticator, DevAuthenticator, TokenAuthenticator
from bot.teams.connector import Connector
from bot.teams.delivery import Patience
from bot.teams.keys import SigningKeys
from bot.teams.pool import HttpPool
from bot.teams.server import MessagesEndpoint
from bot.turn import Outgoing, Turn
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector
from tests.fakes.openid import APP_ID, TENANT, FakeOpenId

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
BOT = f"28:{APP_ID}"
CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Åh"}], "fallbackText": "Åh"}
DROP = ...


@dataclass
class Recorder:
    """The middle of the house: notes each turn and answers what it was told to. Drops repeated keys as the real one."""

    answer: Outgoing | None = field(default_factory=lambda: Outgoing("svar", None, "svar"))
    problem: Exception | None = None
    before: Callable[[Turn], Awaitable[None]] | None = None
    turns: list[Turn] = field(default_factory=list)
    claimed: set[str] = field(default_factory=set)
    calls: int = 0
    called: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, turn: Turn, keys: tuple[str, ...]) -> Outgoing | None:
        self.calls += 1
        self.called.set()
        assert keys
        assert all(len(key) <= 64 for key in keys)
        if self.claimed & set(keys):
            return None
        self.claimed |= set(keys)
        self.turns.append(turn)
        if self.before is not None:
            await self.before(turn)
        if self.problem is not None:
            raise self.problem
        return self.answer


@dataclass
class Door:
    """One running bot. `post` speaks as Teams does."""

    openid: FakeOpenId
    connector: FakeConnector
    handler: Recorder
    clock: FakeClock
    client: TestClient[Any, Any]
    metrics: Metrics
    endpoint: MessagesEndpoint
    sleeps: list[float]
    _ids: int = 0

    def activity(self, **changes: Any) -> dict[str, Any]:
        """A message in a personal chat, with a new id. `DROP` takes a field away."""
        self._ids += 1
        moment = self.clock().isoformat().replace("+00:00", f".{self._ids:03d}Z")
        activity: dict[str, Any] = {
            "type": "message",
            "id": str(1_795_560_000_000 + self._ids),
            "timestamp": moment,
            "localTimestamp": moment,
            "channelId": "msteams",
            "serviceUrl": self.connector.service_url,
            "from": {"id": "29:asa", "name": "Åsa Öberg", "aadObjectId": "00000000-0000-0000-0000-000000000100"},
            "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": "a:personal-1"},
            "recipient": {"id": BOT, "name": "Systemlotsen"},
            "textFormat": "plain",
            "locale": "sv-SE",
            "text": "vem äger Treserva?",
            "entities": [{"type": "clientInfo", "locale": "sv-SE", "country": "SE", "platform": "Web"}],
            "channelData": {"tenant": {"id": TENANT}},
        }
        activity.update(copy.deepcopy(changes))
        return {name: value for name, value in activity.items() if value is not DROP}

    def in_channel(self, text: str = "<at>Systemlotsen</at> vem äger Treserva?", **changes: Any) -> dict[str, Any]:
        """A message in a channel's thread that mentions the bot."""
        mention = {"type": "mention", "mentioned": {"id": BOT, "name": "Systemlotsen"}, "text": "<at>Systemlotsen</at>"}
        values: dict[str, Any] = {
            "text": text,
            "conversation": {
                "isGroup": True,
                "conversationType": "channel",
                "tenantId": TENANT,
                "id": "19:kanal@thread.tacv2;messageid=1795560121631",
            },
            "entities": [mention],
            "channelData": {
                "tenant": {"id": TENANT},
                "team": {"id": "19:team@thread.tacv2"},
                "channel": {"id": "19:kanal@thread.tacv2"},
            },
        }
        return self.activity(**{**values, **changes})

    def execute(self, verb: Any = "owner.show", data: Any = DROP, **changes: Any) -> dict[str, Any]:
        """A press on an Action.Execute."""
        action = {"type": "Action.Execute", "title": "Visa", "verb": verb, "data": {} if data is DROP else data}
        values = {"type": "invoke", "name": "adaptiveCard/action", "replyToId": "1700", "text": DROP}
        return self.activity(**{**values, "value": {"action": action, "trigger": "manual"}, **changes})

    def token(self, **changes: Any) -> str:
        """A token for this Connector, as the clock stands."""
        service_url = changes.pop("service_url", self.connector.service_url)
        return self.openid.token(service_url, now=self.clock().timestamp(), **changes)

    async def post(
        self,
        activity: Any = None,
        *,
        token: str | None = None,
        header: str | None = None,
        raw: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> aiohttp.ClientResponse:
        """POST /api/messages. Signed properly unless `token` or the whole `header` ("" for none) is given."""
        body = json.dumps(self.activity() if activity is None else activity).encode() if raw is None else raw
        sent = {"Content-Type": "application/json", **(headers or {})}
        authorization = header if header is not None else f"Bearer {token or self.token()}"
        if authorization:
            sent["Authorization"] = authorization
        response = await self.client.post("/api/messages", data=body, headers=sent)
        await response.read()
        return response

    def figure(self, name: str) -> float:
        """A figure from the metrics, by its whole name with labels; 0 if it is not there."""
        for line in self.metrics.render().decode().splitlines():
            if line.startswith(name + " "):
                return float(line.rpartition(" ")[2])
        return 0.0


@asynccontextmanager
async def open_door(
    *, dev: bool = False, patience: Patience | None = None, composing: Composing | None = None
) -> AsyncIterator[Door]:
    """A bot that listens, and all that it talks to."""
    openid, fake = await FakeOpenId().start(), await FakeConnector().start()
    clock, pool, metrics, handler = FakeClock(NOON), HttpPool(), Metrics(), Recorder()
    sleeps: list[float] = []

    async def sleep(seconds: float) -> None:
        sleeps.append(seconds)
        clock.move(seconds=seconds)

    async def token(service_url: str, *, renew: bool = False) -> str:
        assert service_url == fake.service_url
        return "renewed-token" if renew else "bot-token"

    connector = Connector(
        pool=pool,
        token=token,
        clock=clock,
        sleep=sleep,
        rng=random.Random(1),
        patience=patience,
        outcomes=metrics.connector,
        allow_loopback=True,
    )
    authenticator: Authenticator = (
        DevAuthenticator("127.0.0.1")
        if dev
        else TokenAuthenticator(
            app_id=APP_ID, tenant_id=TENANT, keys=SigningKeys(openid.metadata_url, pool, clock), clock=clock
        )
    )
    endpoint = MessagesEndpoint(
        authenticator=authenticator,
        connector=connector,
        handler=handler,
        metrics=metrics,
        clock=clock,
        composing=composing,
    )
    app = web.Application()
    app.add_routes(endpoint.routes())
    app.on_shutdown.append(endpoint.drain)
    try:
        async with TestClient(TestServer(app, host="127.0.0.1")) as client:
            yield Door(openid, fake, handler, clock, client, metrics, endpoint, sleeps)
            assert fake.violations == []
    finally:
        await pool.close()
        await fake.stop()
        await openid.stop()
