"""Sharing a draft by name or address, and beginning one from a system's card."""

from __future__ import annotations

import pytest

from bot.domain.people import Person
from tests.fakes.house import House
from tests.notices.rules import contract, system

MAJA = Person("maja", "Maja Sundkvist", "maja@x.invalid", department="Socialförvaltningen")
ANNA = Person("a1", "Anna Berg", "anna.berg@x.invalid", "chef")
OTHER = Person("a2", "Anna Björk", "anna.bjork@x.invalid")
GONE = Person("a3", "Anna Borta", "anna.borta@x.invalid", active=False)
MANAGER = Person("bo", "Bo Alm", "bo@x.invalid")


@pytest.fixture
def house():
    systems = [system(contract()), system(contract(), key="HEM", name="Hemliga", secret=True)]
    return House(systems, [], [MAJA, ANNA, OTHER, GONE, MANAGER])


async def _begun(house):
    await house.say("vi behöver ett nytt system", who="maja")
    return (await house.dossiers.of_person("maja"))[0].number


async def _sharing(house, number):
    return {one.person_id for one in (await house.dossiers.get(number)).participants}


@pytest.mark.parametrize("who", ["Anna Berg", "anna berg", "anna.berg@x.invalid", "Berg"])
async def test_one_who_is_meant_is_invited(house, who):
    number = await _begun(house)
    shown = await house.say(f"bjud in {who}", who="maja")
    assert "Anna Berg delar nu utkastet" in shown.text
    assert await _sharing(house, number) == {"maja", "a1"}


async def test_a_name_that_several_have_is_asked_about(house):
    number = await _begun(house)
    shown = await house.say("bjud in Anna", who="maja")
    assert "Flera heter Anna" in shown.text
    assert await _sharing(house, number) == {"maja"}
    await house.press("nyttokalkyl.invite", {"draft": number, "a_who": "anna.bjork@x.invalid"}, who="maja")
    assert await _sharing(house, number) == {"maja", "a2"}


@pytest.mark.parametrize("who", ["Okänd Person", "nobody@x.invalid", "anna.borta@x.invalid", "Anna Borta", "%", "'"])
async def test_a_stranger_and_somebody_who_has_left_are_not_found(house, who):
    number = await _begun(house)
    assert "hittar ingen" in (await house.say(f"bjud in {who}", who="maja")).text
    assert await _sharing(house, number) == {"maja"}


async def test_nobody_invites_to_anothers_draft(house):
    number = await _begun(house)
    await house.press("nyttokalkyl.invite", {"draft": number, "a_who": "bo@x.invalid"}, who="bo")
    assert await _sharing(house, number) == {"maja"}


async def test_a_retirement_begins_from_the_card_of_ones_own_system(house):
    card = str((await house.say("vad är Treserva?", who="bo")).card)
    assert "nyttokalkyl.retire" in card
    shown = await house.press("nyttokalkyl.retire", {"system": "HAN-1"}, who="bo")
    assert "Treserva" in str(shown.card)
    for who, where in (("maja", "personal"), ("bo", "channel")):
        assert "nyttokalkyl.retire" not in str((await house.say("vad är Treserva?", who=who, where=where)).card)
    assert "nyttokalkyl.retire" not in str((await house.say("vad är Hemliga?", who="bo")).card)


async def test_the_button_pressed_twice_begins_one_draft_and_a_secret_system_none(house):
    for _ in range(2):
        await house.press("nyttokalkyl.retire", {"system": "HAN-1"}, who="bo")
    assert len(await house.dossiers.of_person("bo")) == 1
    shown = await house.press("nyttokalkyl.retire", {"system": "HEM"}, who="maja")
    assert "Hemliga" not in str(shown)
