"""Microsoft 365 Agents SDK's echo: CloudAdapter and ActivityHandler of microsoft-agents-hosting-aiohttp. Unsigned."""

import sys

from aiohttp import web
from microsoft_agents.hosting.aiohttp import CloudAdapter
from microsoft_agents.hosting.core import ActivityHandler, AnonymousTokenProvider, TurnContext
from microsoft_agents.hosting.core.authorization import AgentAuthConfiguration, Connections


class Anonymous(Connections):
    """No connection needs a token here."""

    def get_connection(self, connection_name):
        """As any."""
        return AnonymousTokenProvider()

    def get_default_connection(self):
        """As any."""
        return AnonymousTokenProvider()

    def get_token_provider(self, claims_identity, service_url):
        """As any."""
        return AnonymousTokenProvider()

    def get_token_provider_from_activity(self, identity, activity):
        """As any."""
        return AnonymousTokenProvider()

    def get_default_connection_configuration(self):
        """Nobody signs in."""
        return AgentAuthConfiguration(anonymous_allowed=True)


class Echo(ActivityHandler):
    """Says what it hears."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """One message, one answer."""
        await turn_context.send_activity(f"Echo: {turn_context.activity.text}")


adapter = CloudAdapter(connection_manager=Anonymous())
bot = Echo()


async def messages(request: web.Request) -> web.Response:
    """The door, as in the sample."""
    return await adapter.process(request, bot) or web.Response()


app = web.Application()
app.router.add_post("/api/messages", messages)
web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
