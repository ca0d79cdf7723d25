"""The one pool of outbound HTTP connections that everything below bot/teams shares."""

from __future__ import annotations

import aiohttp

_POOL_SIZE = 100  # Teams allows a bot 30-50 requests a second and tenant; more sockets would only wait
_IDLE_SECONDS = 20.0


class HttpPool:
    """A lazily opened aiohttp client: no cookies, no proxy from the environment, closed with the application."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The open client. It is made on first use because aiohttp wants a running loop."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=_POOL_SIZE, keepalive_timeout=_IDLE_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
            )
        return self._session

    async def close(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None
