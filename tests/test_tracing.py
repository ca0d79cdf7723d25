"""Traces of turns, as a collector gets them; and the turn's id in the log."""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from bot.logs import JsonLines
from bot.settings import load_settings
from bot.tracing import TelemetryFault, current_turn, set_up_tracing, span, turn_span
from tests.fakes.house import House
from tests.fakes.registers import demo_departments, demo_systems

QUESTION = "vem äger W3D3?"


class Collector:
    """Takes traces over HTTP, as any OTLP collector does."""

    def __init__(self):
        self.bodies = []

    async def take(self, request):
        assert request.headers["Content-Type"] == "application/x-protobuf"
        self.bodies.append(await request.read())
        return web.Response()

    def spans(self):
        requests = [ExportTraceServiceRequest.FromString(body) for body in self.bodies]
        return [
            one
            for sent in requests
            for whole in sent.resource_spans
            for scope in whole.scope_spans
            for one in scope.spans
        ]

    def app(self):
        app = web.Application()
        app.add_routes([web.post("/v1/traces", self.take)])
        return app


@pytest.fixture
async def collector():
    taken = Collector()
    async with TestServer(taken.app()) as server:
        taken.url = str(server.make_url("/v1/traces"))
        yield taken


async def test_a_turn_is_traced_in_its_parts_and_tells_nothing_of_what_was_said(collector):
    end = set_up_tracing(load_settings(otlp_endpoint=collector.url))
    house = House(demo_systems(), demo_departments(), [])
    try:
        with turn_span("turn") as turn:
            answer = await house.say(QUESTION)
        with pytest.raises(ValueError), span("fault"):  # noqa: PT011 - the fault itself is nothing to us
            raise ValueError("något hemligt")
    finally:
        await asyncio.to_thread(end)
    spans = {one.name: one for one in collector.spans()}
    whole = spans["turn"]
    assert {"claim", "person", "understand", "answer", "store", "draw"} <= spans.keys()
    assert all(spans[name].trace_id == whole.trace_id for name in ("claim", "answer", "draw"))
    assert {"key": "intent", "value": "owner"} in [
        {"key": fact.key, "value": fact.value.string_value} for fact in spans["answer"].attributes
    ]
    assert turn.encode() in b"".join(collector.bodies)
    for secret in (QUESTION, answer.text[:20], "hemligt"):
        assert secret.encode() not in b"".join(collector.bodies)


async def test_a_collector_that_is_away_stops_nothing():
    end = set_up_tracing(load_settings(otlp_endpoint="http://127.0.0.1:9/v1/traces"))
    try:
        with turn_span("turn"):
            answer = await House(demo_systems(), demo_departments(), []).say(QUESTION)
    finally:
        await asyncio.to_thread(end)
    assert answer is not None


def test_nothing_is_recorded_and_nothing_loaded_without_an_address():
    set_up_tracing(load_settings())()
    with span("answer") as recorded:
        assert recorded is None
    program = "import sys, bot.app; print([name for name in sys.modules if name.startswith('opentelemetry')])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_wrong_connection_string_is_told_without_being_shown():
    with pytest.raises(TelemetryFault) as fault:
        set_up_tracing(load_settings(azure_monitor="InstrumentationKey=hemlig-nyckel"))
    assert "AZURE_MONITOR" in str(fault.value)
    assert "hemlig" not in str(fault.value)


def test_exporters_that_are_not_installed_are_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    with pytest.raises(TelemetryFault, match=r"requirements-telemetry\.lock"):
        set_up_tracing(load_settings(otlp_endpoint="https://collector.example.invalid/v1/traces"))


def test_lines_logged_in_a_turn_carry_its_id():
    record = logging.makeLogRecord({"msg": "something", "name": "bot.router"})
    with turn_span("turn") as first:
        assert json.loads(JsonLines().format(record))["turn"] == first == current_turn()
    with turn_span("turn") as second:
        assert second != first
    assert "turn" not in json.loads(JsonLines().format(record))
