"""Nothing that anybody wrote, is called or holds as a secret stands in the log, whatever goes wrong, at any level."""

from __future__ import annotations

import io
import json
import logging

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.app import make_app
from bot.core import open_core
from bot.errors import new_incident_id
from bot.logs import JsonLines, set_up_logging
from bot.settings import load_settings
from storage.importer import run_import
from tests.fakes.connector import FakeConnector, Fault
from tests.fakes.openid import TENANT
from tests.fuzz.activities import DEMO

MARK = "Qvastvrålet"
SAID = (
    f"vem äger {MARK}?",
    "vem äger W3D3?",
    f"Anna {MARK} är ny systemägare för W3D3 från 1 mars",
    "ja",
    f"starta en nyttokalkyl för {MARK}",
    f"pausa påminnelser till {MARK}",
    f"stäng larm 1: {MARK}",
    "vad vet du om mig?",
)
SECRETS = ("hemligt-losen-123456", "hemlig-nyckel-1234567890")
SENDER = "Östen Vrålqvist"


@pytest.fixture
def lines():
    """All that is logged, as the service writes it, at the most talkative level."""
    root, written = logging.getLogger(), io.StringIO()
    before, level = root.handlers[:], root.level
    set_up_logging("debug")
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    root.handlers[:] = [handler]
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.handlers[:] = before
    root.setLevel(level)


def message(number: int, text: str, service_url: str) -> dict:
    who = "5d1f0a3e-7c52-4b0e-9a41-2f6a1c0e5b02"
    return {
        "type": "message",
        "id": str(number),
        "timestamp": "2026-11-24T09:00:00.000Z",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": f"29:{who}", "name": SENDER, "aadObjectId": who},
        "recipient": {"id": "28:bot", "name": "Systemlotsen"},
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": f"a:{who}"},
        "channelData": {"tenant": {"id": TENANT}},
        "text": text,
    }


async def test_the_log_of_a_service_where_everything_is_asked_and_much_goes_wrong(lines, tmp_path):
    fake = await FakeConnector().start()
    settings = load_settings(
        dev=True, database_url=f"sqlite:///{tmp_path}/log.db", events_secret=SECRETS[1], azure_monitor=None
    )
    core = await open_core(settings)
    await run_import(DEMO / "register.csv", core.systems, clock=core.clock, by="prov")
    app = await make_app(core, "127.0.0.1")
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {SECRETS[0]}"}
    async with TestClient(TestServer(app, host="127.0.0.1")) as http:
        for number, text in enumerate(SAID):
            if number % 3 == 2:
                fake.script.append(Fault(500))
            body = json.dumps(message(number, text, fake.service_url))
            assert (await http.post("/api/messages", data=body, headers=headers)).status < 500
        await http.post("/api/messages", data=f'{{"text": "{MARK}"', headers=headers)
        await http.post("/api/events/blocked", data=f'{{"who": "{MARK}"}}', headers={"X-Signature": MARK})
        # A fault in the middle of a turn: its message quotes what was asked.
        core.register._source = None
        core.register._asked_at = 0.0
        body = json.dumps(message(99, f"vem äger {MARK} Två?", fake.service_url))
        await http.post("/api/messages", data=body, headers=headers)
    await fake.stop()
    logged = lines()
    assert len(logged) > 5
    everything = json.dumps(logged, ensure_ascii=False)
    for word in (MARK, SENDER, "Oskar", "Cederqvist", "Tallberger", "W3D3", *SECRETS):
        assert word not in everything, [line for line in logged if word in json.dumps(line, ensure_ascii=False)][:2]
    assert any("incident" in line for line in logged)


def test_a_fault_keeps_its_place_and_not_its_words(lines):
    try:
        raise ValueError(MARK)  # noqa: TRY301 - the words must come from somewhere
    except ValueError:
        logging.getLogger("bot.prov").exception("turn failed", extra={"incident": new_incident_id()})
    logging.getLogger("asyncio").error("Task exception was never retrieved: %r", ValueError(MARK))
    logging.getLogger("asyncio").error(f"Task was destroyed but it is pending\ntask: {MARK}")  # noqa: G004 - as it does
    logging.getLogger("aiohttp.server").error("Error handling request %s", MARK)
    logging.getLogger("aiosqlite").debug("executing %s", MARK)
    first, *others = lines()
    assert (first["fault"], first["event"]) == ("ValueError", "turn failed")
    assert [line["event"] for line in others] == [
        "Task exception was never retrieved",
        "Task was destroyed but it is pending",
        "Error handling request %s",
    ]
