"""The bundle for whoever is asked for help, and the figures, alert rules and dashboard of those who keep watch."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner

from bot.__main__ import main
from bot.doctor import SHOWN
from bot.domain.deliveries import DeliveryState
from bot.http import operations_routes
from bot.metrics import Metrics
from bot.settings import Settings

MONITORING = Path("deploy/monitoring")
DEMO = Path("storage/demo/register.csv").absolute()
PASSWORD = "hemlig-losning-9"  # planted, to be looked for
OURS = re.compile(r"\bsystemlotsen_[a-z_]+")


def bundle(tmp_path, monkeypatch, **environment):
    monkeypatch.chdir(tmp_path)
    for name, value in environment.items():
        monkeypatch.setenv(f"SYSTEMLOTSEN_{name}", value)
    told = CliRunner().invoke(main, ["doctor", "--out", "hjalp.zip"])
    assert told.exit_code == 0, told.output
    with zipfile.ZipFile("hjalp.zip") as packed:
        return told.output, {name: packed.read(name).decode() for name in packed.namelist()}


def test_a_bundle_tells_how_much_there_is_and_nothing_of_what(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYSTEMLOTSEN_DEV", "1")
    Path("systemlotsen.toml").write_text('[[documents]]\nname = "Örjans eget dokument"\nurl = "https://x.invalid/"\n')
    assert CliRunner().invoke(main, ["import", str(DEMO)]).exit_code == 0
    output, parts = bundle(tmp_path, monkeypatch, EVENTS_SECRET=PASSWORD * 2)
    assert json.loads(parts["databas.json"])["rader"]["systems"] == 439
    assert json.loads(parts["kontroll.json"])["allt fungerar"]
    assert "sqlalchemy" in json.loads(parts["program.json"])["paket"]
    assert json.loads(parts["installningar.json"])["events_secret"] == "satt"
    everything = output + "".join(parts.values())
    for secret in (PASSWORD, "Örjan", "Treserva", "W3D3", "x.invalid", str(tmp_path)):
        assert secret not in everything


def test_a_database_that_does_not_answer_is_told_without_its_address(tmp_path, monkeypatch):
    address = f"postgresql+asyncpg://kund:{PASSWORD}@127.0.0.1:9/db"
    output, parts = bundle(tmp_path, monkeypatch, DEV="1", DATABASE_URL=address)
    assert "svarar inte" in json.loads(parts["databas.json"])
    assert not json.loads(parts["kontroll.json"])["allt fungerar"]
    assert PASSWORD not in output + "".join(parts.values())


def test_every_setting_is_in_the_bundle_and_few_are_told(tmp_path, monkeypatch):
    _, parts = bundle(tmp_path, monkeypatch, DEV="1")
    assert json.loads(parts["installningar.json"]).keys() == Settings.model_fields.keys()
    assert SHOWN.isdisjoint({"app_password", "app_id", "tenant_id", "events_secret", "azure_monitor"})


@pytest.mark.parametrize("name", ["alerts.yml", "grafana.json"])
def test_those_who_watch_ask_for_figures_that_there_are(name):
    text = (MONITORING / name).read_text(encoding="utf-8")
    shown = {line.split(" ")[2] for line in whole_figures().splitlines() if line.startswith("# TYPE")}
    kinds = {kind + end for kind in shown for end in ("", "_bucket", "_count", "_sum")}
    asked = set(OURS.findall(text)) - {"systemlotsen"}
    assert asked
    assert asked <= kinds


def test_the_rules_and_the_dashboard_are_read_as_such():
    (group,) = yaml.safe_load((MONITORING / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    assert all({"alert", "expr", "labels", "annotations"} <= rule.keys() for rule in group["rules"])
    board = json.loads((MONITORING / "grafana.json").read_text(encoding="utf-8"))
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])


def whole_figures() -> str:
    return Metrics().render().decode()


async def figures(refresh):
    app = web.Application()
    metrics = Metrics()
    app.add_routes(operations_routes({}, metrics, refresh=lambda: refresh(metrics)))
    async with TestClient(TestServer(app)) as http:
        response = await http.get("/metrics")
        assert response.status == 200
        return await response.text()


async def test_the_ledger_is_counted_when_somebody_asks():
    async def refresh(metrics):
        metrics.ledger({DeliveryState.UNKNOWN: 3}, 2, datetime(2026, 11, 24, tzinfo=UTC))
        metrics.register(439)

    told = await figures(refresh)
    assert 'systemlotsen_deliveries{state="unknown"} 3.0' in told
    assert 'systemlotsen_deliveries{state="sent"} 0.0' in told
    assert "systemlotsen_quarantined_recipients 2.0" in told
    assert "systemlotsen_last_notice_run_timestamp_seconds 1.7954784e+09" in told
    assert "systemlotsen_systems 439.0" in told


async def test_figures_are_told_also_when_the_database_is_away(caplog):
    async def refresh(_metrics):
        raise RuntimeError("secret password in the connection string")

    assert "process_resident_memory_bytes" in await figures(refresh)
    assert caplog.records[0].incident
