"""A retirement carried through its life in conversation and over HTTP, on both databases, and by the wrong people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
import pytest_asyncio

from bot.domain.agendas import ItemKind
from bot.domain.checklists import STEPS, Step
from bot.domain.contract_decisions import Act as ContractAct
from bot.domain.contract_decisions import Capacity as ContractCapacity
from bot.domain.contract_decisions import Case as ContractCase
from bot.domain.contract_decisions import Entry as ContractEntry
from bot.domain.contract_decisions import Outcome
from bot.domain.meetings import Forum, Meeting
from bot.domain.people import Person
from bot.domain.retirements import Act, State
from bot.domain.systems import Department, LifecyclePhase, RestrictedFacts
from bot.policies import RetirementPolicy
from bot.retirements.showing import standing
from bot.retirements.tidings import RetirementTidings
from bot.tidings import Audience
from storage.contract_decisions import StoredContractDecisions
from storage.dossiers import StoredDossiers
from storage.retirements import StoredRetirements
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector
from tests.fakes.decisions import card, verbs
from tests.fakes.house import House, Values
from tests.fakes.notices import IT as IT_CHANNEL
from tests.fakes.notices import Town
from tests.notices.rules import contract, system

NOW = datetime(2028, 2, 29, 9, 0, tzinfo=UTC)
BO = Person("bo", "Bo Alm", "bo@kommunen.example.invalid")
ASA = Person("asa", "Åsa Ek", "asa@kommunen.example.invalid")
EVA = Person("eva", "Eva Ro", "eva@kommunen.example.invalid")
ULF = Person("ulf", "Ulf Zorn", "ulf@kommunen.example.invalid")
IA = Person("it", "Ia Te", groups=frozenset({"it_unit"}))
OPEN = {
    "system": "HAN-1",
    "sent": "yes",
    "a_note": "Lifecare tar över.",
    "a_target": "2028-09-29",
    "a_leader": "eva@kommunen.example.invalid",
}


def house(*systems, retirements=None):
    people = (BO, ASA, EVA, ULF, IA)
    one = House(systems or (system(contract()),), (Department("Socialförvaltningen"),), people, retirements=retirements)
    one.now = NOW
    return one


def new(fake):
    return sorted(sent.conversation for sent in fake.sent if sent.method == "POST")


async def version(one):
    return (await one.retirements.get("HAN-1")).version


async def press(one, topic, who, **inputs):
    data = {"system": "HAN-1", "version": await version(one), "sent": "yes"}
    return await one.press(
        f"retirement.{topic}", data | {f"a_{name}": value for name, value in inputs.items()}, who=who
    )


async def test_a_sentence_opens_a_form_and_the_owner_opens_the_case():
    one = house()
    form = await one.say("avveckla Treserva", who="asa")
    assert "Inget är öppnat än" in form.text
    assert "pekar inte ut någon" in form.text
    assert await one.retirements.get("HAN-1") is None
    done = await one.press("retirement.open", OPEN, who="asa")
    assert "Ärendet är öppnat." in done.text
    assert "Eva Ro leder avvecklingen." in done.text
    again = await one.press("retirement.open", OPEN, who="asa")
    assert "Så här står det nu." in again.text
    assert len(await one.retirements.history("HAN-1")) == 1
    shown = await one.say("avveckling av Treserva", who="eva")
    assert "retirement.done" in verbs(shown)
    assert "retirement.deviation" not in verbs(shown)
    listed = await one.say("avvecklingar", who="eva")
    assert "En avveckling pågår." in listed.text
    assert "Treserva" in listed.text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"a_note": " "}, "Skriv några ord."),
        ({"a_target": "2027-01-01"}, "Ange en dag från och med i dag"),
        ({"a_target": "snart"}, "Ange en dag från och med i dag"),
        ({"a_leader": "ingen@alls"}, "Jag hittar ingen"),
        ({"a_note": "x" * 2_001}, "högst 2"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_opened(change, said):
    one = house()
    answer = await one.press("retirement.open", OPEN | change, who="asa")
    assert said in answer.text
    assert await one.retirements.get("HAN-1") is None


async def test_typed_acts():
    one = house()
    await one.press("retirement.open", OPEN, who="asa")
    await one.say("avveckling av Treserva: klart 2 Alla användare har fått brev.", who="bo")
    await one.say("avveckling av Treserva: mål 2028-12-29", who="eva")
    await one.say("avveckling av Treserva: ledare ulf@kommunen.example.invalid", who="it")
    await one.say("avveckling av Treserva: avvikelse 9 Leverantören finns inte längre.", who="asa")
    refused = await one.say("avveckling av Treserva: stäng", who="asa")
    assert "Det finns obligatoriska steg kvar." in refused.text
    case = await one.retirements.get("HAN-1")
    assert list(case.done) == [Step.USERS]
    assert case.deviations[Step.ERASURE].by == "asa"
    assert (case.target, case.leader) == (date(2028, 12, 29), "ulf")
    await one.say("avveckling av Treserva: avbryt Vi behåller det.", who="asa")
    assert (await one.retirements.get("HAN-1")).state is State.CANCELLED


@pytest.mark.parametrize("topic", ["open", "done", "deviation", "leader", "target", "close", "cancel", "show"])
@pytest.mark.parametrize(("who", "where"), [("ulf", "personal"), ("asa", "channel"), ("it", "group")])
async def test_others_are_told_the_phase_and_nothing_more(topic, who, where):
    untouched, one = house(), house()
    await one.press("retirement.open", OPEN, who="asa")
    data = OPEN | {"version": 1, "a_step": "users"}
    seen = await one.press(f"retirement.{topic}", data, who=who, where=where)
    without = await untouched.press(f"retirement.{topic}", data, who=who, where=where)
    assert (seen.text, seen.card) == (without.text, without.card)
    assert "är inte under avveckling enligt systemlistan" in seen.text
    assert len(await one.retirements.history("HAN-1")) == 1


async def test_a_public_phase_is_public():
    one = house(system(contract(), phase=LifecyclePhase.RETIREMENT))
    assert "Treserva är under avveckling." in (await one.say("avveckling av Treserva", who="ulf")).text


async def test_a_secret_system_does_not_exist():
    secret = system(contract(), secret=True)
    one, empty = house(secret, system(key="HAN-2", name="Lex")), house(system(key="HAN-2", name="Lex"))
    await one.press("retirement.open", OPEN, who="asa")
    assert await one.retirements.get("HAN-1") is not None
    for who in ("ulf", "eva"):
        for data in ({"system": "HAN-1", "version": 1}, OPEN):
            seen = await one.press("retirement.show", data, who=who)
            assert seen.card == (await empty.press("retirement.show", data, who=who)).card
        for text in ("avvecklingar", "avveckla Treserva", "avveckling av Treserva"):
            assert (await one.say(text, who=who)).card == (await empty.say(text, who=who)).card


@pytest.mark.parametrize(
    ("topic", "who"),
    [
        ("deviation", "bo"),
        ("deviation", "eva"),
        ("deviation", "it"),
        ("leader", "eva"),
        ("leader", "bo"),
        ("target", "bo"),
        ("cancel", "eva"),
        ("close", "bo"),
    ],
)
async def test_who_takes_part_may_not_do_everything(topic, who):
    one = house()
    await one.press("retirement.open", OPEN, who="asa")
    refused = await press(one, topic, who, step="users", note="Nej.", leader=ULF.email, target="2028-10-01")
    assert "Bara systemägaren" in refused.text
    assert await version(one) == 1


async def test_stale_double_and_forged_presses_show_how_it_stands():
    one = house()
    await one.press("retirement.open", OPEN, who="asa")
    data = {"system": "HAN-1", "version": 1, "sent": "yes", "a_step": "users", "a_note": "Brev skickat."}
    await one.press("retirement.done", data, who="bo")
    twice = await one.press("retirement.done", data, who="bo")
    assert "Så här står det nu." in twice.text
    assert "Brev skickat." in twice.text
    for forged in (
        {"version": "2"},
        {"version": -1},
        {"version": True},
        {"version": 2, "a_step": "<b>"},
        {"system": 7},
    ):
        await one.press("retirement.done", data | forged, who="bo")
    settled = await press(one, "done", "bo", step="users", note="Igen.")
    assert "Det steget är redan klart." in settled.text
    early = await press(one, "done", "asa", step="cost", note="Noll kronor.")
    assert "först när tiden efter måldatumet har gått" in early.text
    assert len(await one.retirements.history("HAN-1")) == 2


async def test_little_used_systems_are_proposed_with_the_rule_to_those_who_may_see_it():
    one = house(system(restricted=RestrictedFacts(logins_90_days=2, last_login=date(2027, 3, 1))))
    proposed = await one.say("avvecklingar", who="asa")
    assert "antal inloggningar på 90 dagar 2, senast använt 2027-03-01" in proposed.text
    assert "Regel: högst 5" in proposed.text
    assert [shown.system_key for shown in one.turns.disclosed] == ["HAN-1"]
    assert "inloggningar" not in (await one.say("avvecklingar", who="ulf")).text


async def test_who_may_see_it_finds_what_stands_still_on_the_agenda():
    one = house()
    await one.press("retirement.open", OPEN, who="asa")
    assert await standing(one.retirements, RetirementPolicy(), date(2028, 3, 1)) == {}
    assert await standing(one.retirements, RetirementPolicy(), date(2028, 7, 3)) == {"HAN-1": NOW.date()}
    one.agendas._retirements = partial(standing, one.retirements, RetirementPolicy())
    meeting = Meeting(
        "tactical:1", Forum.TACTICAL_MEETING, NOW + timedelta(days=132), NOW + timedelta(days=133), date(2028, 7, 3)
    )
    kinds = {}
    for detailed in (True, False):
        agenda = await one.agendas.agenda(meeting, date(2028, 7, 3), detailed=detailed)
        kinds[detailed] = {line.item.kind for line in agenda.lines}
    assert ItemKind.STANDING_RETIREMENT in kinds[True]
    assert ItemKind.STANDING_RETIREMENT not in kinds[False]


@pytest_asyncio.fixture
async def fake():
    connector = FakeConnector()
    await connector.start()
    yield connector
    await connector.stop()


def source(database, clock, systems, **policy):
    return RetirementTidings(
        StoredRetirements(database, clock),
        Values(tuple(systems), ()),
        StoredContractDecisions(database, clock),
        StoredDossiers(database, clock),
        RetirementPolicy(**policy),
    )


async def test_a_retirement_through_its_life(database, fake):
    clock = FakeClock(NOW)
    systems = (system(contract(end_date=date(2035, 6, 30))),)
    town = Town(database, clock, fake, systems, sources=[source(database, clock, systems)])
    one = house(*systems, retirements=StoredRetirements(database, clock))
    try:
        town.people.known |= {"eva": EVA, "it": IA}
        await town.settle_in()
        await town.install(EVA)
        await town.run()
        fake.sent.clear()
        one.now = clock()
        await one.press("retirement.open", OPEN, who="asa")
        await town.run()
        await town.run()
        assert new(fake) == sorted(["a:bo", "a:eva", IT_CHANNEL])  # the owner did it herself; nobody is told twice
        fake.sent.clear()
        await town.live(25, timedelta(hours=6))
        assert 0 < new(fake).count("a:asa") <= 5  # the decision was due before the case began: once a week
        for step in STEPS[:-1]:
            one.now = clock()
            await press(one, "done", "eva" if step is not Step.ERASURE else "it", step=step.value, note="Se dnr 7.")
        fake.sent.clear()
        clock.moment = datetime(2028, 12, 29, 9, 0, tzinfo=UTC)
        one.now = clock()
        await town.run()
        assert new(fake) == ["a:asa", "a:eva"]  # three months after: is the cost gone?
        refused = await press(one, "close", "eva")
        assert "obligatoriska steg kvar" in refused.text
        await press(one, "done", "asa", step="cost", note="Ingen faktura sedan oktober.")
        fake.sent.clear()
        closed = await press(one, "close", "eva")
        assert "Avvecklingen är avslutad." in closed.text
        await town.run()
        await town.run()
        assert new(fake) == sorted(["a:asa", "a:bo", IT_CHANNEL])
        changed = [str(sent.activity) for sent in fake.sent if sent.method == "PUT"]
        assert changed
        assert all("är avslutad" in one_ for one_ in changed)
        assert any("ta bort eller märk systemet" in str(s.activity) for s in fake.sent)
        assert "retirement.open" in verbs(await one.say("avveckling av Treserva", who="asa"))
        assert "Se dnr 7." in card(await one.say("avveckling av Treserva", who="asa"))
    finally:
        await town.close()


async def test_a_decision_to_retire_opens_one_case_even_with_two_replicas(database):
    clock = FakeClock(NOW)
    systems = (system(contract()),)
    decisions = StoredContractDecisions(database, clock)
    case = ContractCase("HAN-1", "HAN-1/KS-1", date(2028, 3, 30), date(2028, 6, 30))
    await decisions.add(
        ContractEntry(
            case, 1, ContractAct.DECIDED, "asa", "Åsa Ek", ContractCapacity.SYSTEM_OWNER, NOW.date(), Outcome.RETIRE
        )
    )
    audience = Audience((ASA, BO, EVA))
    kept = StoredRetirements(database, clock)
    for _ in range(2):
        await source(database, clock, systems, leader=EVA.email).reckon(NOW.date(), audience)
    (opened,) = await kept.history("HAN-1")
    assert (opened.act, opened.leader, opened.target) == (Act.OPENED, "eva", date(2028, 6, 30))
    one = house(*systems, retirements=kept)
    assert "efter att Åsa Ek beslutat om avtalet" in (await one.say("avveckling av Treserva", who="asa")).text
    await one.say("avveckling av Treserva: avbryt Vi ångrade oss.", who="asa")
    await source(database, clock, systems).reckon(NOW.date(), audience)
    assert (await kept.get("HAN-1")).state is State.CANCELLED  # the same decision does not open it again
