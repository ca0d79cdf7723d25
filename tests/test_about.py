"""«Vad vet du om mig?»: a person's own rows and nobody else's, in chat, behind a link and at the command line."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner

from bot.__main__ import main
from bot.about import AboutDoor, Wanted, about_url, titles_in
from bot.domain.people import Person
from bot.domain.preferences import Preferences
from bot.links import SignedLinks
from bot.ports import Disclosure
from bot.ports.about import SECTIONS
from bot.turn import Conversation, ConversationKind
from storage.about import StoredRecords
from storage.about_export import about_file
from storage.access_log import AccessLog
from storage.conversations import StoredConversations
from storage.preferences import StoredPreferences
from tests.fakes.clock import FakeClock
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.house import House, People
from tests.fakes.registers import demo_departments, demo_systems

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
BO, EVA = Person("bo", "Bo Ek", "bo@x.invalid"), Person("eva", "Eva Lind", "eva@x.invalid")


@pytest.fixture
async def records(database):
    """Both have a chat, a preference and something that was shown to them."""
    clock = FakeClock(NOW)
    for person in (BO, EVA):
        who = person.aad_object_id
        chat = Conversation(f"a:{who}", ConversationKind.PERSONAL, "http://127.0.0.1", "tenant")
        await StoredConversations(database, clock).remember(chat, who)
        await StoredPreferences(database, clock).save(who, Preferences(language="en"))
        shown = Disclosure(who, chat.id, f"HAN-{who}", "contract", "=cmd|'/c calc'!A1")
        await AccessLog(database, clock).disclose([shown])
    return StoredRecords(database)


async def test_own_rows_and_nobody_elses(records):
    found = await records.about("bo")
    assert set(found) == set(SECTIONS)
    assert [row["system_key"] for row in found["shown"]] == ["HAN-bo"]
    assert [row["language"] for row in found["preferences"]] == ["en"]
    assert [row["conversation_id"] for row in found["conversations"]] == ["a:bo"]
    assert "eva" not in repr(found)
    assert not any((await records.about("nobody")).values())


async def test_the_file_is_whole_and_computes_nothing(records):
    body = about_file(await records.about("bo"), titles_in("sv"))
    book = openpyxl.load_workbook(io.BytesIO(body))
    assert set(book.sheetnames) == {title[:31] for title in titles_in("sv").values()}
    cells = [cell for row in book["Visade skyddade uppgifter"].iter_rows() for cell in row]
    assert any(cell.value == "=cmd|'/c calc'!A1" and cell.data_type == "s" for cell in cells)


async def test_a_link_opens_the_own_file_until_it_expires(records):
    clock = FakeClock(NOW)

    async def key():
        return b"k" * 32

    links = SignedLinks(key, "https://bot.example.invalid", clock, 60)
    people = People({"bo": BO, "gone": replace(BO, aad_object_id="gone", active=False)})
    app = web.Application()
    app.add_routes(AboutDoor(links, records, people, about_file).routes())
    async with TestClient(TestServer(app)) as http:
        path = (await about_url(links, Wanted("bo", "sv"))).removeprefix("https://bot.example.invalid")
        answer = await http.get(path)
        assert answer.status == 200
        assert answer.headers["Cache-Control"] == "no-store"
        assert openpyxl.load_workbook(io.BytesIO(await answer.read())).sheetnames
        gone = (await about_url(links, Wanted("gone", "sv"))).removeprefix("https://bot.example.invalid")
        assert (await http.get(gone)).status == 404
        assert (await http.get(f"{path[:-3]}AAA")).status == 404
        clock.move(minutes=61)
        assert (await http.get(path)).status == 410


@pytest.mark.parametrize(
    "text",
    [
        "vad vet du om mig?",
        "Vilka uppgifter har du om mig",
        "vilka personuppgifter har ni sparat om mig?",
        "registerutdrag",
        "what do you know about me?",
        "Show my personal data",
    ],
)
async def test_asked_in_a_personal_chat_only(text, records):
    house = House(demo_systems(), demo_departments(), [BO, EVA])
    house.router._stores = replace(house.stores, records=records)
    answer = await house.say(text, who="bo")
    assert "bo@x.invalid" in answer.text
    assert "eva" not in answer.text.casefold().replace("relevant", "")
    assert "/personal-data/" in str(answer.card)
    public = await house.say(text, who="bo", where="channel")
    assert "bo@x.invalid" not in public.text
    assert "/personal-data/" not in str(public.card)


def test_an_administrator_writes_an_extract(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYSTEMLOTSEN_DEV", "1")
    told = CliRunner().invoke(main, ["about", "maja.sundkvist@example.invalid", "--out", "utdrag.xlsx"])
    assert told.exit_code == 0, told.output
    assert openpyxl.load_workbook(Path("utdrag.xlsx")).sheetnames
    assert CliRunner().invoke(main, ["about", "ingen@example.invalid", "--out", "x.xlsx"]).exit_code == 1
