"""Payloads that no card of ours sends: refused politely, with nothing lost and nothing stored."""

from __future__ import annotations

import logging

import pytest

from bot.domain.people import Person
from bot.presses import VERBS
from tests.fakes.dialogs import ANSWERS, filled, submitted
from tests.fakes.house import House
from tests.fakes.registers import demo_departments, demo_systems

PEOPLE = [Person("maja", "Maja Sundkvist", department="Kommunstyrelseförvaltningen"), Person("eva", "Eva Lind")]


@pytest.fixture
async def house():
    house = House(demo_systems(), demo_departments(), PEOPLE)
    out = await house.press("nyttokalkyl.start", {"need": ANSWERS["need"]}, who="maja")
    while "step" not in (data := filled(out.card)) or data["step"] != "one_off":
        out = await house.press("nyttokalkyl.answer", data, who="maja")
    house.data = data
    return house


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1e30", "känner inte igen"),
        ("1" + "0" * 30, "får vara högst"),
        (10.0**30, "känner inte igen"),
        ("NaN", "kan inte läsa"),
        (float("nan"), "kan inte läsa"),
        ("Infinity", "kan inte läsa"),
        ("-5 000", "mindre än noll"),
        ("−5 000", "mindre än noll"),
        ("1,234", "Menar du"),
        ("1.234", "Menar du"),
        ("=1+1", "kan inte läsa"),
        ("5 / 4", "tre med snedstreck"),
        ("5 / 4 / 3", "Ordningen"),
        ("1,005,00", "kan inte läsa"),
        ("12 dollar", "känner inte igen"),
        ("9" * 15_000, "tecken"),
        ("\u0000\ud800", "kan inte läsa"),
    ],
)
async def test_an_amount_that_is_none(house, written, said, caplog):
    before = await house.dossiers.get(1)
    with caplog.at_level(logging.ERROR):
        out = await house.press("nyttokalkyl.answer", {**house.data, "a_phasing_out": written}, who="maja")
    assert said in out.text
    assert not caplog.records
    assert await house.dossiers.get(1) == before


@pytest.mark.parametrize(
    "written", ["1 234,50", "1,234.50", "1\u00a0234,50 kr", "SEK 1,234.50", "0,0012345 mnkr", "1.234,50 kr"]
)
async def test_swedish_and_english_amounts(house, written):
    await house.press("nyttokalkyl.answer", {**house.data, "a_phasing_out": written}, who="maja")
    assert (await house.dossiers.get(1)).draft.answers["one_off"]["phasing_out"] == written.strip()


async def test_a_form_without_any_cost_says_so(house):
    empty = {name: "" if name.startswith("a_") else value for name, value in house.data.items()}
    out = await house.press("nyttokalkyl.answer", empty, who="maja")
    assert "minst en av kostnaderna" in out.text
    bare = {name: value for name, value in house.data.items() if not name.startswith("a_")}
    assert "minst en av kostnaderna" in (await house.press("nyttokalkyl.answer", bare, who="maja")).text


@pytest.mark.parametrize(
    "step", ["risks", "realisation", "procurement", "review", "nothing", "", "__class__", "time_saving_3"]
)
async def test_a_step_that_has_not_been_reached(house, step):
    before = await house.dossiers.get(1)
    out = await house.press("nyttokalkyl.answer", {**house.data, "step": step, "a_risks": "x"}, who="maja")
    assert "Steg 5" in out.text
    assert await house.dossiers.get(1) == before


@pytest.mark.parametrize("version", [0, -1, "0", 10**30, "x", None, True, [], "²", 1.5])
async def test_a_version_that_never_was_changes_no_earlier_answer(house, version):
    kept = (await house.dossiers.get(1)).draft.given["need"]
    forged = {"draft": 1, "step": "need", "version": version, "a_need": "Något annat"}
    await house.press("nyttokalkyl.answer", forged, who="maja")
    given = (await house.dossiers.get(1)).draft.given["need"]
    assert given == kept


@pytest.mark.parametrize("draft", [0, -1, 2, 10**30, "1", None, True, 1.0, [1], {"x": 1}])
async def test_a_draft_that_is_not_there(house, draft, caplog):
    with caplog.at_level(logging.ERROR):
        for verb in sorted(verb for verb in VERBS if verb.startswith("nyttokalkyl.")):
            out = await house.press(verb, {**house.data, "draft": draft}, who="maja")
            assert out is not None
            assert out.card is not None
    assert not caplog.records


async def test_somebody_elses_draft_is_one_that_does_not_exist(house, caplog):
    before = await house.dossiers.get(1)
    with caplog.at_level(logging.ERROR):
        for verb in sorted(verb for verb in VERBS if verb.startswith("nyttokalkyl.") and verb != "nyttokalkyl.start"):
            theirs = await house.press(verb, {**house.data, "sure": "yes", "sent": "yes"}, who="eva", chat=f"1{verb}")
            nobodys = await house.press(verb, {**house.data, "draft": 999}, who="eva", chat=f"2{verb}")
            assert ANSWERS["need"] not in theirs.text
            if verb != "nyttokalkyl.retire":
                assert theirs == nobodys
    assert not caplog.records
    assert await house.dossiers.get(1) == before


async def test_a_submitted_version_cannot_be_changed(house):
    number = await submitted(house, "maja", title="Klar")
    before = await house.dossiers.get(number)
    for verb in ("answer", "back", "skip", "go", "reuse", "submit", "invite", "delete"):
        data = {"draft": number, "step": "scope", "version": 99, "a_title": "Ny", "sure": "yes", "system": "HAN-0001"}
        out = await house.press(f"nyttokalkyl.{verb}", data, who="maja")
        assert "Klar" in out.text
    assert await house.dossiers.get(number) == before


async def test_reusing_a_system_that_was_never_found(house):
    await house.press("nyttokalkyl.reuse", {"draft": 1, "system": "HAN-0001x"}, who="maja")
    assert (await house.dossiers.get(1)).draft.reused is None
