"""What others draft, plan and retire: shown with the need, and again before the draft is handed in if it is new."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.people import Person
from bot.domain.systems import ItSystem, LifecyclePhase, RestrictedFacts
from tests.fakes.dialogs import ANSWERS, filled, pressable, to_review
from tests.fakes.house import House
from tests.fakes.registers import demo_departments, demo_systems

SYSTEMS = demo_systems()
OPEN = [system for system in SYSTEMS if not system.restricted.secret]
KSF, UTB = "Kommunstyrelseförvaltningen", "Utbildningsförvaltningen"
PEOPLE = [
    Person("maja", "Maja Sundkvist", "maja@x.invalid", department=KSF),
    Person("eva", "Eva Lind", "eva@x.invalid", department=UTB),
    Person("it", "Amir Hedlund", "it@x.invalid", groups=frozenset({"it_unit"})),
]
NEED = ANSWERS["need"]


@pytest.fixture
def house():
    return House(SYSTEMS, demo_departments(), PEOPLE)


async def drafted(house, who="maja"):
    out = await house.press("nyttokalkyl.start", {"need": NEED}, who=who)
    return await to_review(house, out, who)


async def hand_in(house, out, who="maja"):
    return await house.press("nyttokalkyl.submit", pressable(out.card, "nyttokalkyl.submit"), who=who)


async def test_another_departments_draft_since_then_is_shown_once_before_handing_in(house):
    ready = await drafted(house)
    await house.press("nyttokalkyl.start", {"need": NEED}, who="eva")
    stopped = await hand_in(house, ready)
    assert f"{UTB} har ett liknande behov" in stopped.text
    assert "gör det en gång till" in stopped.text
    assert "är inlämnad" in (await hand_in(house, stopped)).text


async def test_a_procurement_planned_since_then_is_shown_once(house):
    ready = await drafted(house)
    await house.say(f"planerad upphandling: Utbildningsnämnden; Q2 2027; {NEED}", who="it")
    stopped = await hand_in(house, ready)
    assert "redan planerat" in stopped.text
    # A double click, with the old card: told once, handed in once.
    assert "är inlämnad" in (await hand_in(house, ready)).text
    assert len((await house.dossiers.get(1)).matter.versions) == 1


async def test_what_was_shown_with_the_need_does_not_stop_it_again(house):
    await house.press("nyttokalkyl.start", {"need": NEED}, who="eva")
    await house.say(f"planerad upphandling: Utbildningsnämnden; Q2 2027; {NEED}", who="it")
    out = await house.press("nyttokalkyl.start", {"need": NEED}, who="maja")
    assert "redan planerat" in out.text
    ready = await to_review(house, out, "maja")
    assert "är inlämnad" in (await hand_in(house, ready)).text


async def test_a_system_that_is_new_since_then_demands_a_reason(house):
    ready = await drafted(house)
    found = (await house.dossiers.get(1)).draft.found
    best = next(one for one in OPEN if one.key == found[0].key)
    new = replace(best, key="HAN-0000", name=f"{best.name} Ny", description=f"{NEED}. {best.description}")
    house.source.systems = (*house.source.systems, new)
    house.source.number += 1
    house.forget_version()
    stopped = await hand_in(house, ready)
    assert "letat en gång till" in stopped.text
    assert "a_HAN-0000" in json.dumps(stopped.card)
    assert "är inlämnad" in (await hand_in(house, await to_review(house, stopped, "maja"))).text


async def test_a_system_that_is_being_retired_is_marked_and_not_offered():
    systems = [replace(one, phase=LifecyclePhase.RETIREMENT) if one.name == "BookIT" else one for one in SYSTEMS]
    house = House(systems, demo_departments(), PEOPLE)
    out = await house.say("starta en nyttokalkyl för bokning av lokaler", who="maja")
    card = json.dumps(out.card, ensure_ascii=False)
    assert "BookIT (avvecklas)" in out.text
    assert "BookIT: Avveckling" in card
    assert "Vi använder BookIT" not in card
    assert "Vi använder Tidvis Tennis" in card
    assert "Varför räcker inte BookIT?" in card


# --- a hidden system leaves no trace in a whole dialog ---

NEEDS = [NEED, "bokning av lokaler", "passersystem till skolorna", "ett larm", "digital signering av avtal"]
NUMBERS = itertools.count()
SIGNED = re.compile(r"(?<=/documents/)[\w.-]+")  # each house signs its links with a secret of its own


@st.composite
def hidden_system(draw):
    """A system made to answer the need better than any open one."""
    model, need = draw(st.sampled_from(OPEN)), draw(st.sampled_from(NEEDS))
    return ItSystem(
        key=f"SEC-{next(NUMBERS)}",
        name=draw(st.sampled_from([need.title(), model.name + "2", "Maskning", "Lokalbokning"])),
        description=need,
        functions=draw(st.sampled_from([model.functions, ("Maskning",), ("Passersystem och lås",)])),
        department=draw(st.sampled_from([KSF, UTB])),
        unit=model.unit,
        phase=draw(st.sampled_from(list(LifecyclePhase))),
        supplier=model.supplier,
        owner=model.owner,
        manager=model.manager,
        restricted=RestrictedFacts(secret=True),
    )


async def whole_dialog(systems, need, title):
    """All that the drafter, a colleague and somebody in another department are answered, from need to status."""
    house = House(systems, demo_departments(), PEOPLE)
    said = [await house.say(f"planerad upphandling: Utbildningsnämnden; Q2 2027; {title}", who="it")]
    said.append(await house.say("planerade upphandlingar", who="maja"))
    said.append(await house.say(f"starta en nyttokalkyl för {need}", who="eva"))
    out = await house.press("nyttokalkyl.start", {"need": need}, who="maja")
    for _ in range(40):
        said.append(out)
        if pressable(out.card, "nyttokalkyl.submit"):
            break
        out = await house.press("nyttokalkyl.answer", filled(out.card), who="maja")
    handed_in = pressable(out.card, "nyttokalkyl.submit")
    said += [await house.press("nyttokalkyl.submit", handed_in, who="maja") for _ in range(2)]
    said += [await house.say(text, who="maja") for text in ("mina nyttokalkyler", "status 2", "kopiera 2")]
    said.append(await house.say("mina nyttokalkyler", who="eva"))
    kept = [repr((one.draft, one.matter, one.need_words)) for one in await house.dossiers.of_person("maja")]
    return [(one.text, SIGNED.sub("", json.dumps(one.card, sort_keys=True)), one.summary) for one in said], kept


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    hidden=st.lists(hidden_system(), min_size=1, max_size=3),
    need=st.sampled_from(NEEDS),
    title=st.sampled_from(NEEDS),
    at=st.integers(0, len(OPEN)),
)
async def test_hidden_systems_leave_no_trace_from_need_to_status(hidden, need, title, at):
    with_hidden = await whole_dialog([*OPEN[:at], *hidden, *OPEN[at:]], need, title)
    assert with_hidden == await whole_dialog(OPEN, need, title)


async def test_another_retirement_is_no_answer_to_the_question_that_waits(house):
    await house.say("starta en nyttokalkyl för bokning av lokaler", who="maja")
    out = await house.say("avveckla W3D3", who="maja")
    assert "inte under avveckling" in out.text
    assert pressable(out.card, "nyttokalkyl.retire") == {"system": "HAN-0001", "verb": "nyttokalkyl.retire"}
    begun = await house.press("nyttokalkyl.retire", pressable(out.card, "nyttokalkyl.retire"), who="maja")
    assert "nyttokalkyl 2" in begun.text
    # A reason that begins with the word is an answer all the same.
    await house.say("fortsätt 1", who="maja")
    await house.say("avveckla det gamla sättet att boka först och se sedan vad som behövs", who="maja")
    assert "avveckla det gamla" in repr((await house.dossiers.get(1)).draft.given)
