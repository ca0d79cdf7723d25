"""A flood from one person: the others do not wait for it, and it ends in 429 rather than in memory."""

from __future__ import annotations

import asyncio

import pytest

from bot.teams.fairness import AT_A_TIME, IN_LINE, Fairness, FloodError
from tests.fakes.door import open_door

FLOODER = {"id": "29:flod", "name": "Flod", "aadObjectId": "00000000-0000-0000-0000-00000000f10d"}


@pytest.fixture
async def door():
    async with open_door() as door:
        yield door


def flood(door, number):
    conversation = {"conversationType": "personal", "tenantId": "00000000-0000-0000-0000-000000000001"}
    return door.activity(**{"from": FLOODER, "conversation": {**conversation, "id": f"a:flood-{number}"}})


async def test_others_are_answered_while_one_floods_and_the_flood_is_answered_in_turn(door):
    held, under_way, most = asyncio.Event(), 0, 0

    async def slow(turn):
        nonlocal under_way, most
        if turn.sender_aad_id != FLOODER["aadObjectId"]:
            return
        under_way += 1
        most = max(most, under_way)
        await held.wait()
        under_way -= 1

    door.handler.before = slow
    sent = [asyncio.create_task(door.post(flood(door, number))) for number in range(40)]
    while door.handler.calls < AT_A_TIME:  # noqa: ASYNC110 - the handler has no event for a number of calls
        await asyncio.sleep(0)
    response = await door.post()
    assert response.status == 200
    assert [one.conversation for one in door.connector.sent] == ["a:personal-1"]
    held.set()
    assert {one.status for one in await asyncio.gather(*sent)} == {200}
    assert most == AT_A_TIME
    assert len(door.connector.sent) == 41, "nobody's turn is lost, not even the flooder's"


async def test_a_line_that_is_full_is_refused_and_tells_when_to_come_back(door, monkeypatch):
    monkeypatch.setattr("bot.teams.fairness.IN_LINE", 2)
    held = asyncio.Event()

    async def slow(_turn):
        await held.wait()

    door.handler.before = slow
    sent = [asyncio.create_task(door.post(flood(door, number))) for number in range(AT_A_TIME + 3)]
    done, waiting = await asyncio.wait(sent, return_when=asyncio.FIRST_COMPLETED)
    (refused,) = [one.result() for one in done]
    assert (refused.status, refused.headers["Retry-After"]) == (429, "10")
    assert door.figure('systemlotsen_refused_total{reason="flood",status="429"}') == 1
    held.set()
    assert {one.status for one in await asyncio.gather(*waiting)} == {200}


async def test_nobody_is_remembered_who_has_no_turn(door):
    await door.post()
    assert not door.endpoint._fairness._lines


async def test_the_number_is_the_persons_own():
    fairness, leave = Fairness(), asyncio.Event()

    async def stay(person):
        async with fairness.turn(person):
            await leave.wait()

    tasks = [asyncio.create_task(stay("a")) for _ in range(AT_A_TIME + IN_LINE)]
    await asyncio.sleep(0)
    with pytest.raises(FloodError):
        async with fairness.turn("a"):
            pass
    async with fairness.turn("b"):
        pass
    leave.set()
    await asyncio.gather(*tasks)
