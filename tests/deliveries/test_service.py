"""The service as it is deployed: it sends by itself, says when it last did, and `due` foretells it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import datetime

import pytest
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner

from bot.__main__ import main
from bot.access import Place
from bot.app import make_app
from bot.core import open_core
from bot.domain.alerts import AlertKind, AlertState
from bot.settings import Settings
from bot.turn import Conversation, ConversationKind
from storage.alerts import StoredAlerts
from storage.records import ImportRun
from tests.fakes.connector import FakeConnector
from tests.fakes.house import TENANT
from tests.fakes.notices import MANAGER, REMINDERS, until
from tests.notices.rules import contract, system

PEOPLE = f'[[person]]\naad_object_id = "{MANAGER.aad_object_id}"\nname = "{MANAGER.name}"\ngroups = []\nactive = true\n'


@pytest.fixture
async def fake():
    fake = await FakeConnector().start()
    yield fake
    await fake.stop()
    assert fake.violations == []


@pytest.fixture
def settings(tmp_path, sqlite_template):
    shutil.copyfile(sqlite_template, tmp_path / "service.db")
    (tmp_path / "people.toml").write_text(PEOPLE, encoding="utf-8")
    return Settings(
        database_url=f"sqlite:///{tmp_path / 'service.db'}",
        dev=True,
        dev_people=tmp_path / "people.toml",
        clock=datetime.fromisoformat("2028-03-16T08:00:00+01:00"),  # the rung of 14 days
    )


async def fill(core, service_url):
    run = ImportRun("systemlista.csv", "tests")
    await core.systems.save([system(contract())], departments=(), missing=(), run=run, now=core.clock())
    chat = Conversation("a:bo", ConversationKind.PERSONAL, service_url, TENANT)
    await core.conversations.remember(chat, MANAGER.aad_object_id)
    channel = Conversation(REMINDERS, ConversationKind.CHANNEL, service_url, TENANT, REMINDERS, "19:team")
    await core.conversations.set_purpose(channel, "reminders")


async def test_the_service_sends_by_itself_and_says_when(settings, fake):
    core = await open_core(settings)
    await fill(core, fake.service_url)
    async with TestClient(TestServer(await make_app(core, "127.0.0.1"), host="127.0.0.1")) as client:
        await until(lambda: len(fake.sent) == 3)
        while (report := await (await client.get("/health/ready")).json()).get("last_notice_run") is None:
            continue
        assert report["checks"]["notices"] == "ok"
        assert report["last_notice_run"].startswith("2028-03-16T07:00")
    assert sorted(fake.texts) == [
        "Avtal att ta ställning till",
        "Avtalet för Treserva behöver ett beslut snart",
        "Treserva: avtalet behöver ett beslut",
    ]
    (private,) = [sent.activity for sent in fake.sent if sent.conversation == "a:bo"]
    assert "2028-03-30" in json.dumps(private)


def test_due_foretells_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYSTEMLOTSEN_DATABASE_URL", "sqlite:///due.db")
    head = "systemid;systemnamn;förvaltning;systemförvaltare;avtalsnummer;avtalsslut;uppsägningstid_mån;förlängning\n"
    (tmp_path / "lista.csv").write_text(
        f"{head}HAN-1;Treserva;Kommunstyrelseförvaltningen;Bo Alm;KS-1;2028-06-30;3;Ingen\n", encoding="utf-8"
    )
    run = CliRunner().invoke
    assert run(main, ["import", "lista.csv"]).exit_code == 0
    found = run(main, ["due", "--on", "2028-03-16", "--format", "json"])
    assert found.exit_code == 0
    rows = json.loads(found.stdout)
    assert [(row["kind"], row["recipient"], row["rung"]) for row in rows] == [
        ("notice_deadline", "person:Bo Alm", 14),
        ("notice_deadline", "channel:reminders", 14),
    ]
    assert "2028-03-30" in run(main, ["due", "--from", "2028-03-01", "--to", "2028-03-31"]).stdout
    assert run(main, ["due", "--on", "2028-07-29"]).stdout == "Inget skickas mellan 2028-07-29 och 2028-07-29.\n"
    assert run(main, ["due"]).exit_code == 2


async def test_a_session_that_is_not_to_last_stores_nothing(settings, fake):
    core = await open_core(settings)
    await fill(core, fake.service_url)
    alerts = StoredAlerts(core.database, core.clock)
    await alerts.note(AlertKind.IMPORT_DOUBTS, "import:1")
    boss = replace(MANAGER, groups=frozenset({"it_unit"}))
    session = core.session(boss, Place.PERSONAL)
    put_off = await session.ask("påminn mig om avtalet för Treserva den 2028-03-20")
    assert "Jag påminner dig om avtalet för Treserva 2028-03-20" in put_off.reply.text
    assert "Larmet är kvitterat" in (await session.ask("kvittera larm 1")).reply.text
    await core.session(boss, Place.CHANNEL).ask("använd den här kanalen för påminnelser")
    assert (await core.decisions.all()).postponed == {}
    assert (await alerts.get(1)).state is AlertState.OPEN
    assert (await core.conversations.with_purpose("reminders")).id == REMINDERS
    lasting = core.session(boss, Place.PERSONAL, lasting=True)
    await lasting.ask("påminn mig om avtalet för Treserva den 2028-03-20")
    assert len((await core.decisions.all()).postponed) == 1
    await core.close()
