"""Search from the compose box, over HTTP with signed tokens: what any employee may paste, whoever pastes it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composing import Composing, Query
from bot.core import drawn
from bot.domain.people import Person
from bot.domain.systems import RestrictedFacts
from bot.policies.documents import STANDARD_DOCUMENTS
from bot.register import CachedRegister
from bot.search.thesaurus import built_in
from tests.fakes.door import DROP, open_door
from tests.fakes.house import People, Values
from tests.fakes.registers import demo_departments, demo_systems

DOCUMENTS = [(document.name, tuple(document.aliases)) for document in STANDARD_DOCUMENTS]
PLAN = "https://kommun.example.invalid/planer/Hemlig%20plan.docx"
IT = Person("it", "Amir Hedlund", groups=frozenset({"it_unit"}))
MANAGER = Person("manager", "Oskar Cederqvist")


def _systems():
    first, second, *rest = (system for system in demo_systems() if not _secret(system))
    first = replace(first, name="Ängsjournalen", functions=("Journal",), aliases=("Ängen",))
    first = replace(first, restricted=replace(first.restricted or RestrictedFacts(), maintenance_plan_url=PLAN))
    second = replace(second, name="Ängsvakten <b>", functions=("Larm",))
    second = replace(
        second, restricted=RestrictedFacts(secret=True, maintenance_plan_url="https://kommun.example.invalid/hemlig")
    )
    return [first, second, *rest]


def _secret(system):
    return system.restricted is not None and system.restricted.secret


def _composing(systems=None, people=(IT, MANAGER)):
    source = Values(tuple(_systems() if systems is None else systems), demo_departments())
    register = CachedRegister(source, built_in(), documents=DOCUMENTS)
    return Composing(register, People({person.aad_object_id: person for person in people}), drawn)


@pytest.fixture(scope="module")
def composing():
    return _composing()


@pytest.fixture
async def door(composing):
    async with open_door(composing=composing) as door:
        yield door


def _query(door, text, **changes):
    parameters = [{"name": "text", "value": text}] if text is not None else [{"name": "initialRun", "value": "true"}]
    value = {"commandId": "find", "parameters": parameters, "queryOptions": {"skip": 0, "count": 25}}
    return door.activity(
        **{"type": "invoke", "name": "composeExtension/query", "text": DROP, "value": value, **changes}
    )


async def _titles(response):
    assert response.status == 200
    answer = (await response.json())["composeExtension"]
    assert (answer["type"], answer["attachmentLayout"]) == ("result", "list")
    return [one["preview"]["content"]["title"] for one in answer["attachments"]]


@pytest.mark.parametrize("typed", ["än", "Ängsj", "ÄNGEN", "ängsjournalen"])
async def test_a_name_is_found_while_it_is_typed(door, typed):
    assert (await _titles(await door.post(_query(door, typed))))[0] == "Ängsjournalen"


async def test_a_need_is_found(door):
    assert "Ängsjournalen" in await _titles(await door.post(_query(door, "journalsystem för vården")))


async def test_the_card_is_drawn_without_buttons_and_without_restricted_facts(door):
    response = await door.post(_query(door, "Ängsjournalen"))
    card = (await response.json())["composeExtension"]["attachments"][0]["content"]
    drawn_text = str(card)
    assert card["type"] == "AdaptiveCard"
    assert "Action" not in drawn_text
    assert "Hemlig" not in drawn_text


@pytest.mark.parametrize("person", ["it", "manager", "nobody"])
async def test_everybody_sees_the_same(composing, person):
    mine = await composing.suggest(Query(person, "ängs", "sv"))
    assert [one.title for one in mine] == ["Ängsjournalen"]


async def test_before_anything_is_typed_ones_own_systems_come(door, composing):
    own = await composing.suggest(Query("manager", "", "sv"))
    assert own
    assert all(MANAGER.name in str(one.card) for one in own)
    assert await _titles(await door.post(_query(door, None))) == []


@pytest.mark.parametrize("name", ["anna", "Anna Berg"])
async def test_a_namesake_has_no_systems_of_their_own(name):
    twin = replace(MANAGER, aad_object_id="twin", sole_bearer=False)
    assert await _composing(people=(twin,)).suggest(Query("twin", "", "sv")) == []


async def test_pages_follow_each_other(composing):
    whole = await composing.suggest(Query(None, "a", "sv"))
    first = await composing.suggest(Query(None, "a", "sv", 0, 3))
    second = await composing.suggest(Query(None, "a", "sv", 3, 3))
    assert [one.title for one in first + second] == [one.title for one in whole[:6]]


async def test_nonsense_gives_an_empty_list(door):
    assert await _titles(await door.post(_query(door, "qzx wvk"))) == []


@pytest.mark.parametrize(
    "value",
    [None, [], {"parameters": "text"}, {"parameters": ["text"]}, {}],
)
async def test_another_form_than_teams_gives_it_is_refused(door, value):
    response = await door.post(_query(door, "x", value=value))
    assert response.status == 400


@pytest.mark.parametrize("options", [{"skip": -1}, {"skip": True, "count": 10**9}, {"count": -5}, "x", None])
async def test_strange_paging_does_no_harm(door, options):
    value = {"parameters": [{"name": "text", "value": "än"}], "queryOptions": options}
    assert (await door.post(_query(door, "x", value=value))).status == 200


@pytest.mark.parametrize(
    "url", [PLAN, PLAN.replace("%20", " "), PLAN + "?web=1#sida", PLAN.upper().replace("HTTPS", "https") + "/"]
)
async def test_a_plan_link_unfolds(door, url):
    activity = _query(door, "", name="composeExtension/queryLink", value={"url": url})
    assert await _titles(await door.post(activity)) == ["Ängsjournalen"]


@pytest.mark.parametrize(
    "url",
    [
        "https://kommun.example.invalid/hemlig",
        "https://kommun.example.invalid/",
        "javascript:alert(1)",
        "https://[",
        "",
        "https://kommun.example.invalid/annat",
    ],
)
async def test_other_links_and_secret_ones_do_not(door, url):
    activity = _query(door, "", name="composeExtension/queryLink", value={"url": url})
    assert await _titles(await door.post(activity)) == []


async def test_names_are_escaped_where_teams_reads_html():
    systems = [replace(system, name="<script>x</script>") for system in _systems()[:1]]
    async with open_door(composing=_composing(systems)) as door:
        assert await _titles(await door.post(_query(door, "<scr"))) == ["&lt;script&gt;x&lt;/script&gt;"]


async def test_a_stranger_to_the_tenant_sees_nothing(composing):
    class Closed(People):
        async def person(self, aad_object_id, fallback_name):
            raise PermissionError

    closed = Composing(composing._register, Closed(), drawn)
    async with open_door(composing=closed) as door:
        assert await _titles(await door.post(_query(door, "än"))) == []


async def test_without_a_token_nobody_is_answered(door):
    assert (await door.post(_query(door, "än"), header="")).status == 401


WITHOUT = _composing([system for system in _systems() if not _secret(system)])
WITH = _composing(_systems())


@given(st.text(alphabet="ängsvakt <b>lrm", max_size=12), st.sampled_from(["it", "manager", None]))
def test_secret_systems_change_nothing(text, person):
    async def both():
        query = Query(person, text, "sv")
        return await WITH.suggest(query), await WITHOUT.suggest(query)

    with_secret, without = asyncio.run(both())
    assert with_secret == without
