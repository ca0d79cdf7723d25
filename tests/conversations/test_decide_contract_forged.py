"""Buttons about contracts pressed by strangers, from old cards and with another system's key."""

from __future__ import annotations

import pytest

from tests.fakes.decisions import CASE, EXTEND, card, house
from tests.notices.rules import contract, system


@pytest.mark.parametrize("who", ["employee", "it"])
@pytest.mark.parametrize("verb", ["decide", "confirm", "send_back", "reopen", "later"])
async def test_a_stranger_does_nothing_and_is_told_whom_to_ask(who, verb):
    one = house()
    await one.press("contract.decide", CASE | EXTEND, who="bo")
    answer = await one.press(f"contract.{verb}", CASE | EXTEND | {"version": 1, "a_until": "2028-03-06"}, who=who)
    assert answer.text == (
        "Jag har inte gjort något. Den som är systemförvaltare rekommenderar och den som är systemägare beslutar, och"
        " du har ingen av de rollerna i systemet. Bo Alm, systemförvaltare; Åsa Ek, systemägare kan du prata med."
    )
    assert len(one.decisions.rows) == 1


async def test_a_stranger_learns_nothing_of_contracts_and_decisions():
    one, other = house(), house(system(contract(number="KS-2"), contract(number="KS-3")))
    await one.press("contract.decide", CASE | EXTEND, who="bo")
    for data in (CASE, CASE | {"contract": "HAN-1/KS-9"}, CASE | {"deadline": "2029-01-01"}, {"system": "HAN-1"}):
        for verb in ("contract.status", "contract.decide", "contract.confirm"):
            assert (await one.press(verb, data)).card == (await other.press(verb, data)).card


HIDDEN = system(contract(number="KS-9"), secret=True, key="S-1", name="Hemligt", owner=None, manager=None)


@pytest.mark.parametrize(
    "data",
    [
        {"system": "S-1", "contract": "S-1/KS-9", "deadline": "2028-03-30", "version": 1},
        {"system": "S-1"},
    ],
)
@pytest.mark.parametrize("who", ["employee", "eva", "bo"])
async def test_a_secret_system_does_not_exist_for_a_forged_button(data, who):
    with_it, without = house(system(contract()), HIDDEN), house()
    for verb in ("decide", "confirm", "send_back", "reopen", "later", "status"):
        forged = data | EXTEND | {"a_until": "2028-03-06"}
        hidden = await with_it.press(f"contract.{verb}", forged, who=who)
        assert hidden.card == (await without.press(f"contract.{verb}", forged, who=who)).card
        assert "Hemligt" not in card(hidden)
    assert with_it.decisions.rows == []


@pytest.mark.parametrize(
    "change",
    [
        {"contract": "HAN-2/KS-1"},  # another system's
        {"contract": "HAN-1/KS-9"},
        {"deadline": "2029-03-30"},
        {"deadline": "nonsense"},
        {"system": "HAN-2"},
        {"system": ""},
    ],
)
async def test_a_forged_or_old_card_changes_nothing(change):
    one = house(system(contract()), system(contract(), key="HAN-2", name="Raindance", owner=None, manager=None))
    for verb in ("decide", "confirm", "later"):
        await one.press(f"contract.{verb}", CASE | EXTEND | {"a_until": "2028-03-06"} | change, who="bo")
    assert one.decisions.rows == []


@pytest.mark.parametrize("where", ["channel", "group", "it"])
async def test_in_a_channel_nothing_is_decided_and_nothing_shown(where):
    one = house()
    one.conversations.purposes["19:it"] = "it_alerts"
    for answer in (
        await one.say("förläng avtalet för Treserva", who="asa", where=where),
        await one.press("contract.decide", CASE | EXTEND, who="asa", where=where),
        await one.press("contract.confirm", CASE | {"version": 1}, who="asa", where=where),
    ):
        assert "2028" not in card(answer)
        assert "personlig chatt" in answer.text
    assert one.decisions.rows == []
