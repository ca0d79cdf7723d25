"""The floor: a bare aiohttp handler that answers each message by one POST over a pool. Knows nothing of bots."""

import json
import sys

import aiohttp
from aiohttp import web


async def messages(request: web.Request) -> web.Response:
    """Read, post an answer, say yes."""
    activity = json.loads(await request.read())
    place = activity["conversation"]["id"]
    url = f"{activity['serviceUrl'].rstrip('/')}/v3/conversations/{place}/activities/{activity['id']}"
    answer = {"type": "message", "text": activity["text"], "replyToId": activity["id"]}
    async with request.app["session"].post(url, json=answer) as response:
        await response.read()
    return web.Response()


async def session(app: web.Application):
    """One client for the life of the application."""
    async with aiohttp.ClientSession() as app["session"]:
        yield


app = web.Application()
app.router.add_post("/api/messages", messages)
app.cleanup_ctx.append(session)
web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
