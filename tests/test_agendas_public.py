"""What anybody may read of an agenda is the same whether or not secret systems are in the register."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.agendas.desk import AgendaDesk
from bot.agendas.in_memory import SessionAgendas
from bot.agendas.links import Paper
from bot.agendas.paper import paper_of
from bot.agendas.wording import agenda_answer
from bot.domain.agendas import Act, Entry, ItemKind
from bot.domain.meetings import Forum
from bot.domain.procurements import PlannedProcurement
from bot.texts import texts_for
from tests.fakes.agendas import KSF, Meetings, Planned, handed_in, meeting
from tests.fakes.house import NOTICE_RULES, Decided, Values
from tests.fakes.registers import demo_systems

TODAY = date(2026, 11, 24)
SYSTEMS = demo_systems()
OPEN = tuple(one for one in SYSTEMS if not one.restricted.secret)
SECRET = tuple(one for one in SYSTEMS if one.restricted.secret)
DAY = date(2026, 12, 16)
MET = {forum: meeting(DAY, forum, theme="Förvaltningsplan") for forum in Forum}


class Submitted:
    """Dossiers with one nyttokalkyl."""

    async def submitted(self):
        return [handed_in(17)]

    async def linked(self, number):
        return []


def desk(systems, entries=()):
    kept = SessionAgendas()
    kept._kept = list(entries)
    plan = PlannedProcurement(1, "KS", KSF, 2027, 1, "Nytt", None, (f"={SECRET[0].functions[0]}",), "it", "chat")
    return AgendaDesk(
        kept=kept,
        meetings=Meetings(list(MET.values())),
        systems=Values(tuple(systems), ()),
        dossiers=Submitted(),
        decisions=Decided(),
        plans=Planned([plan]),
        rules=NOTICE_RULES,
    )


async def shown(systems, met, entries=()):
    agenda = await desk(systems, entries).agenda(met, TODAY, detailed=False)
    say = texts_for("sv")
    return repr((agenda_answer(agenda, TODAY, say), paper_of(agenda, Paper.AGENDA, TODAY, "sv")))


def acts(forum):
    """Acts on items that are there for all, and on such as only IT-enheten sees."""
    agenda = asyncio.run(desk(SYSTEMS).agenda(MET[forum], TODAY, detailed=True))
    keys = [line.item.key for line in agenda.lines]
    one = st.tuples(st.sampled_from([Act.MOVED, Act.REMOVED, Act.RESTORED, Act.NOTED]), *[st.sampled_from(keys)] * 2)
    return st.lists(one, max_size=5)


ACTS = {forum: acts(forum) for forum in Forum}


@pytest.mark.parametrize("forum", Forum)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_secret_systems_make_no_difference(forum, data):
    hidden = data.draw(st.sets(st.sampled_from(SECRET), min_size=1))
    done = data.draw(ACTS[forum])
    # What is renamed or moved in secret is as unseen as what is there.
    changed = [replace(one, department=data.draw(st.sampled_from([one.department, KSF]))) for one in hidden]
    at = data.draw(st.integers(0, len(OPEN)))
    entries = [
        Entry(MET[forum].key, number, act, "it", TODAY, item, other if act is Act.MOVED else "Anteckning")
        for number, (act, item, other) in enumerate(done, 1)
    ]
    with_, without = ([*OPEN[:at], *changed, *OPEN[at:]], OPEN)
    assert asyncio.run(shown(with_, MET[forum], entries)) == asyncio.run(shown(without, MET[forum], entries))


@pytest.mark.parametrize("forum", Forum)
def test_the_detailed_agenda_would_differ_or_there_is_nothing_to_hide(forum):
    def detailed(systems):
        return asyncio.run(desk(systems).agenda(MET[forum], TODAY, detailed=True))

    assert detailed(SYSTEMS) != detailed(OPEN)


@pytest.mark.parametrize("forum", Forum)
def test_no_restricted_fact_is_in_what_anybody_reads(forum):
    text = asyncio.run(shown(SYSTEMS, MET[forum]))
    for system in SYSTEMS:
        for contract in system.restricted.contracts:
            assert contract.number not in text
            assert contract.end_date is None or contract.end_date == DAY or contract.end_date.isoformat() not in text


def test_neither_the_key_nor_the_place_of_an_item_says_when_a_contract_ends():
    agenda = asyncio.run(desk(SYSTEMS).agenda(MET[Forum.TACTICAL_MEETING], TODAY, detailed=True))
    lines = [line.item for line in agenda.lines if line.item.kind is ItemKind.CONTRACT]
    names = [dict(item.words)["system"] for item in lines]
    assert len(names) > 3
    assert names == sorted(names)
    assert [item.key for item in lines] == [f"contract/{item.systems[0]}" for item in lines]
    assert len({dict(item.detail)["deadline"] for item in lines}) > 1
