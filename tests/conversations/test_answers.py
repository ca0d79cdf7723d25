"""What people get when they ask: the whole middle of the house over the demo register."""

import json
import logging
from dataclasses import replace

import pytest

from bot.domain.people import Person
from bot.domain.questions import Intent
from bot.intents import HANDLERS
from bot.presses import VERBS, question_of
from cards.verbs import VERBS as DRAWN_VERBS
from tests.fakes.house import House
from tests.fakes.registers import demo_departments, demo_systems

SYSTEMS = demo_systems()
BY_NAME = {system.name: system for system in SYSTEMS}
RAINDANCE, W3D3 = BY_NAME["Raindance"], BY_NAME["W3D3"]
PEOPLE = [
    Person("reader", "Sigrid Ahlbäck", groups=frozenset({"register_reader"})),
    Person("it", "Amir Hedlund", groups=frozenset({"it_unit"})),
    Person("manager", W3D3.manager.name),
    Person("leaver", W3D3.manager.name, groups=frozenset({"it_unit"}), active=False),
]


@pytest.fixture
def house():
    return House(SYSTEMS, demo_departments(), PEOPLE)


async def text(house, question, **how):
    return (await house.say(question, **how)).text


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("har vi redan ett ärendehanteringssystem?", ["W3D3", "Evolution"]),
        ("do we already have a case management system?", ["Yes, we have", "W3D3"]),
        ("vem äger W3D3?", [W3D3.owner.name, "systemägare"]),
        ("who is the system manager of W3D3?", [W3D3.manager.name, "system manager"]),
        ("vilka system har vi från Tietoevry?", ["Tietoevry", "W3D3"]),
        ("vad gör en systemförvaltare?", ["bevaka när avtal löper ut", "tabell"]),
        ("vem ansvarar för avtalsuppföljning i användningsfasen?", ["Systemförvaltaren", "avtalsuppföljning"]),
        ("vad ansvarar IT-enheten för vid avveckling?", ["inget utpekat ansvar", "inte reglerat"]),
        ("var finns lathunden för systemförvaltningsplan?", ["Lathund för systemförvaltningsplan"]),
        ("när är nästa taktiska möte?", ["varje kvartal", "inga mötestider"]),
        ("hej", ["Systemlotsen"]),
        ("vad kan du hjälpa mig med?", ["«Har vi redan ett ärendehanteringssystem?»"]),
        ("vad blir det för väder imorgon?", ["utanför"]),
    ],
)
async def test_an_employee_asks(house, question, parts):
    answer = await text(house, question)
    assert all(part in answer for part in parts), answer
    assert not house.turns.disclosed


async def test_a_need_that_nothing_covers_is_answered_honestly(house):
    out = await house.say("finns det något system för att administrera kyrkogårdar och gravar?")
    assert "hittar inget system" in out.text
    assert "nyttokalkyl.start" in json.dumps(out.card)


async def test_contract_facts_go_to_those_who_may_see_them_and_are_logged(house):
    question = "när går avtalet för W3D3 ut?"
    assert "2027-09-30" not in await text(house, question)
    assert not house.turns.disclosed
    for who in ("manager", "reader", "it"):
        answer = await text(house, question, who=who)
        assert "2027-09-30" in answer
        assert "2027-03-30" in answer
        assert house.turns.disclosed[-1].person_id == who
        assert house.turns.disclosed[-1].system_key == W3D3.key
    assert "2027-09-30" not in await text(house, question, who="leaver")
    logged = len(house.turns.disclosed)
    for where in ("channel", "group"):
        for who in ("manager", "reader", "it"):
            assert "personlig chatt" in await text(house, question, who=who, where=where)
    assert len(house.turns.disclosed) == logged


async def test_a_manager_sees_the_contracts_of_own_systems_only(house):
    assert "2027-12-31" not in await text(house, "när går avtalet för Raindance ut?", who="manager")


async def test_a_follow_up_is_about_what_was_just_talked_about(house):
    await house.say("vad är Raindance?", who="reader")
    assert RAINDANCE.owner.name in await text(house, "och vem äger det?", who="reader")
    assert "2027-12-31" in await text(house, "när går avtalet ut?", who="reader")
    await house.say("tack", who="reader")
    assert "2 200 000".replace(" ", "\N{NO-BREAK SPACE}") in await text(house, "och vad kostar det?", who="reader")


async def test_a_follow_up_without_anything_before_asks_which_system(house):
    assert "Vilket system" in await text(house, "när går avtalet ut?", who="reader")


async def test_long_lists_have_pages_by_button_and_by_typing(house):
    first = await house.say("vilka system har stadsbyggnadsförvaltningen?", who="reader")
    more = next(action for action in actions(first.card) if action.get("verb") == "list.page")
    second = await house.press("list.page", more["data"], who="reader")
    typed = await house.say("visa fler", who="reader")
    assert first.text.split(":")[1] != second.text.split(":")[1]
    assert typed.text.split(":")[1] not in {first.text.split(":")[1], second.text.split(":")[1]}


async def test_a_button_and_the_same_words_give_the_same_answer(house):
    typed = await house.say("vem äger Raindance?", who="reader", chat="1")
    pressed = await house.press("owner.show", {"system": RAINDANCE.key}, who="reader", chat="2")
    assert typed.card == pressed.card


def actions(card):
    """Every action of a card, wherever it sits."""
    if isinstance(card, dict):
        if str(card.get("type", "")).startswith("Action."):
            yield card
        for value in card.values():
            yield from actions(value)
    elif isinstance(card, list):
        for item in card:
            yield from actions(item)


QUESTIONS = [
    "hjälp",
    "passersystem",
    "vem äger W3D3?",
    "vad är W3D3?",
    "vilka system gör samma sak?",
    "dubbletter diarium",
]


@pytest.mark.parametrize("question", QUESTIONS)
async def test_every_button_on_every_card_has_an_answer(house, question):
    out = await house.say(question, who="reader")
    pressed = 0
    for action in actions(out.card):
        if action["type"] != "Action.Execute":
            continue
        answer = await house.press(action["verb"], action["data"], who="reader")
        assert answer is not None
        assert answer.card is not None
        pressed += 1
    assert pressed


def test_what_cards_can_draw_the_router_understands():
    assert VERBS == DRAWN_VERBS


@pytest.mark.parametrize("verb", sorted(VERBS))
@pytest.mark.parametrize(
    "data",
    [
        {},
        {"system": "HAN-9999"},
        {"system": ["HAN-0001"], "need": {"x": 1}, "text": None, "function": 7, "name": [], "page": "1"},
        {"question": {"intent": "channel_setup", "topic": "it_alerts"}, "page": 0},
        {"question": {"intent": "contract", "expires_by": "P9999Y"}, "page": 2},
        {"question": {"intent": "by_department", "department": "x" * 10_000}, "page": 10**30},
        {"question": {"intent": "find_by_function", "need": "passersystem"}, "page": True},
        {"question": [], "page": -1},
    ],
)
async def test_tampered_buttons_are_answered_politely(house, verb, data, caplog):
    with caplog.at_level(logging.ERROR):
        out = await house.press(verb, data)
    assert out is not None
    assert "Ärendenummer" not in out.text
    assert not caplog.records
    assert not house.conversations.purposes
    assert not house.turns.disclosed


async def test_an_unknown_button_of_an_old_or_forged_card_gets_help(house):
    assert (
        "Jag känner till kommunens digitala system" in (await house.press("system.delete", {"system": "HAN-0001"})).text
    )


async def test_it_can_set_a_channel_and_nobody_else(house):
    for who in ("employee", "manager", "reader", "leaver"):
        assert "Bara IT-enheten" in await text(
            house, "använd den här kanalen för påminnelser", who=who, where="channel"
        )
    assert not house.conversations.purposes
    assert "Klart" in await text(house, "använd den här kanalen för påminnelser", who="it", where="channel")
    assert "Klart" in await text(house, "använd den här kanalen för IT-larm", who="it", where="it")
    assert house.conversations.purposes == {"19:general": "reminders", "19:it": "it_alerts"}


async def test_its_own_channel_sees_more_only_for_it(house):
    await house.say("använd den här kanalen för IT-larm", who="it", where="it")
    question = "när går avtalet för W3D3 ut?"
    assert "2027-09-30" in await text(house, question, who="it", where="it")
    assert "2027-09-30" not in await text(house, question, who="reader", where="it")


async def test_a_fault_gives_an_incident_number_that_is_in_the_log(caplog):
    async def broken(_question, _context):
        raise RuntimeError("the register fell over")

    house = House(SYSTEMS, demo_departments(), handlers={**HANDLERS, Intent.HELP: broken})
    with caplog.at_level(logging.ERROR):
        out = await house.say("hjälp")
    incident = caplog.records[-1].incident
    assert incident in out.text
    assert incident in json.dumps(out.card)
    assert "fell over" not in out.text


async def test_the_register_is_read_again_when_it_changes(house):
    assert "finns inte" in await text(house, "vad är Kyrksyn?")
    new = replace(W3D3, key="HAN-9998", name="Kyrksyn", functions=("Kyrkogårdsförvaltning",))
    house.source.systems = (*SYSTEMS, new)
    house.source.number = 2
    house.forget_version()
    assert "kyrkogård" in (await text(house, "vad är Kyrksyn?")).casefold()


def test_questions_from_buttons_never_name_an_intent_without_a_handler():
    for verb in VERBS - {"ask.text"}:
        question = question_of(verb, {"question": {"intent": "find_by_name"}}, "sv")
        assert question is None or question.intent in HANDLERS


async def test_it_teaches_the_search_what_people_mean_with_one_press(house):
    need = "finns det något system för att administrera kyrkogårdar och gravar?"
    await house.say(need)
    await house.say(need)
    miss = house.learning.misses[next(iter(house.learning.misses))]
    assert miss.times == 2
    for who in ("employee", "reader", "leaver"):
        for verb in ("learning.list", "learning.show", "learning.add", "learning.dismiss"):
            refused = await house.press(
                verb, {"miss": miss.number, "function": "Bibliotek", "step": "dismiss"}, who=who
            )
            assert "bara för IT-enheten" in refused.text
    listed = await house.press("learning.list", {}, who="it")
    assert miss.need in json.dumps(listed.card, ensure_ascii=False)
    forged = await house.press("learning.add", {"miss": miss.number, "function": "Påhittad funktion"}, who="it")
    assert "Vilken funktion" in forged.text
    added = await house.press("learning.add", {"miss": miss.number, "function": "Bibliotek"}, who="it")
    assert "leder från och med nu till Bibliotek" in added.text
    assert house.learning.synonyms == [(miss.need, "Bibliotek")]
    again = await house.press("learning.add", {"miss": miss.number, "function": "Bibliotek"}, who="it")
    assert "redan avklarad" in again.text


async def test_what_has_been_taught_is_found(house):
    assert "hittar inget" in await text(house, "finns något för gravsättning på kyrkogården?")
    house.source.said.append(("gravsättning på kyrkogården", "Bibliotek"))
    house.source.number = 2
    house.forget_version()
    assert "Mikromarc" in await text(house, "finns något för gravsättning på kyrkogården?")


async def test_a_plan_is_shown_to_those_who_may_see_it_and_logged(house):
    question = "var ligger förvaltningsplanen för W3D3?"
    assert "insidan" not in await text(house, question)
    assert not house.turns.disclosed
    out = await house.say(question, who="manager")
    assert "https://insidan.example.invalid/forvaltningsplan/w3d3" in json.dumps(out.card)
    assert [(entry.person_id, entry.system_key) for entry in house.turns.disclosed] == [("manager", W3D3.key)]


async def test_what_is_not_regulated_is_said_on_the_card_too(house):
    out = await house.say("vad ansvarar IT-enheten för vid upphandling?")
    assert "är inte reglerat" in json.dumps(out.card, ensure_ascii=False)
    phase = await house.say("är Platina under avveckling?", who="reader")
    assert "Ja, Platina" in json.dumps(phase.card, ensure_ascii=False)
