"""After submission: who sees what, who may take which step, and what hidden systems never give away."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.domain.nyttokalkyl.lifecycle import Stage
from bot.domain.people import Person
from bot.domain.systems import RestrictedFacts
from bot.policies import NyttokalkylPolicy
from storage.dossiers import StoredDossiers
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.dialogs import ANSWERS, filled, pressable, submitted, to_review
from tests.fakes.house import NOW, House
from tests.fakes.registers import demo_departments, demo_systems

KSF, UTB = "Kommunstyrelseförvaltningen", "Utbildningsförvaltningen"
OWNER = next(one.owner for one in demo_systems() if one.department == KSF and one.owner)
PEOPLE = [
    Person("maja", "Maja Sundkvist", "maja@x.invalid", department=KSF),
    Person("oskar", "Oskar Cederqvist", "oskar@x.invalid", department=KSF),
    Person("eva", "Eva Lind", "eva@x.invalid", department=UTB),
    Person("it", "Amir Hedlund", "it@x.invalid", department=KSF, groups=frozenset({"it_unit"})),
    Person("chief", "Kerstin Chef", "Chief@x.invalid", department=KSF),
    Person("owner", OWNER.name, "owner@x.invalid", department=KSF),
    Person("buyer", "Lena Brodin", "buyer@x.invalid", department=KSF),
    Person("leaver", "Kerstin Chef", "chief@x.invalid", department=KSF, active=False),
]
POLICY = NyttokalkylPolicy(management={KSF: ["chief@x.invalid", "it@x.invalid"]}, procurement_unit=["buyer@x.invalid"])


def born(**more):
    return House(demo_systems(), demo_departments(), PEOPLE, policy=more.pop("policy", POLICY), **more)


@pytest.fixture
def house():
    return born()


async def stage(house, number=1):
    return (await house.dossiers.get(number)).matter.stage


async def test_the_whole_life_typed(house):
    await submitted(house, "maja")
    assert "sparat" in (await house.say("yttrande 1: Integrationen behöver utredas.", who="it")).text
    assert "redovisats" in (await house.say("redovisad 1", who="maja")).text
    decided = await house.say("beslut 1 ja KS 2026-12, nyttan är klar", who="chief")
    assert "KS 2026-12" in decided.text
    assert "upphandlingen har börjat" in (await house.say("upphandling 1", who="buyer")).text
    house.now = NOW + timedelta(days=800)
    followed = await house.say("uppföljning 1: 180 tkr; färre använde det", who="maja")
    assert "verklig nytta 180\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr" in followed.text
    matter = (await house.dossiers.get(1)).matter
    assert matter.stage is Stage.FOLLOWED_UP
    assert (matter.follow_up.realised, matter.follow_up.comment) == (Decimal(180000), "färre använde det")
    assert (matter.decision.by, matter.decision.reason) == ("Kerstin Chef", "nyttan är klar")


async def test_the_whole_life_by_card_on_both_databases(database):
    house = born(dossiers=StoredDossiers(database, lambda: NOW))
    await submitted(house, "maja")
    for verb, who, values in (
        ("nyttokalkyl.statement", "it", {"a_text": "Bra."}),
        ("nyttokalkyl.present", "maja", {"a_on": "2026-11-23"}),
        ("nyttokalkyl.decide", "chief", {"a_verdict": "yes", "a_diarienummer": "KS 1", "a_on": "2026-11-24"}),
        ("nyttokalkyl.procure", "buyer", {"a_on": "2026-11-24"}),
    ):
        status = await house.press("nyttokalkyl.status", {"draft": 1}, who=who)
        opened = await house.press(verb, pressable(status.card, verb), who=who)
        await house.press(verb, {**pressable(opened.card, verb), **values}, who=who)
    assert await stage(house) is Stage.PROCUREMENT


async def test_nothing_is_procured_before_it_has_been_presented(house):
    await submitted(house, "maja")
    assert "taktiskt möte innan upphandlingen" in (await house.say("upphandling 1", who="maja")).text
    assert await stage(house) is Stage.SUBMITTED


async def test_it_states_and_never_decides(house):
    await submitted(house, "maja")
    await house.say("yttrande 1: Bra.", who="it")
    await house.say("redovisad 1", who="maja")
    status = await house.press("nyttokalkyl.status", {"draft": 1}, who="it")
    assert pressable(status.card, "nyttokalkyl.decide") is None
    form = {"draft": 1, "a_verdict": "yes", "a_diarienummer": "KS 1", "a_on": "2026-11-24", "sent": "yes"}
    for who in ("it", "oskar", "maja", "owner", "eva", "leaver", "buyer"):
        await house.press("nyttokalkyl.decide", form, who=who)
        assert await stage(house) is Stage.PRESENTED, who
    await house.press("nyttokalkyl.decide", form, who="chief")
    assert await stage(house) is Stage.DECIDED


async def test_an_owner_decides_within_the_limit_and_not_above_it():
    form = {"draft": 1, "a_verdict": "no", "a_diarienummer": "KS 1", "a_on": "2026-11-24", "sent": "yes"}
    for limit, decided in ((Decimal(9_000_000), True), (Decimal(1000), False)):
        house = born(policy=NyttokalkylPolicy(moderate_cost={KSF: limit}))
        await submitted(house, "maja", integrations="")
        await house.say("yttrande 1: Bra.", who="it")
        await house.say("redovisad 1", who="maja")
        await house.press("nyttokalkyl.decide", form, who="owner")
        assert (await stage(house) is Stage.DECIDED) is decided


async def test_what_is_sent_back_is_completed_and_handed_in_as_the_next_version(house):
    await submitted(house, "maja")
    await house.say("yttrande 1: Bra.", who="it")
    await house.say("redovisad 1", who="maja")
    await house.say("beslut 1 återremiss KS 7, räkna om", who="chief")
    out = await house.say("komplettera 1", who="maja")
    out = await to_review(house, out, "maja")
    out = await house.press("nyttokalkyl.submit", pressable(out.card, "nyttokalkyl.submit"), who="maja")
    assert "är inlämnad" in out.text
    assert [version.number for version in (await house.dossiers.get(1)).matter.versions] == [1, 2]


async def test_a_day_that_has_not_come_and_one_before_the_meeting_are_refused(house):
    await submitted(house, "maja")
    await house.say("yttrande 1: Bra.", who="it")
    assert "har inte varit än" in (await house.say("redovisad 1 2030-01-01", who="maja")).text
    await house.say("redovisad 1", who="maja")
    form = {"draft": 1, "a_verdict": "yes", "a_diarienummer": "KS 1", "a_on": "2026-11-01", "sent": "yes"}
    assert "före det taktiska mötet" in (await house.press("nyttokalkyl.decide", form, who="chief")).text


async def test_a_draft_is_its_participants_and_a_submission_its_departments_and_its(house):
    await house.press("nyttokalkyl.start", {"need": ANSWERS["need"]}, who="maja")
    for who in ("oskar", "eva", "it", "chief", "leaver"):
        out = await house.press("nyttokalkyl.resume", {"draft": 1}, who=who)
        assert ANSWERS["need"] not in json.dumps(out.card, ensure_ascii=False)
        missing = await house.press("nyttokalkyl.resume", {"draft": 999}, who=who)
        assert (out.text, out.card) == (missing.text, missing.card)
    await submitted(house, "oskar", title="Den inlämnade")
    for who, sees in (("maja", True), ("chief", True), ("it", True), ("eva", False), ("leaver", False)):
        out = await house.press("nyttokalkyl.status", {"draft": 2}, who=who)
        assert ("Den inlämnade" in out.text) is sees, who
    assert "Den inlämnade" in (await house.say("mina nyttokalkyler", who="it")).text
    assert "Den inlämnade" not in (await house.say("mina nyttokalkyler", who="eva")).text


def with_secret():
    template = next(one for one in demo_systems() if one.name == "W3D3")
    secret = replace(
        template,
        key="HAN-9997",
        name="Skyddsskannern",
        functions=("Skanning av visselblåsare",),
        description="Skanning av visselblåsare",
        restricted=RestrictedFacts(secret=True),
    )
    return (*demo_systems(), secret)


async def test_a_hidden_system_reaches_it_and_the_asker_learns_nothing():
    need = {"need": "skanning av visselblåsare"}
    with_, without = House(with_secret(), demo_departments(), PEOPLE), born(policy=NyttokalkylPolicy())
    for house in (with_, without):
        house.seen = [await house.press("nyttokalkyl.start", need, who="maja")]
        house.seen.append(await house.press("nyttokalkyl.answer", filled(house.seen[0].card), who="maja"))
        house.seen.append(await house.say("dolda överlapp", who="maja"))
    assert with_.seen == without.seen
    told = await with_.say("dolda överlapp", who="it")
    assert "Skyddsskannern" in told.text
    assert "Skyddsskannern" not in (await without.say("dolda överlapp", who="it")).text
    settle = pressable(told.card, "overlaps.settle")
    await with_.press("overlaps.settle", settle, who="maja")
    assert len(await with_.dossiers.hidden()) == 1
    assert "Inga behov väntar" in (await with_.press("overlaps.settle", settle, who="it")).text


async def test_a_reader_who_sees_the_hidden_system_gets_it_into_no_draft():
    reader = Person("reader", "Sigrid Ahlbäck", groups=frozenset({"register_reader"}))
    house = House(with_secret(), demo_departments(), [*PEOPLE, reader])
    out = await house.press("nyttokalkyl.start", {"need": "skanning av visselblåsare"}, who="reader")
    assert "Skyddsskannern" not in json.dumps(out.card, ensure_ascii=False)
    out = await house.say("vi vill avveckla Skyddsskannern", who="reader")
    assert "Skyddsskannern" not in json.dumps(out.card, ensure_ascii=False)


async def test_a_decider_whom_entra_places_elsewhere_reads_and_decides():
    people = [*PEOPLE, Person("boss", "Mehdi Chef", "boss@x.invalid", department=UTB)]
    house = House(
        demo_systems(), demo_departments(), people, policy=NyttokalkylPolicy(management={KSF: ["Boss@x.invalid"]})
    )
    await submitted(house, "maja")
    await house.say("yttrande 1: Bra.", who="it")
    await house.say("redovisad 1", who="maja")
    assert "KS 1" in (await house.say("beslut 1 ja KS 1", who="boss")).text
    assert (await house.press("nyttokalkyl.status", {"draft": 1}, who="eva")).text.startswith("Det finns ingen sådan")


async def test_it_is_said_when_nobody_can_register_the_decision():
    told = []
    for management in ({}, {KSF: ["chief@x.invalid"]}):
        house = born(policy=NyttokalkylPolicy(management=management))
        await submitted(house, "maja")
        told.append("Ingen är utsedd att registrera beslut" in (await house.say("status 1", who="maja")).text)
    assert told == [True, False]
