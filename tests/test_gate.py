"""Only those in the municipality's group of users are answered, where it has named one."""

from __future__ import annotations

import pytest

from bot.composing import Composing, Query
from bot.core import drawn
from bot.domain.people import Person
from bot.doors import dev_doors, groups_of
from bot.gate import Gated, NotAdmittedError
from bot.settings import load_settings
from tests.fakes.house import House, People
from tests.fakes.registers import demo_departments, demo_systems

GROUP = "00000000-0000-4000-8000-0000000000aa"
PEOPLE = [
    Person("employee", "Åsa Öberg", groups=frozenset({"user"})),
    Person("pupil", "Nils Ek"),
    Person("it", "Amir Hedlund", groups=frozenset({"it_unit"})),
    Person("leaver", "Bo Ek", groups=frozenset({"user", "it_unit"}), active=False),
]


@pytest.fixture
def house():
    made = House(demo_systems(), demo_departments(), PEOPLE)
    made.router._directory = Gated(made.router._directory)
    return made


async def test_a_member_is_answered(house):
    assert "W3D3" in (await house.say("vem äger W3D3?")).text


@pytest.mark.parametrize("who", ["pupil", "it", "leaver", "nobody-knows"])
@pytest.mark.parametrize("where", ["personal", "channel"])
async def test_others_are_told_so_and_nothing_else(house, who, where):
    answer = await house.say("vem äger W3D3?", who=who, where=where)
    assert "kontakta IT-enheten" in answer.text
    assert "W3D3" not in answer.text
    assert answer.card is None


async def test_a_press_is_refused_too(house):
    answer = await house.press("ask", {"text": "vem äger W3D3?"}, who="pupil")
    assert "kontakta IT-enheten" in answer.text


async def test_the_compose_box_refuses(house):
    composing = Composing(house.register, Gated(People({one.aad_object_id: one for one in PEOPLE})), drawn)
    assert await composing.suggest(Query("employee", "w3d3", "sv"))
    with pytest.raises(NotAdmittedError):
        await composing.suggest(Query("pupil", "w3d3", "sv"))
    with pytest.raises(PermissionError):
        await composing.unfurl("pupil", "https://plan.example.invalid/", "sv")


async def test_the_gate_stands_where_a_group_is_named_and_nowhere_else():
    people = People({one.aad_object_id: one for one in PEOPLE})
    gated = dev_doors(people, "127.0.0.1", load_settings(dev=True, user_group=GROUP)).directory
    with pytest.raises(NotAdmittedError):
        await gated.person("pupil", None)
    open_to_all = dev_doors(people, "127.0.0.1", load_settings(dev=True)).directory
    assert (await open_to_all.person("pupil", None)).name == "Nils Ek"
    assert groups_of(load_settings(user_group=GROUP))["user"] == GROUP
