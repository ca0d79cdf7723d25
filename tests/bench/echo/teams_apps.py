"""Microsoft Teams SDK's echo, as the package's own page writes it. Unsigned."""

import asyncio
import logging
import sys

from microsoft_teams.api import MessageActivity
from microsoft_teams.apps import ActivityContext, App

logging.disable(logging.CRITICAL)
app = App(dangerously_allow_unauthenticated_requests=True)


@app.on_message
async def echo(context: ActivityContext[MessageActivity]) -> None:
    """One message, one answer."""
    await context.send(f"Echo: {context.activity.text}")


asyncio.run(app.start(int(sys.argv[1])))
