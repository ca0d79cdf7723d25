"""«Lathunden» is answered with a link that opens and the day it changed, also in a channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote

import pytest

from bot.policies import GovernanceDocument
from bot.ports import ChannelFile
from tests.fakes.house import House
from tests.fakes.registers import demo_departments, demo_systems

SYSTEMS = demo_systems()


def file(name, *, at=datetime(2026, 3, 3, 22, 30, tzinfo=UTC), folder=""):
    url = f"https://kommunen.example.invalid/{quote(name)}"
    return ChannelFile(name, name, url, at, "1", folder)


FILES = [
    file("Lathund_för_systemförvaltningsplan.docx"),
    file("Mall för systemförvaltningsplan.docx", at=datetime(2026, 10, 1, 8, 0, tzinfo=UTC)),
    file("Matris för systemklassificering.xlsx"),
    file("Checklista för systemspecialist.docx"),
    file("Checklista för systemförvaltare.docx"),
    file("Informationssäkerhetsinstruktion.pdf"),
    file("kanalens bild.png"),
]


@pytest.fixture
def house():
    made = House(SYSTEMS, demo_departments())
    made.files.known = list(FILES)
    return made


def links(card):
    actions = [action for block in card["body"] for action in block.get("actions", ())]
    return [action["url"] for action in actions if action["type"] == "Action.OpenUrl"]


def presses(card):
    actions = [action for block in card["body"] for action in block.get("actions", ())]
    actions += [block["selectAction"] for block in card["body"] if "selectAction" in block]
    return [(action["verb"], action["data"]) for action in actions if action["type"] == "Action.Execute"]


@pytest.mark.parametrize("where", ["personal", "channel", "group"])
@pytest.mark.parametrize(
    ("asked", "name", "changed"),
    [
        ("lathunden", "Lathund_för_systemförvaltningsplan.docx", "3 mars 2026"),
        ("Var finns lathunden?", "Lathund_för_systemförvaltningsplan.docx", "3 mars 2026"),
        ("mallen för förvaltningsplan", "Mall för systemförvaltningsplan.docx", "1 oktober 2026"),
        ("planmallen", "Mall för systemförvaltningsplan.docx", "1 oktober 2026"),
        ("matrisen", "Matris för systemklassificering.xlsx", "3 mars 2026"),
        ("var hittar jag klassificeringsmatrisen", "Matris för systemklassificering.xlsx", "3 mars 2026"),
        ("checklistan för systemspecialister", "Checklista för systemspecialist.docx", "3 mars 2026"),
        ("var ligger informationssäkerhetsinstruktionen", "Informationssäkerhetsinstruktion.pdf", "3 mars 2026"),
    ],
)
async def test_a_document_is_answered_with_its_link_and_the_day_it_changed(house, where, asked, name, changed):
    said = await house.say(asked, where=where)
    url = f"https://kommunen.example.invalid/{quote(name)}"
    assert f"ändrad {changed}" in said.text
    assert url in said.text
    assert links(said.card) == [url]


async def test_the_day_is_the_local_one(house):
    house.files.known = [file("Lathund.docx", at=datetime(2026, 3, 3, 23, 30, tzinfo=UTC))]
    assert "4 mars 2026" in (await house.say("lathunden")).text


async def test_of_several_one_is_chosen_by_a_button(house):
    said = await house.say("checklistan")
    assert links(said.card) == []
    chosen = [data for verb, data in presses(said.card) if verb == "document.show"]
    assert sorted(data["name"] for data in chosen) == [
        "Checklista för systemförvaltare",
        "Checklista för systemspecialist",
    ]
    opened = await house.press("document.show", chosen[0])
    assert len(links(opened.card)) == 1


async def test_what_is_not_there_is_not_guessed(house):
    said = await house.say("var finns mallen för nyttokalkyl-rapport")
    assert links(said.card) == []
    house.files.known = FILES[:1]
    said = await house.say("var finns samverkansmodellen?")
    assert "Jag hittar inget dokument" in said.text
    assert links(said.card) == []


async def test_all_documents_are_shown_with_the_newest_first(house):
    said = await house.say("Vad är ändrat bland styrdokumenten?")
    assert said.text.index("Mall för systemförvaltningsplan") < said.text.index("Matris")
    assert "bild" not in said.text


async def test_a_file_is_not_taken_for_a_system_nor_a_system_for_a_file(house):
    system = SYSTEMS[0]
    house.files.known.append(file(f"{system.name}.docx"))
    said = await house.say(f"vad är {system.name}?")
    assert system.name in said.text
    assert links(said.card) == []


async def test_the_guide_is_found_though_a_system_is_named(house):
    said = await house.say(f"var finns lathunden för {SYSTEMS[0].name}?")
    assert "Lathund för systemförvaltningsplan, ändrad" in said.text


async def test_a_link_of_the_settings_goes_before_a_file(house):
    named = GovernanceDocument(
        name="Samverkansmodellen", aliases=["sammodellen"], url="https://intranet.example.invalid/s"
    )
    house.router._policy = replace(house.router._policy, documents=[named])
    assert links((await house.say("samverkansmodellen")).card) == ["https://intranet.example.invalid/s"]


async def test_names_that_the_settings_give_find_a_file(house):
    named = GovernanceDocument(name="Matris för systemklassificering", aliases=["handboken"])
    house.router._policy = replace(house.router._policy, documents=[named])
    assert "Matris för systemklassificering, ändrad" in (await house.say("handboken")).text


async def test_english_is_answered_in_english(house):
    said = await house.say("where is the checklist for system specialists?")
    assert "Checklista" in said.text
    said = await house.say("where is the template?")
    assert "Mall för systemförvaltningsplan, changed 1 October 2026" in said.text


@pytest.mark.parametrize("name", ["Lathund", "", "x" * 3000, "[a](http://b) *c*"])
async def test_a_pressed_name_that_is_gone_is_answered_kindly(house, name):
    said = await house.press("document.show", {"name": name})
    assert "dokument" in said.text.casefold()
    assert all(url.startswith("https://kommunen.example.invalid/") for url in links(said.card))


async def test_without_files_the_documents_of_the_model_are_named(house):
    house.files.known = []
    said = await house.say("lathunden")
    assert "ligger bland filerna i kanalen" in said.text
