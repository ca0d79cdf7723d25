"""botbuilder's own echo bot, as its samples write it. Unsigned, so that only its machinery is measured."""

import sys

from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication


class Configuration:
    """No app id: botbuilder then lets everybody in."""

    APP_ID = ""
    APP_PASSWORD = ""
    APP_TYPE = "MultiTenant"
    APP_TENANTID = ""


class Echo(ActivityHandler):
    """Says what it hears."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """One message, one answer."""
        await turn_context.send_activity(f"Echo: {turn_context.activity.text}")


adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(Configuration()))
bot = Echo()


async def messages(request: web.Request) -> web.Response:
    """The door, as in the sample."""
    return await adapter.process(request, bot) or web.Response()


app = web.Application()
app.router.add_post("/api/messages", messages)
web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
