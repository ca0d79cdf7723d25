"""The service as it is deployed: it finds the channel's team, reads its files through Graph and answers with them."""

from __future__ import annotations

import json
import shutil
from datetime import datetime

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.app import make_app
from bot.core import open_core
from bot.settings import Settings, SettingsError, load_settings
from bot.turn import Conversation, ConversationKind
from storage.channel_files import StoredChannelFiles
from tests.fakes.graph_drive import CHANNEL, TEAM
from tests.fakes.house import TENANT


@pytest.fixture
def settings(tmp_path, sqlite_template, graph):
    shutil.copyfile(sqlite_template, tmp_path / "service.db")
    return Settings(
        database_url=f"sqlite:///{tmp_path / 'service.db'}",
        dev=True,
        graph_url=graph.access.url,
        clock=datetime.fromisoformat("2026-03-04T09:00:00+01:00"),
    )


def message(fake, text):
    return {
        "type": "message",
        "id": text,
        "text": text,
        "channelId": "msteams",
        "serviceUrl": fake.service_url,
        "from": {"id": "29:me", "aadObjectId": "me"},
        "recipient": {"id": "28:bot"},
        "conversation": {"id": "a:me", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
    }


async def test_the_chosen_channels_files_answer_questions(settings, fake, graph, drive):
    drive.put("Lathund för systemförvaltningsplan.docx")
    fake.teams["19:team"] = {"id": "19:team", "name": "Modellen", "aadGroupId": TEAM}
    core = await open_core(settings)
    place = Conversation(CHANNEL, ConversationKind.CHANNEL, fake.service_url, TENANT, CHANNEL, "19:team")
    await core.conversations.set_purpose(place, "reminders")
    store = StoredChannelFiles(core.database, core.clock)
    async with TestClient(TestServer(await make_app(core, "127.0.0.1"), host="127.0.0.1")) as client:
        while not await store.files():
            continue
        answer = await client.post("/api/messages", json=message(fake, "lathunden"))
        assert answer.status < 300, await answer.text()
        said = json.dumps([sent.activity for sent in fake.sent if sent.conversation == "a:me"], ensure_ascii=False)
        assert "ändrad 3 mars 2026" in said
        assert "https://kommunen.example.invalid/Lathund%20f%C3%B6r%20systemf%C3%B6rvaltningsplan.docx" in said


@pytest.mark.parametrize(
    ("url", "dev"),
    [("http://graph.example.invalid", "0"), ("ftp://127.0.0.1", "0"), ("https://graph.example.invalid/v1.0", "1")],
)
def test_a_graph_that_a_token_must_not_be_sent_to_is_refused(monkeypatch, tmp_path, url, dev):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYSTEMLOTSEN_DEV", dev)
    monkeypatch.setenv("SYSTEMLOTSEN_GRAPH_URL", url)
    with pytest.raises(SettingsError, match="GRAPH_URL"):
        load_settings()
