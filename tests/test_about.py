"""«Vad vet du om mig?»: a person's own rows and nobody else's, in chat, behind a link and at the command line."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner
from sqlalchemy import BigInteger, Integer, Text

from bot.__main__ import main
from bot.about import AboutDoor, Wanted, about_url
from bot.domain.agendas import Act, Entry
from bot.domain.dossiers import Participant
from bot.domain.drafts import Draft
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.people import Person
from bot.domain.preferences import Preferences
from bot.domain.systems import Role, RoleHolder
from bot.links import SignedLinks
from bot.policies import NyttokalkylPolicy
from bot.ports import Disclosure
from bot.ports.about import SECTIONS
from bot.texts import texts_for
from bot.turn import Conversation, ConversationKind
from storage.about import _SECTIONS, MASK, StoredRecords
from storage.about_export import about_file
from storage.access_log import AccessLog
from storage.agendas import StoredAgendas
from storage.conversations import StoredConversations
from storage.dossiers import StoredDossiers
from storage.metadata import metadata
from storage.preferences import StoredPreferences
from tests.fakes.clock import FakeClock
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.house import House, People, Values
from tests.fakes.registers import demo_departments, demo_systems
from tests.notices.rules import system

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
BO, EVA = Person("bo", "Bo Ek", "bo@x.invalid", sole_bearer=True), Person("eva", "Eva Lind", "eva@x.invalid")

SECRET = system(key="HAN-9", name="Tipslinjen", secret=True, owner=None, manager=None)
SYSTEMS = [SECRET, system(key="HAN-1", owner=RoleHolder(Role.SYSTEM_OWNER, "Bo Ek"), manager=None)]


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
    return StoredRecords(database, Values(tuple(SYSTEMS), ()))


async def test_own_rows_and_nobody_elses(records):
    found = await records.about(BO)
    assert set(found) == set(SECTIONS)
    assert [row["system_key"] for row in found["shown"]] == ["HAN-bo"]
    assert [row["language"] for row in found["preferences"]] == ["en"]
    assert [row["conversation_id"] for row in found["conversations"]] == ["a:bo"]
    assert "eva" not in repr(found)
    assert not any((await records.about(Person("nobody", ""))).values())


async def test_a_system_that_does_not_exist_for_the_person_any_longer_is_masked(records, database):
    clock = FakeClock(NOW)
    shown = [Disclosure("bo", "a:bo", key, "contract", "Vem äger Tipslinjen?") for key in ("HAN-9", "HAN-1")]
    await AccessLog(database, clock).disclose(shown)
    found = await records.about(BO)
    assert [row["system_key"] for row in found["shown"]] == ["HAN-bo", MASK, "HAN-1"]
    assert "Tipslinjen" not in repr(found)
    assert found["roles"] == [{"system_key": "HAN-1", "role": "system_owner"}]
    seen = await records.about(replace(BO, groups=frozenset({"it_unit"})))
    assert [row["system_key"] for row in seen["shown"]] == ["HAN-bo", "HAN-9", "HAN-1"]
    assert "Tipslinjen" in repr(seen)


async def test_what_others_wrote_about_something_else_is_left_out(records, database):
    clock = FakeClock(NOW)
    kept = StoredAgendas(database, clock)
    said = Entry("m", 1, Act.NOTED, "eva", NOW.date(), text="Evas ord om Bo", person="bo")
    given = Entry("m", 2, Act.ACTION, "eva", NOW.date(), text="Bo skriver en plan", person="bo", due=NOW.date())
    own = Entry("m", 3, Act.NOTED, "bo", NOW.date(), text="Bos egna ord")
    for entry in (said, given, own):
        assert await kept.add(entry)
    found = await records.about(BO)
    assert {row["text"] for row in found["agendas"]} == {"", "Bos egna ord"}
    assert "Bo skriver en plan" in {row["text"] for row in found["actions"]}


async def test_a_draft_that_others_write_in_is_told_of_but_not_shown(records, database):
    kept = StoredDossiers(database, FakeClock(NOW))
    terms = NyttokalkylPolicy().terms(NOW.date())
    alone = await kept.begin(Draft(CalculationKind.NEW_SYSTEM, "bo", terms), Participant("bo", "Bo Ek"))
    shared = await kept.begin(Draft(CalculationKind.NEW_SYSTEM, "bo", terms), Participant("bo", "Bo Ek"))
    await kept.invite(shared.number, Participant("eva", "Eva Lind", NOW.date(), "Bo Ek"))
    shown = {row["id"]: bool(row["draft"]) for row in (await records.about(BO))["drafts"]}
    assert shown == {str(alone.number): True, str(shared.number): False}


def test_every_column_that_can_hold_a_person_is_told_of_or_left_out_for_a_reason():
    told = {(section.table.name, name) for section in _SECTIONS.values() for name in section.whose}
    told |= {("dossier_participants", "person_id"), ("conversation_references", "person_id")}
    reasons = {
        ("audit_log", "person_name"): "beside the object id",
        ("planned_procurements", "source"): "a file's name",
        ("import_runs", "by"): "the account of whoever runs the command on the server",
        ("role_assignments", "person_id"): "a row of persons, told as roles",
        ("alert_history", "person"): "a name beside the object id",
        ("dossier_participants", "invited_by"): "the other person's name",
        ("alerts", "assignee"): "a name beside the object id",
        ("requests", "applicant_name"): "beside the object id",
        ("requests", "approver"): "a capacity",
        ("retirement_entries", "leader_name"): "beside the object id",
    }
    personal = re.compile(
        r"person|_by$|^by$|applicant|approver|organiser|recipient|assignee|^leader|aad_object|source$"
    )
    named = {
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if personal.search(column.name) and isinstance(column.type, Text | BigInteger | Integer)
    }
    ignored = {("meetings", "source"), ("systems", "personal_data")}
    assert named - ignored - told == set(reasons)


async def test_the_file_is_whole_and_computes_nothing(records):
    body = about_file(await records.about(BO), texts_for("sv"))
    book = openpyxl.load_workbook(io.BytesIO(body))
    assert book.sheetnames == [texts_for("sv")(f"about-section-{name}")[:31] for name in await records.about(BO)]
    assert set(await records.about(BO)) == set(SECTIONS)
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
