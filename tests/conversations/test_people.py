"""Those whom the register names: who they are and how to reach them, as any employee may know it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.people import Person
from bot.domain.systems import RestrictedFacts
from tests.conversations.test_documents import links, presses
from tests.fakes.house import House
from tests.fakes.registers import demo_departments, demo_systems

SYSTEMS = demo_systems()
W3D3 = next(system for system in SYSTEMS if system.name == "W3D3")
OWNER = W3D3.owner.name
BEARER = Person("o", OWNER, "o.l@example.invalid", "förvaltningschef", "Kommunstyrelseförvaltningen")


def house(*people, systems=SYSTEMS):
    return House(systems, demo_departments(), people)


@pytest.mark.parametrize("where", ["personal", "channel"])
async def test_the_owner_is_reached_by_a_press_and_by_typing(where):
    made = house(BEARER)
    asked = await made.say("vem äger W3D3?", where=where)
    (press,) = [data for verb, data in presses(asked.card) if verb == "person.show" and data["name"] == OWNER]
    pressed = await made.press("person.show", press, where=where)
    typed = await made.say(f"Vem är {OWNER}?", where=where)
    assert pressed.text == typed.text
    assert "o.l@example.invalid" in typed.text
    assert "systemägare för W3D3" in typed.text
    assert links(typed.card) == ["https://teams.microsoft.com/l/chat/0/0?users=o.l@example.invalid"]


async def test_the_manager_is_told_where_it_is_known():
    made = house(BEARER)
    made.router._directory.managers["o"] = Person("m", "Maj Chef")
    assert "Närmaste chef: Maj Chef." in (await made.say(f"kontakta {OWNER}")).text


@pytest.mark.parametrize(
    ("people", "note"),
    [
        ([BEARER, replace(BEARER, aad_object_id="p", email="another@example.invalid")], "Flera medarbetare heter så"),
        ([replace(BEARER, active=False)], "Jag hittar inget aktivt konto"),
        ([], "Roller:"),
    ],
)
async def test_a_name_ties_to_nobody_by_guess(people, note):
    said = await house(*people).say(f"Vem är {OWNER}?")
    assert note in said.text
    assert "@" not in said.text
    assert links(said.card) == []


async def test_without_an_answer_the_roles_are_still_told():
    made = house(BEARER)

    async def no_answer(name):
        raise OSError

    made.router._directory.bearers = no_answer
    said = await made.say(f"Vem är {OWNER}?")
    assert "går inte att hämta just nu" in said.text
    assert "W3D3" in said.text


@pytest.mark.parametrize("who", ["employee", "it"])
async def test_a_role_in_a_secret_system_is_told_to_nobody(who):
    hidden = replace(W3D3, name="Dold", key="dold", restricted=RestrictedFacts(secret=True))
    others = tuple(
        system for system in SYSTEMS if OWNER not in {h.name for h in (system.owner, system.manager) if h is not None}
    )
    made = house(BEARER, Person("it", "Amir", groups=frozenset({"it_unit"})), systems=(*others, hidden))
    bare = house(BEARER, Person("it", "Amir", groups=frozenset({"it_unit"})), systems=others)
    for ask in (f"Vem är {OWNER}?", f"kontakta {OWNER}"):
        said = await made.say(ask, who=who)
        assert "Dold" not in said.text
        assert "@" not in said.text
        if who == "employee":
            assert said.text == (await bare.say(ask, who=who)).text
    pressed = await made.press("person.show", {"name": OWNER}, who=who)
    assert pressed.text == (await bare.press("person.show", {"name": OWNER}, who=who)).text
    assert "dold" not in {one.system_key for one in made.turns.disclosed}


@pytest.mark.parametrize("data", [{}, {"name": 7}, {"name": ""}, {"name": "Ingen Alls"}, {"name": "x" * 5000}])
async def test_a_forged_press_learns_nothing(data):
    said = await house(Person("x", "Ingen Alls", "ingen@example.invalid")).press("person.show", data)
    assert "@" not in said.text


async def test_other_questions_are_no_names():
    made = house(BEARER)
    assert "systemägare" in (await made.say("vem är systemägare för W3D3?")).text
    assert OWNER in (await made.say("vem är systemägare för W3D3?")).text
