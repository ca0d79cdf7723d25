"""Planned procurements: entered by those who know, seen by everybody, and shown beside what exists."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bot.domain.people import Person
from bot.domain.procurements import PlannedProcurement
from bot.policies import NyttokalkylPolicy
from bot.ports import PlanChange
from storage.procurements import StoredProcurements
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.dialogs import ANSWERS
from tests.fakes.house import NOW, House
from tests.fakes.registers import demo_departments, demo_systems

PEOPLE = [
    Person("maja", "Maja Sundkvist", "maja@x.invalid", department="Kommunstyrelseförvaltningen"),
    Person("it", "Amir Hedlund", "it@x.invalid", groups=frozenset({"it_unit"})),
    Person("buyer", "Lena Brodin", "Buyer@x.invalid"),
    Person("leaver", "Bo Ek", "buyer@x.invalid", groups=frozenset({"it_unit"}), active=False),
]
POLICY = NyttokalkylPolicy(procurement_unit=["buyer@x.invalid"])
PLAN = "planerad upphandling: Utbildningsnämnden; kvartal 2 2027; maskning av handlingar som lämnas ut; 450 tkr"


@pytest.fixture
def house():
    return House(demo_systems(), demo_departments(), PEOPLE, policy=POLICY)


async def plans(house):
    return await house.router._calculations.plans.upcoming(house.now.date())


@pytest.mark.parametrize("who", ["it", "buyer"])
async def test_what_is_entered_is_seen_by_everybody_in_a_channel_too(house, who):
    assert "är inlagd" in (await house.say(PLAN, who=who)).text
    assert "fanns redan" in (await house.say(PLAN, who=who)).text
    listed = (await house.say("planerade upphandlingar", who="maja", where="channel")).text
    assert "maskning av handlingar som lämnas ut (Utbildningsnämnden, kvartal 2 2027, 450" in listed
    (plan,) = await plans(house)
    assert (plan.department, plan.source, plan.entered_by) == ("Utbildningsförvaltningen", "chat", who)


async def test_others_may_not_enter_any_and_nobody_in_a_channel(house):
    assert "Be någon av dem" in (await house.say(PLAN, who="maja")).text
    await house.say(PLAN, who="it", where="channel")
    assert await plans(house) == []


@pytest.mark.parametrize(
    "written",
    [
        "Utbildningsnämnden",
        "Utbildningsnämnden; kvartal 5 2027; lokaler",
        "Utbildningsnämnden; kvartal 2 1027; lokaler",
        "Utbildningsnämnden; snart; lokaler",
        "Utbildningsnämnden; q2 2027; lokaler; NaN",
        "Utbildningsnämnden; q2 2027; lokaler; -5",
        f"Utbildningsnämnden; q2 2027; lokaler; {10**30}",
        "; ; ;",
    ],
)
async def test_what_cannot_be_read_is_refused_with_an_example(house, written):
    assert "Skriv till exempel" in (await house.say(f"planerad upphandling: {written}", who="it")).text
    assert await plans(house) == []


@pytest.mark.parametrize("when", ["kvartal 2 2027", "Q2 2027", "kv 2 2027", "2027-Q2", "2 2027", "2027 kvartal 2"])
async def test_quarters_as_people_write_them(house, when):
    await house.say(f"planerad upphandling: Kommunstyrelsen; {when}; bokning av lokaler", who="it")
    (plan,) = await plans(house)
    assert (plan.year, plan.quarter, plan.value, plan.department) == (2027, 2, None, "Kommunstyrelseförvaltningen")


async def test_a_need_that_is_planned_elsewhere_is_met_with_it_in_the_first_answer(house):
    await house.say(PLAN, who="it")
    out = await house.press("nyttokalkyl.start", {"need": ANSWERS["need"]}, who="maja")
    assert "Det här är redan planerat: maskning av handlingar" in json.dumps(out.card, ensure_ascii=False)
    assert "Det här är redan planerat" in out.text


async def test_kept_on_both_databases_until_its_quarter_is_over(database):
    kept = StoredProcurements(database, lambda: NOW)
    plan = PlannedProcurement(0, "KS", "", 2027, 2, "Bokning", None, ("bokning",), "it", "chat")
    stored, change = await kept.put(plan)
    assert change is PlanChange.ADDED
    assert (await kept.put(plan))[1] is PlanChange.UNCHANGED
    moved = PlannedProcurement(0, "ks", "", 2027, 3, "bokning", None, ("bokning",), "it", "chat")
    assert await kept.put(moved) == (await kept.get(stored.number), PlanChange.CHANGED)
    assert [one.quarter for one in await kept.upcoming(datetime(2027, 9, 30, tzinfo=UTC).date())] == [3]
    assert await kept.upcoming(datetime(2027, 10, 1, tzinfo=UTC).date()) == []
    assert await kept.remove(stored.number)
    assert not await kept.remove(stored.number)


def form(**written):
    given = {"committee": "Utbildningsnämnden", "quarter": "Q2 2027", "title": "Bokning av lokaler", "value": "450 tkr"}
    return {f"p_{name}": text for name, text in {**given, **written}.items()}


async def test_entered_changed_and_taken_away_on_cards(house):
    opened = await house.say("ny planerad upphandling", who="it")
    assert "Vad som ska upphandlas" in json.dumps(opened.card, ensure_ascii=False)
    assert "är inlagd" in (await house.press("plan.save", form(), who="it")).text
    (plan,) = await plans(house)
    assert f"{plan.number}: Bokning av lokaler" in (await house.say("planerade upphandlingar", who="it")).text

    shown = await house.say(f"ändra planerad upphandling {plan.number}", who="it")
    assert '"Q2 2027"' in json.dumps(shown.card)
    await house.press("plan.save", {"plan": plan.number, **form(quarter="kvartal 1 2028")}, who="it")
    (moved,) = await plans(house)
    assert (moved.year, moved.quarter, moved.title) == (2028, 1, "Bokning av lokaler")

    asked = await house.say(f"ta bort planerad upphandling {moved.number}", who="it")
    assert "Ska Bokning av lokaler" in asked.text
    assert await plans(house) == [moved]
    assert "borttagen" in (await house.press("plan.remove", {"plan": moved.number, "sure": "yes"}, who="it")).text
    assert "finns inte längre" in (await house.press("plan.remove", {"plan": moved.number}, who="it")).text
    assert await plans(house) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"quarter": "hösten"}, "kvartalet"),
        ({"value": "NaN"}, "värdet"),
        ({"value": "-3"}, "värdet"),
        ({"title": "  "}, "Jag behöver nämnd"),
    ],
)
async def test_a_fault_in_the_form_loses_nothing_that_was_written(house, wrong, said):
    out = await house.press("plan.save", form(**wrong), who="it")
    card = json.dumps(out.card, ensure_ascii=False)
    assert said in out.text
    assert "Utbildningsnämnden" in card
    assert await plans(house) == []


@pytest.mark.parametrize(
    ("who", "where"), [("maja", "personal"), ("it", "channel"), ("it", "group"), ("leaver", "personal")]
)
async def test_cards_do_not_help_those_who_may_not(house, who, where):
    await house.press("plan.save", form(), who="it")
    (plan,) = await plans(house)
    for verb, data in (
        ("plan.form", {"plan": plan.number}),
        ("plan.save", {"plan": plan.number, **form(title="Något annat")}),
        ("plan.remove", {"plan": plan.number, "sure": "yes"}),
    ):
        out = await house.press(verb, data, who=who, where=where)
        assert out.card is None or "plan.save" not in json.dumps(out.card)
    assert await plans(house) == [plan]


@pytest.mark.parametrize("number", [0, -1, 10**30, "1", True, None, [1], 999_999])
async def test_a_forged_number_changes_nothing(house, number):
    await house.press("plan.save", form(), who="it")
    before = await plans(house)
    await house.press("plan.remove", {"plan": number, "sure": "yes"}, who="it")
    assert await plans(house) == before
