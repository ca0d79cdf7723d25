"""What those who run the service ask it: is it alive, is it ready, how is it doing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.errors import new_incident_id
from bot.metrics import Metrics

_log = logging.getLogger(__name__)

Check = Callable[[], Awaitable[bool]]
"""True if the part works. A part that raises, or takes longer than two seconds, does not."""

_CHECK_SECONDS = 2.0


Detail = Callable[[], Awaitable[str | None]]
"""Something to tell beside the checks, such as when a thing was last done."""


def operations_routes(
    checks: Mapping[str, Check],
    metrics: Metrics,
    details: Mapping[str, Detail] | None = None,
    refresh: Callable[[], Awaitable[None]] | None = None,
) -> list[web.RouteDef]:
    """`/health/live`, `/health/ready` (503 and the names of what fails; `details` only when all works), `/metrics`.

    `refresh` brings what is counted in the database up to date before the figures are read.
    """

    async def live(_request: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def ready(_request: web.Request) -> web.Response:
        results = dict(zip(checks, await asyncio.gather(*map(_works, checks.items())), strict=True))
        works = all(results.values())
        report = {name: "ok" if result else "failed" for name, result in results.items()}
        told = {name: await detail() for name, detail in (details or {}).items()} if works else {}
        return web.json_response(
            {"status": "ready" if works else "not ready", "checks": report, **told}, status=200 if works else 503
        )

    async def figures(_request: web.Request) -> web.Response:
        if refresh is not None:
            await _refreshed(refresh)
        return web.Response(body=metrics.render(), headers={"Content-Type": metrics.content_type})

    return [
        web.get("/health/live", live),
        web.get("/health/ready", ready),
        web.get("/metrics", figures),
    ]


async def _refreshed(refresh: Callable[[], Awaitable[None]]) -> None:
    # Figures that are a little old are better than none, just when the database is in trouble.
    try:
        async with asyncio.timeout(_CHECK_SECONDS):
            await refresh()
    except Exception:  # noqa: BLE001 - logged with an incident id; the readiness check tells the rest
        _log.exception("figures not brought up to date", extra={"incident": new_incident_id()})


async def _works(named: tuple[str, Check]) -> bool:
    name, check = named
    try:
        async with asyncio.timeout(_CHECK_SECONDS):
            return await check()
    except Exception:  # noqa: BLE001 - logged with an incident id; whatever it is, the part does not work
        _log.exception("readiness check failed", extra={"check": name, "incident": new_incident_id()})
        return False
