"""bot/teams with an echo behind it: signed tokens, and a card as the answer."""

import sys
from pathlib import Path

from aiohttp import web

sys.path.insert(0, str(Path(__file__).parents[3]))

from bot.clock import system_clock
from bot.metrics import Metrics
from bot.teams.auth import TokenAuthenticator
from bot.teams.connector import Connector
from bot.teams.credentials import no_token
from bot.teams.keys import SigningKeys
from bot.teams.pool import HttpPool
from bot.teams.server import MessagesEndpoint
from bot.turn import Outgoing, Turn


async def echo(turn: Turn, keys: tuple[str, ...]) -> Outgoing:
    """A card that says what was heard."""
    del keys
    said = f"Echo: {turn.text}"
    rows = [{"type": "TextBlock", "text": said, "wrap": True} for _ in range(8)]
    return Outgoing(said, {"type": "AdaptiveCard", "version": "1.5", "body": rows, "fallbackText": said}, said)


port, metadata_url, app_id, tenant_id = sys.argv[1:]
pool, metrics = HttpPool(), Metrics()
keys = SigningKeys(metadata_url, pool, system_clock)
endpoint = MessagesEndpoint(
    authenticator=TokenAuthenticator(app_id=app_id, tenant_id=tenant_id, keys=keys, clock=system_clock),
    connector=Connector(pool=pool, token=no_token, clock=system_clock, outcomes=metrics.connector, allow_loopback=True),
    handler=echo,
    metrics=metrics,
    clock=system_clock,
)


async def close(_app: web.Application) -> None:
    """Let go of the connections."""
    await pool.close()


app = web.Application()
app.on_cleanup.append(close)
app.add_routes(endpoint.routes())
web.run_app(app, host="127.0.0.1", port=int(port), access_log=None, print=None)
