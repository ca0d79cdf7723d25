"""The pages that the Teams manifest links to."""

from __future__ import annotations

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.pages import page_routes


@pytest.fixture
async def client():
    app = web.Application()
    app.add_routes(page_routes())
    async with TestClient(TestServer(app)) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/privacy", "/terms"])
async def test_each_page_says_its_thing_in_both_languages_and_runs_nothing(client, path):
    response = await client.get(path)
    text = await response.text()
    assert (response.status, response.content_type) == (200, "text/html")
    assert '<section lang="sv">' in text
    assert '<section lang="en">' in text
    assert text.count("<h1>") == 1
    assert "<script" not in text
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


async def test_nothing_else_is_a_page(client):
    assert (await client.get("/privacy/../etc")).status == 404
    assert (await client.post("/terms")).status == 405
