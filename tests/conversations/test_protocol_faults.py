"""Faults in the house and on the way out, slow turns, and what is counted."""

from __future__ import annotations

import asyncio

import pytest

from bot.teams.delivery import Patience
from tests.fakes.connector import Fault
from tests.fakes.door import open_door
from tests.fakes.openid import TENANT


@pytest.fixture
async def door():
    async with open_door(patience=Patience(attempt=0.2, most_attempts=3)) as door:
        yield door


async def test_fault_in_the_house_is_told_with_an_incident(door, caplog):
    door.handler.problem = RuntimeError("boom")
    assert (await door.post()).status == 200
    (text,) = door.connector.texts
    incident = next(record.incident for record in caplog.records if hasattr(record, "incident"))
    assert incident in text
    assert door.figure('systemlotsen_turns_total{kind="message",outcome="fault"}') == 1


async def test_fault_in_a_press_is_told_and_may_be_tried_again(door):
    door.handler.problem = RuntimeError("boom")
    response = await door.post(door.execute(locale="en-GB"))
    answer = await response.json()
    assert response.status == 200
    assert (answer["statusCode"], answer["type"]) == (500, "application/vnd.microsoft.error")
    assert "Something went wrong" in answer["value"]["message"]
    door.handler.problem = None
    assert (await (await door.post(door.execute())).json())["value"] == "svar"


@pytest.mark.parametrize("fault", [Fault(500), Fault(403), Fault(404), Fault(kind="reset"), Fault(kind="hang")])
async def test_answer_that_cannot_be_delivered_is_not_asked_for_again(door, caplog, fault):
    door.connector.script.append(fault)
    assert (await door.post()).status == 200
    assert door.connector.sent == []
    assert any(getattr(record, "incident", None) for record in caplog.records)
    assert door.figure('systemlotsen_turns_total{kind="message",outcome="undelivered"}') == 1
    assert "vem äger" not in caplog.text


async def test_slowed_down_answer_arrives(door):
    door.connector.script.append(Fault(429, retry_after="2"))
    await door.post()
    assert door.connector.texts == ["svar"]
    assert door.sleeps == [2]


async def test_slow_turn_is_acknowledged_and_finished(door, monkeypatch):
    monkeypatch.setattr("bot.teams.server._PATIENCE", 0.01)
    go = asyncio.Event()
    door.handler.before = lambda _turn: go.wait()
    assert (await door.post()).status == 200
    assert door.connector.sent == []
    go.set()
    await door.endpoint.drain()
    assert door.connector.texts == ["svar"]


async def test_turn_whose_caller_hangs_up_is_finished(door):
    go = asyncio.Event()
    door.handler.before = lambda _turn: go.wait()
    call = asyncio.create_task(door.post())
    await door.handler.called.wait()
    call.cancel()
    await asyncio.gather(call, return_exceptions=True)
    go.set()
    await door.endpoint.drain()
    assert door.connector.texts == ["svar"]


async def test_figures_hold_nobody(door):
    await door.post()
    await door.post(door.execute())
    figures = door.metrics.render().decode()
    assert 'systemlotsen_turns_total{kind="message",outcome="answered"} 1.0' in figures
    assert 'systemlotsen_connector_attempts_total{method="POST",status="200"} 1.0' in figures
    for secret in ("Åsa", "29:asa", "personal-1", "Treserva", TENANT):
        assert secret not in figures
