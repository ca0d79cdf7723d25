"""An employee's answer is byte-identical whether or not hidden systems are in the register (domain.md)."""

import itertools
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.people import Person
from bot.domain.systems import ItSystem, LifecyclePhase, RestrictedFacts, Role, RoleHolder
from tests.fakes.house import House
from tests.fakes.registers import demo_departments, demo_systems

SYSTEMS = demo_systems()
HIDDEN = [system for system in SYSTEMS if system.restricted.secret]
OPEN = [system for system in SYSTEMS if not system.restricted.secret]
PEOPLE = [Person("reader", "Sigrid Ahlbäck", groups=frozenset({"register_reader"}))]

QUESTIONS = [
    "har vi redan ett ärendehanteringssystem?",
    "finns det något för kameraövervakning",
    "passersystem",
    "do we have a fire wall",
    "kyrkogårdssystem",
    "hur många system har vi?",
    "hur många system har KSF",
    "vilka system har socialförvaltningen",
    "vilka system har vi från Microsoft?",
    "vilka system ska avvecklas",
    "vilka system gör samma sak?",
    "dubbletter inom passersystem",
    "vilka avtal går ut i år?",
    "vem ansvarar för avtalsuppföljning?",
    "mina system",
    "var finns lathunden",
    "när är nästa taktiska möte",
    "starta en nyttokalkyl för passersystem",
    "hej",
    "hjälp",
    "vad blir det för väder",
    "visa fler",
]
CHATS = itertools.count()
NAMES = [system.name for system in HIDDEN]


@pytest.fixture(scope="module")
def without_hidden():
    return House(OPEN, demo_departments(), PEOPLE)


async def transcript(house, questions, where, chat):
    said = [await house.say(question, where=where, chat=chat) for question in questions]
    said.append(await house.press("system.show", {"system": HIDDEN[0].key}, where=where, chat=chat))
    said.append(await house.press("contract.show", {"system": HIDDEN[1].key}, where=where, chat=chat))
    return [(out.text, json.dumps(out.card, sort_keys=True), out.summary) for out in said]


@pytest.mark.parametrize("where", ["personal", "group", "channel", "it"])
async def test_the_whole_demo_register_with_and_without_its_hidden_systems(where):
    questions = [
        *QUESTIONS,
        *(f"vad är {name}?" for name in NAMES[:20]),
        *(f"vem äger {name}" for name in NAMES[20:40]),
        *(f"när går avtalet för {name} ut" for name in NAMES[40:60]),
        *NAMES[60:],
        *(system.description for system in HIDDEN[:20]),
    ]
    with_hidden, without = House(SYSTEMS, demo_departments(), PEOPLE), House(OPEN, demo_departments(), PEOPLE)
    assert await transcript(with_hidden, questions, where, "") == await transcript(without, questions, where, "")
    assert not with_hidden.turns.disclosed


async def test_a_reader_in_a_channel_gets_what_any_employee_gets():
    house = House(SYSTEMS, demo_departments(), PEOPLE)
    for question in (*QUESTIONS, "när går avtalet för Raindance ut?", f"vad är {NAMES[0]}?"):
        for where in ("group", "channel"):
            mine = await house.say(question, who="reader", where=where, chat="reader")
            theirs = await house.say(question, who="employee", where=where, chat="employee")
            assert mine == theirs, question


words = st.sampled_from(
    ["Raindance", "Treserva", "kamera", "larm", "ärende", "passersystem", "Visma", "CGI", "boka", "skola", "X", "Slack"]
)


@st.composite
def hidden_systems(draw):
    """Systems made to be confused with open ones: their names, suppliers, functions and people."""
    model = draw(st.sampled_from(OPEN))
    name = draw(
        st.one_of(words, st.just(model.name + "2"), st.just(model.name.upper()), st.text(min_size=1, max_size=12))
    )
    return ItSystem(
        key=f"SEC-{draw(st.integers(0, 9))}",
        name=name,
        description=draw(st.sampled_from([model.description, "", "kyrkogård", "Slack Workday"])),
        functions=draw(st.sampled_from([model.functions, ("Kyrkogård",), ("Hemligt", *model.functions)])),
        department=model.department,
        unit=model.unit,
        phase=draw(st.sampled_from(list(LifecyclePhase))),
        supplier=draw(st.sampled_from([model.supplier, "Slack", "Palantir"])),
        owner=model.owner,
        manager=RoleHolder(Role.SYSTEM_MANAGER, "Maja Sundkvist"),
        restricted=RestrictedFacts(secret=True),
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hidden=st.lists(hidden_systems(), min_size=1, max_size=3, unique_by=lambda system: system.key), data=st.data())
async def test_made_up_hidden_systems_leave_no_trace(hidden, data, without_hidden):
    questions = data.draw(
        st.lists(
            st.one_of(
                st.sampled_from(QUESTIONS),
                st.sampled_from(hidden).map(lambda system: system.name),
                st.sampled_from(hidden).map(lambda system: f"vem äger {system.name}?"),
                st.sampled_from(hidden).map(lambda system: f"system från {system.supplier}"),
                st.sampled_from(hidden).map(lambda system: f"finns det något för {system.functions[0]}"),
                st.sampled_from(["använder vi Slack?", "vad är Palantir", "kyrkogård", "och vem äger det?"]),
            ),
            min_size=1,
            max_size=4,
        )
    )
    where = data.draw(st.sampled_from(["personal", "group", "channel", "it"]))
    at = data.draw(st.integers(0, len(OPEN)))
    with_hidden = House([*OPEN[:at], *hidden, *OPEN[at:]], demo_departments(), PEOPLE)
    chat = (
        f"example {next(CHATS)}"  # the house without hidden systems is shared: each example talks in a chat of its own
    )
    assert await transcript(with_hidden, questions, where, chat) == await transcript(
        without_hidden, questions, where, chat
    )


async def test_the_comparison_can_fail():
    opened = [replace(system, restricted=replace(system.restricted, secret=False)) for system in SYSTEMS]
    house, without = House(opened, demo_departments()), House(OPEN, demo_departments())
    question = f"vad är {NAMES[0]}?"
    assert (await house.say(question)).text != (await without.say(question)).text
