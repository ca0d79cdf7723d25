"""Health and figures."""

from __future__ import annotations

import asyncio

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.http import operations_routes
from bot.metrics import Metrics


async def works():
    return True


async def fails():
    return False


async def breaks():
    raise RuntimeError("secret password in the connection string")


async def hangs():
    await asyncio.Event().wait()
    return True


def client(**checks):
    app = web.Application()
    app.add_routes(operations_routes(checks, Metrics()))
    return TestClient(TestServer(app))


async def test_alive_whatever_else_fails():
    async with client(database=breaks) as http:
        response = await http.get("/health/live")
        assert (response.status, await response.json()) == (200, {"status": "alive"})


async def test_ready_when_all_works():
    async with client(database=works, register=works) as http:
        response = await http.get("/health/ready")
        assert response.status == 200
        assert (await response.json())["checks"] == {"database": "ok", "register": "ok"}


async def test_not_ready_names_what_fails_and_nothing_else(monkeypatch, caplog):
    monkeypatch.setattr("bot.http._CHECK_SECONDS", 0.05)
    async with client(database=breaks, keys=fails, register=hangs, other=works) as http:
        response = await http.get("/health/ready")
        assert response.status == 503
        checks = (await response.json())["checks"]
        assert checks == {"database": "failed", "keys": "failed", "register": "failed", "other": "ok"}
        assert "secret" not in await response.text()
    assert {record.check for record in caplog.records} == {"database", "register"}


async def test_figures():
    async with client() as http:
        response = await http.get("/metrics")
        assert response.status == 200
        assert response.headers["Content-Type"].startswith("text/plain")
        assert "process_resident_memory_bytes" in await response.text()


async def test_details_are_told_when_all_works():
    async def when():
        return "2026-11-30T08:00:00+00:00"

    app = web.Application()
    app.add_routes(operations_routes({"database": works}, Metrics(), {"last_notice_run": when}))
    async with TestClient(TestServer(app)) as http:
        assert (await (await http.get("/health/ready")).json())["last_notice_run"] == "2026-11-30T08:00:00+00:00"
