"""A retirement from each of its causes to its end: a decision, a successor, a settled overlap or little use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.calculations.in_memory import SessionDossiers
from bot.domain.agendas import Act as AgendaAct
from bot.domain.agendas import Entry as AgendaEntry
from bot.domain.checklists import STEPS
from bot.domain.contract_decisions import Act as ContractAct
from bot.domain.contract_decisions import Capacity as ContractCapacity
from bot.domain.contract_decisions import Case as ContractCase
from bot.domain.contract_decisions import Entry as ContractEntry
from bot.domain.contract_decisions import Outcome
from bot.domain.nyttokalkyl.lifecycle import Decision, Stage, Verdict
from bot.domain.nyttokalkyl.route import Decider
from bot.domain.retirements import Act, Cause, State
from bot.domain.systems import LifecyclePhase, RestrictedFacts
from bot.policies import RetirementPolicy
from bot.retirements.tidings import RetirementTidings
from bot.tidings import Audience
from storage.retirements import StoredRetirements
from tests.fakes.agendas import handed_in
from tests.fakes.clock import FakeClock
from tests.fakes.house import House
from tests.fakes.nyttokalkyler import OLD_SYSTEM, full, retirement
from tests.notices.rules import system
from tests.retirements.test_retirement import ASA, BO, EVA, IA, NOW, OPEN, ULF, press

SOCIAL = "Socialförvaltningen"
OLD = system(restricted=RestrictedFacts())
NEW = system(key="HAN-2", name="Lifecare", restricted=RestrictedFacts())
YES = Decision(Verdict.YES, Decider.DEPARTMENT_MANAGEMENT, (SOCIAL,), "Ledningen", NOW.date(), "SN 2028/12")


def agreed(calculation, verdict=Verdict.YES):
    """A nyttokalkyl that the management has said yes or no to."""
    dossier = handed_in(7, SOCIAL, NOW.date())
    versions = (replace(dossier.matter.versions[-1], calculation=calculation),)
    decision = replace(YES, verdict=verdict)
    return replace(dossier, matter=replace(dossier.matter, stage=Stage.DECIDED, versions=versions, decision=decision))


def replacing(*systems):
    """A nyttokalkyl for Lifecare that counts on Treserva being retired."""
    alternatives = [replace(one, name="Lifecare") if one.chosen else one for one in full().alternatives]
    return replace(
        full(), alternatives=tuple(alternatives), benefits=(replace(OLD_SYSTEM, systems=("HAN-1",)),), systems=systems
    )


def settled(act=AgendaAct.DECIDED):
    return AgendaEntry("tactical:1", 1, act, "ia", NOW.date(), item="overlap/Journal", text="Lifecare ska vara kvar.")


def house(*systems, retirements=None, dossier=None):
    kept = SessionDossiers(lambda: NOW)
    if dossier is not None:
        kept._kept[dossier.number] = dossier
    one = House(systems, (), (BO, ASA, EVA, ULF, IA), retirements=retirements, dossiers=kept)
    one.now = NOW
    return one


async def proposed(one, who="asa"):
    return (await one.say("avvecklingar", who=who)).text


async def test_a_successor_in_operation_is_a_reason_to_propose():
    told = "Treserva: Lifecare är i drift och skulle ersätta det enligt en beslutad nyttokalkyl."
    dossier = agreed(replacing())
    assert told in await proposed(house(OLD, NEW, dossier=dossier))
    assert told not in await proposed(house(OLD, replace(NEW, phase=LifecyclePhase.INTRODUCTION), dossier=dossier))
    assert told not in await proposed(house(OLD, NEW, dossier=agreed(replacing(), Verdict.NO)))
    assert told not in await proposed(house(replace(OLD, phase=LifecyclePhase.RETIREMENT), NEW, dossier=dossier))
    assert "Lifecare" not in await proposed(house(OLD, NEW, dossier=dossier), "ulf")


async def test_a_settled_overlap_is_a_reason_as_long_as_several_are_left():
    one = house(OLD, NEW)
    assert "Journal" not in await proposed(one)
    await one.agendas.kept.add(settled())
    told = "Journal: mötet 2028-02-29 avgjorde överlappet («Lifecare ska vara kvar.»), men flera system finns kvar"
    assert told in await proposed(one)
    assert "Journal" not in await proposed(one, "ulf")
    await one.agendas.kept.add(replace(settled(AgendaAct.POSTPONED), version=2))
    assert "Journal" not in await proposed(one)  # it was taken up again and waits
    alone = house(replace(OLD, phase=LifecyclePhase.RETIREMENT), NEW)
    await alone.agendas.kept.add(settled())
    assert "Journal" not in await proposed(alone)


async def by_contract(one, reckon):
    case = ContractCase("HAN-1", "HAN-1/KS-1", date(2028, 3, 30), date(2028, 6, 30))
    capacity = ContractCapacity.SYSTEM_OWNER
    await one.decisions.add(
        ContractEntry(case, 1, ContractAct.DECIDED, "asa", "Åsa Ek", capacity, NOW.date(), Outcome.RETIRE)
    )
    await reckon()


async def by_nyttokalkyl(one, reckon):
    one.dossiers._kept[7] = agreed(replace(retirement(), systems=("HAN-1",)))
    await reckon()


async def by_little_use(one, reckon):
    one.source.systems = (replace(OLD, restricted=RestrictedFacts(logins_90_days=1)), NEW)
    await _proposed_then_opened(one, reckon, "antal inloggningar på 90 dagar 1")


async def by_successor(one, reckon):
    one.dossiers._kept[7] = agreed(replacing())
    await _proposed_then_opened(one, reckon, "Lifecare är i drift")


async def by_overlap(one, reckon):
    await one.agendas.kept.add(settled())
    await _proposed_then_opened(one, reckon, "avgjorde överlappet")


async def _proposed_then_opened(one, reckon, told):
    one.source.number += 1
    one.forget_version()
    assert told in await proposed(one)
    await reckon()
    assert await one.retirements.get("HAN-1") is None  # a proposal opens nothing by itself
    await one.press("retirement.open", OPEN, who="asa")
    assert told not in await proposed(one)


@pytest.mark.parametrize(
    ("begin", "cause"),
    [
        (by_contract, Cause.CONTRACT),
        (by_nyttokalkyl, Cause.NYTTOKALKYL),
        (by_little_use, Cause.CHAT),
        (by_successor, Cause.CHAT),
        (by_overlap, Cause.CHAT),
    ],
    ids=lambda one: getattr(one, "__name__", str(one)),
)
async def test_from_its_cause_to_its_end(database, begin, cause):
    clock = FakeClock(NOW)
    one = house(OLD, NEW, retirements=StoredRetirements(database, clock))
    source = RetirementTidings(one.retirements, one.source, one.decisions, one.dossiers, RetirementPolicy())

    async def reckon():
        for _ in range(2):
            await source.reckon(NOW.date(), Audience((ASA, BO, EVA)))

    await begin(one, reckon)
    (opened,) = await one.retirements.history("HAN-1")
    assert (opened.act, opened.cause) == (Act.OPENED, cause)
    for step in STEPS:
        if step is STEPS[-1]:
            one.now = datetime(2029, 6, 1, 9, 0, tzinfo=UTC)
        await press(one, "done", "asa", step=step.value, note="Se dnr 7.")
    closed = await press(one, "close", "asa")
    assert "Avvecklingen är avslutad." in closed.text
    assert (await one.retirements.get("HAN-1")).state is State.CLOSED
    one.now = NOW
    await reckon()
    assert len(await one.retirements.history("HAN-1")) == len(STEPS) + 2  # the same decision opens no second case
