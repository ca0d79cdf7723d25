"""The quality drive in conversation and over HTTP: asked, reminded, answered, paused, and by the wrong people."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import pytest_asyncio

from bot.domain.people import Person
from bot.domain.quality import Act, Entry, Fact, fact_text
from bot.domain.requests import RequestStep
from bot.domain.systems import Department, RestrictedFacts, Role, RoleHolder
from bot.policies import QualityPolicy
from bot.quality.tidings import QualityTidings
from bot.tidings import Audience
from storage.quality import StoredQuality
from storage.records import ImportRun
from storage.repositories import SystemRepository
from storage.requests import StoredRequests
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector
from tests.fakes.decisions import card, verbs
from tests.fakes.house import House, Values
from tests.fakes.notices import Town
from tests.notices.rules import contract, system
from tests.quality.test_questions import WHOLE

NOW = datetime(2028, 2, 29, 9, 0, tzinfo=UTC)
BO = Person("bo", "Bo Alm", "bo@kommunen.example.invalid")
ASA = Person("asa", "Åsa Ek", "asa@kommunen.example.invalid")
IA = Person("it", "Ia Te", groups=frozenset({"it_unit"}))
BOTH_BO = Person("bo2", "Bo Alm", "bo2@kommunen.example.invalid", sole_bearer=False)
LEX = system(key="HAN-2", name="Lex", manager=RoleHolder(Role.SYSTEM_MANAGER, "Ulf Zorn"), restricted=WHOLE)


def house(*systems, quality=None):
    some = systems or (system(restricted=replace(WHOLE, maintenance_plan_url=None)), LEX)
    one = House(some, (Department("Socialförvaltningen"),), (BO, ASA, IA, BOTH_BO), quality=quality)
    one.now = NOW
    return one


async def acts(one, person="bo"):
    return [(asked.fact, asked.answer) for asked in (await one.quality.round(person)).questions]


async def test_the_next_question_is_put_and_confirmed_and_dated():
    one = house(system(restricted=WHOLE), LEX)
    shown = await one.say("gå igenom mina uppgifter", who="bo")
    assert "Åsa Ek är systemägare för Treserva enligt systemlistan. Ingen har bekräftat det ännu." in shown.text
    assert verbs(shown) == ["quality.confirm", "request.start", "quality.later", "quality.pause"]
    assert (
        await one.say("gå igenom mina uppgifter", who="bo")
    ).text == shown.text  # the same one, until it is answered
    done = await one.press("quality.confirm", {"question": 1}, who="bo")
    assert "Tack. Bekräftat 2028-02-29: systemägare för Treserva." in done.text
    assert "Bekräftat: systemägare 2028-02-29." in (await one.say("vad är Treserva?", who="bo")).text
    assert "Bekräftat" not in card(await one.say("vad är Treserva?", who="ulf"))
    assert "Bekräftat" not in card(await one.say("vad är Treserva?", who="bo", where="channel"))
    following = await one.press("quality.next", {}, who="bo")
    assert (
        "Avtal för Treserva enligt systemlistan: KS-1: till och med 2028-06-30, 3 månaders uppsägningstid."
        in following.text
    )
    assert [(row.system_key, row.facts) for row in one.turns.disclosed][-1][0] == "HAN-1"
    await one.say("det stämmer", who="bo")
    assert await acts(one) == [(Fact.OWNER, Act.CONFIRMED), (Fact.CONTRACT, Act.CONFIRMED)]
    dated = await one.say("när går avtalet för Treserva ut?", who="bo")
    assert "Bekräftat: avtal 2028-02-29." in dated.text


async def test_what_is_missing_is_filled_in_with_a_request():
    one = house()
    shown = await one.say("nästa fråga", who="bo")
    assert "saknar länk till systemförvaltningsplanen" in shown.text
    assert "quality.confirm" not in verbs(shown)
    assert "ingen uppgift att bekräfta" in (await one.say("det stämmer", who="bo")).text
    how = await one.say("det stämmer inte", who="bo")
    assert "klistra in länken" in how.text
    form = await one.press("request.start", {"kind": "plan", "system": "HAN-1", "quality": "1"}, who="bo")
    assert "Treserva" in form.text
    assert await acts(one) == [(Fact.PLAN, Act.MENDED)]
    sent = await one.say("https://kommunen.example.invalid/plan/treserva", who="bo")
    assert "https://kommunen.example.invalid/plan/treserva" in sent.text


async def test_later_and_pause_and_resume():
    one = house()
    await one.say("nästa fråga", who="bo")
    assert "tidigast 2028-03-30" in (await one.say("vet inte", who="bo")).text
    assert "Åsa Ek är systemägare" in (await one.say("nästa fråga", who="bo")).text
    paused = await one.say("pausa frågorna till 1 maj", who="bo")
    assert "pausade till och med 2028-04-30" in paused.text
    assert "pausade till och med 2028-04-30" in (await one.say("datakvalitet", who="bo")).text
    assert "högst ett år" in (await one.say("pausa frågorna till 1 maj 2035", who="bo")).text
    assert "högst en gång i veckan" in (await one.press("quality.resume", {}, who="bo")).text
    assert (await one.quality.round("bo")).paused_until is None
    assert "till och med 2028-05-28" in (await one.press("quality.pause", {}, who="bo")).text


@pytest.mark.parametrize(
    "data", [{}, {"question": 2}, {"question": "1"}, {"question": -1}, {"question": True}, {"question": 10**12}]
)
@pytest.mark.parametrize("verb", ["quality.confirm", "quality.later"])
async def test_a_forged_or_old_press_saves_nothing(verb, data):
    one = house(system(restricted=WHOLE))
    await one.say("nästa fråga", who="bo")
    assert "Inget har sparats" in (await one.press(verb, data, who="bo")).text
    assert await acts(one) == [(Fact.OWNER, None)]


@pytest.mark.parametrize("verb", ["quality.confirm", "quality.later", "quality.next"])
@pytest.mark.parametrize(
    ("who", "where"), [("asa", "personal"), ("it", "personal"), ("bo2", "personal"), ("bo", "channel"), ("bo", "group")]
)
async def test_only_the_manager_answers_and_only_in_their_own_chat(verb, who, where):
    one = house(system(restricted=WHOLE))
    await one.say("nästa fråga", who="bo")
    answer = await one.press(verb, {"question": 1}, who=who, where=where)
    assert "Treserva" not in card(answer)
    assert await acts(one) == [(Fact.OWNER, None)]
    assert not await acts(one, who) or who == "bo"


async def test_a_double_press_is_one_confirmation():
    one = house(system(restricted=WHOLE))
    await one.say("nästa fråga", who="bo")
    await one.press("quality.confirm", {"question": 1}, who="bo")
    assert "redan besvarad" in (await one.press("quality.confirm", {"question": 1}, who="bo")).text
    assert await acts(one) == [(Fact.OWNER, Act.CONFIRMED)]


async def test_a_register_that_has_moved_on_is_not_confirmed_blindly():
    one = house(system(restricted=WHOLE))
    await one.say("nästa fråga", who="bo")
    one.source.systems = (system(restricted=WHOLE, owner=RoleHolder(Role.SYSTEM_OWNER, "Eva Ro")),)
    one.source.number += 1
    one.forget_version()
    assert "systemlistan ändrats" in (await one.press("quality.confirm", {"question": 1}, who="bo")).text
    assert "Avtal för Treserva" in (await one.press("quality.next", {}, who="bo")).text
    assert await acts(one) == [(Fact.OWNER, None), (Fact.CONTRACT, None)]


async def test_it_sees_each_department_and_others_their_own():
    elsewhere = replace(LEX, department="Kulturförvaltningen")
    secret = replace(elsewhere, key="HAN-3", name="Tipslinjen", restricted=replace(WHOLE, secret=True))
    one = house(system(restricted=WHOLE), elsewhere, secret)
    told = await one.say("datakvalitet per förvaltning", who="it")
    assert "3 system med 15 uppgifter" in told.text
    assert "Kulturförvaltningen: 2 system" in told.text
    one.conversations.purposes["19:it"] = "it_alerts"
    assert "Kulturförvaltningen: Ett system" in (await one.say("datakvalitet", who="it", where="it")).text
    own = await one.say("datakvalitet", who="bo")
    assert "Ett system med 5 uppgifter: 100 % finns och 0 % är bekräftade." in own.text
    assert "personlig chatt" in (await one.say("datakvalitet", who="bo", where="channel")).text
    assert "inte som systemförvaltare" in (await one.say("datakvalitet", who="ia")).text


@pytest_asyncio.fixture
async def fake():
    connector = FakeConnector()
    await connector.start()
    yield connector
    await connector.stop()


async def begun(database, clock, systems):
    """The first import lies behind, so that questions may be asked."""
    repository = SystemRepository(database, clock)
    run = ImportRun("lista.xlsx", "ia")
    department = Department("Socialförvaltningen")
    await repository.save(systems, departments=(department,), missing=(), run=run, now=NOW - timedelta(days=60))
    return StoredQuality(database, clock)


def source(quality, systems, **policy):
    return QualityTidings(quality, Values(tuple(systems), ()), QualityPolicy(**policy), frozenset({28, 29, 30, 31}))


def new(fake):
    return [sent for sent in fake.sent if sent.method == "POST" and sent.conversation == "a:bo"]


def changed(fake):
    return [str(sent.activity) for sent in fake.sent if sent.method == "PUT"]


async def test_a_manager_is_asked_reminded_once_and_asked_the_next_thing(database, fake):
    clock = FakeClock(NOW)
    systems = (system(restricted=replace(WHOLE, contracts=(contract(end_date=date(2035, 6, 30)),))),)
    quality = await begun(database, clock, systems)
    drive = source(quality, systems)
    town = Town(database, clock, fake, systems, sources=[drive])
    one = house(*systems, quality=quality)
    try:
        await town.settle_in()
        await town.live(6, timedelta(hours=6))
        (asked,) = new(fake)
        assert asked.conversation == "a:bo"
        assert "Åsa Ek är systemägare för Treserva enligt systemlistan." in str(asked.activity)
        await town.live(7, timedelta(hours=6))
        asked, reminded = new(fake)
        assert "Det är en påminnelse." in str(reminded.activity)
        one.now = clock()
        fake.sent.clear()
        number = (await quality.round("bo")).open.number
        await one.press("quality.confirm", {"question": number}, who="bo")
        await town.run()
        await town.run()
        assert len(changed(fake)) == 2  # both messages show the outcome
        assert all("Uppgiften bekräftades" in text and "Åsa Ek" not in text for text in changed(fake))
        fake.sent.clear()
        await town.live(10, timedelta(hours=6))
        assert "Avtal för Treserva" in str(new(fake)[0].activity)
        facts = [(asked.fact, asked.answer) for asked in (await quality.round("bo")).questions]
        assert facts == [(Fact.OWNER, Act.CONFIRMED), (Fact.CONTRACT, None)]
    finally:
        await town.close()


async def test_a_pause_the_quiet_weeks_and_a_switch_are_respected(database, fake):
    clock = FakeClock(NOW)
    systems = (system(restricted=RestrictedFacts()),)
    quality = await begun(database, clock, systems)
    audience = Audience((BO,))
    off = source(quality, systems, enabled=False)
    july = [date(2028, 7, 10) + timedelta(days=day) for day in range(14)]
    for day in [*july, *(NOW.date() + timedelta(days=n) for n in range(7))]:
        assert not (await off.reckon(day, audience)).new
    late = source(quality, systems, start_after_days=90)
    for n in range(7):
        assert not (await late.reckon(NOW.date() + timedelta(days=n), audience)).new
    on = source(quality, systems)
    for day in july:
        assert not (await on.reckon(day, audience)).new
    await quality.add(Entry("bo", 1, Act.PAUSED, NOW.date(), until=date(2028, 3, 31)))
    for n in range(30):
        assert not (await on.reckon(NOW.date() + timedelta(days=n), audience)).new
    days = [date(2028, 4, 3) + timedelta(days=n) for n in range(5)]
    assert [day for day in days if (await on.reckon(day, audience)).new]


async def test_two_replicas_put_one_question(database):
    clock = FakeClock(NOW)
    systems = (system(restricted=RestrictedFacts()),)
    quality = await begun(database, clock, systems)
    replicas = [source(StoredQuality(database, clock), systems) for _ in range(3)]
    for n in range(7):
        await asyncio.gather(*(one.reckon(NOW.date() + timedelta(days=n), Audience((BO,))) for one in replicas))
    assert len((await quality.round("bo")).questions) == 1


async def test_a_new_manager_is_not_told_of_the_old_ones_question(database):
    clock = FakeClock(NOW)
    before, today = (system(restricted=RestrictedFacts()),), NOW.date()
    quality = await begun(database, clock, before)
    await quality.add(Entry("bo", 1, Act.ASKED, today, "HAN-1", Fact.PLAN))
    handed = (replace(before[0], manager=RoleHolder(Role.SYSTEM_MANAGER, "Åsa Ek")),)
    told = await source(quality, handed, start_after_days=3650).reckon(today, Audience((BO, ASA)))
    assert not told.new
    (moot,) = told.amended
    assert moot.revision == "moot"
    one = house(*handed, quality=quality)
    assert "inte som systemförvaltare" in (await one.press("quality.confirm", {"question": 1}, who="bo")).text


async def test_a_confirmation_stands_in_the_audit_log_and_a_change_by_request_counts(database):
    clock = FakeClock(NOW)
    one_system = system(restricted=WHOLE)
    quality = await begun(database, clock, (one_system,))
    said = fact_text(one_system, Fact.PLAN)
    assert await quality.add(Entry("bo", 1, Act.ASKED, NOW.date(), "HAN-1", Fact.PLAN, said))
    answer = Entry("bo", 2, Act.CONFIRMED, NOW.date(), "HAN-1", Fact.PLAN, said, "Bo Alm")
    assert await quality.add(answer, "a:bo")
    assert not await quality.add(answer, "a:bo")
    (line,) = await StoredRequests(database, clock).audit(system="HAN-1")
    assert (line.step, line.person, line.before, line.after) == (RequestStep.CONFIRM, "bo", said, said)
    known = await quality.known()
    assert known.dated(one_system, Fact.PLAN) == NOW.date()
    assert known.dated(one_system, Fact.OWNER) is None
    assert set(known.confirmed) == {("HAN-1", Fact.PLAN)}
    other = StoredQuality(database, clock)
    assert await other.known() == known
    assert await other.known() is await other.known()
    house_ = house(one_system, quality=quality)
    house_.requests = StoredRequests(database, clock)
    log = await house_.say("logg för Treserva", who="it")
    assert "Treserva" in log.text
