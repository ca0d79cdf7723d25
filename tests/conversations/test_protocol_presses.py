"""Buttons: Action.Submit as a message, Action.Execute as an invoke, once and twice."""

from __future__ import annotations

import asyncio

import pytest

from bot.turn import Outgoing, TurnKind
from tests.fakes.door import CARD, DROP, open_door

DRAWN = Outgoing("i ord", CARD, "sammanfattning")
REPLACING = Outgoing("i ord", CARD, "sammanfattning", replace=True)
CARD_TYPE = "application/vnd.microsoft.card.adaptive"


@pytest.fixture
async def door():
    async with open_door() as door:
        yield door


async def test_submit_is_a_press(door):
    value = {"verb": "owner.show", "system": "treserva", "belopp": "1 250,50", "msteams": {"type": "x"}}
    await door.post(door.activity(text=DROP, value=value, replyToId="1700"))
    (turn,) = door.handler.turns
    assert (turn.kind, turn.verb, turn.reply_to_id) == (TurnKind.PRESS, "owner.show", "1700")
    assert turn.press == {"system": "treserva", "belopp": "1 250,50"}
    assert door.connector.sent[0].method == "POST"


async def test_submit_in_a_channel_needs_no_mention(door):
    await door.post(door.in_channel(text=DROP, entities=DROP, value={"verb": "owner.show"}))
    assert door.handler.turns[0].verb == "owner.show"


async def test_submit_that_replaces_the_card(door):
    door.handler.answer = DRAWN
    await door.post()
    shown = door.connector.sent[0].id
    door.handler.answer = REPLACING
    await door.post(door.activity(text=DROP, value={"verb": "list.page"}, replyToId=shown))
    assert [(sent.method, sent.id) for sent in door.connector.sent][1:] == [("PUT", shown)]


async def test_submit_on_a_card_that_is_gone_is_answered_below(door):
    door.handler.answer = REPLACING
    await door.post(door.activity(text=DROP, value={"verb": "list.page"}, replyToId="gone"))
    assert [sent.method for sent in door.connector.sent] == ["POST"]


async def test_execute_is_answered_in_the_response(door):
    door.handler.answer = DRAWN
    response = await door.post(door.execute("owner.show", {"verb": "owner.show", "system": "treserva"}))
    assert response.status == 200
    assert await response.json() == {"statusCode": 200, "type": CARD_TYPE, "value": CARD}
    (turn,) = door.handler.turns
    assert (turn.kind, turn.verb, turn.press) == (TurnKind.PRESS, "owner.show", {"system": "treserva"})
    assert door.connector.sent == []


async def test_execute_answered_in_words(door):
    response = await door.post(door.execute())
    assert await response.json() == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "svar",
    }


async def test_execute_that_the_router_has_seen(door):
    press = door.execute()
    await door.post(press)
    door.clock.move(minutes=5)
    response = await door.post(press, token=door.token())
    assert (await response.json())["value"] == "Det där är redan gjort."
    assert len(door.handler.turns) == 1


async def test_other_invokes_are_not_implemented(door):
    for name in ("composeExtension/query", "task/fetch", "signin/verifyState", "", DROP):
        response = await door.post(door.activity(type="invoke", name=name, value={}))
        assert response.status == 501
        assert (await response.json())["type"] == "application/vnd.microsoft.error"
    assert door.handler.calls == 0


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "x",
        {},
        {"action": []},
        {"action": {"verb": 1}},
        {"action": {"verb": "x" * 300}},
        {"action": {"verb": "a", "data": []}},
        {"action": {"verb": "a", "data": "x"}},
        {"action": {"data": {"verb": {}}}},
    ],
)
async def test_execute_of_another_form(door, value):
    response = await door.post(door.execute(value=value))
    assert response.status == 400
    assert (await response.json())["type"] == "application/vnd.microsoft.error"
    assert door.handler.calls == 0


async def test_repeated_execute_gets_the_first_answer(door):
    door.handler.answer = DRAWN
    first = await (await door.post(door.execute())).json()
    door.clock.move(seconds=15)
    again = await (await door.post(door.execute())).json()  # new id, new time
    assert again == first
    assert door.handler.calls == 1
    assert door.figure('systemlotsen_turns_total{kind="press",outcome="repeated"}') == 1


async def test_execute_repeated_while_it_runs_waits_for_the_answer(door):
    go = asyncio.Event()
    door.handler.before = lambda _turn: go.wait()
    calls = [asyncio.create_task(door.post(door.execute())) for _ in range(2)]
    await door.handler.called.wait()
    go.set()
    answers = [await (await call).json() for call in calls]
    assert answers[0] == answers[1]
    assert door.handler.calls == 1


async def test_execute_pressed_again_after_something_else_is_new(door):
    for verb in ("system.show", "list.page", "system.show"):
        await door.post(door.execute(verb))
    assert [turn.verb for turn in door.handler.turns] == ["system.show", "list.page", "system.show"]
    await door.post(door.activity(text="hej"))
    await door.post(door.execute("system.show"))
    assert len(door.handler.turns) == 5


async def test_execute_pressed_again_later_is_new(door):
    await door.post(door.execute())
    door.clock.move(seconds=31)
    await door.post(door.execute())
    assert len(door.handler.turns) == 2


async def test_the_same_press_by_two_people_is_two(door):
    await door.post(door.execute())
    await door.post(door.execute(**{"from": {"id": "29:bo", "name": "Bo Ek"}}))
    assert len(door.handler.turns) == 2


async def test_double_click_on_a_submit_is_one_press(door):
    value = {"verb": "owner.show"}
    await door.post(door.activity(text=DROP, value=value, replyToId="1700"))
    await door.post(door.activity(text=DROP, value=value, replyToId="1700"))
    assert len(door.handler.turns) == 1
    assert door.connector.texts == ["svar"]
    door.clock.move(seconds=3)
    await door.post(door.activity(text=DROP, value=value, replyToId="1700"))
    assert len(door.handler.turns) == 2
