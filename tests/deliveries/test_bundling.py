"""Many reminders for one reader on one day are one message, and each is in the ledger all the same."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.deliveries.bundling import FEWEST, MOST
from bot.domain.contract_acts import Actor, Choice, chosen
from bot.domain.contract_decisions import Capacity, Outcome, case_of
from bot.domain.deliveries import DeliveryState
from bot.domain.notices import dated_contracts
from bot.domain.systems import Role, RoleHolder
from tests.fakes.connector import Fault
from tests.fakes.notices import BEFORE, DUE, REMINDERS, Town
from tests.faults.accounts import texts_in
from tests.notices.rules import contract, rules, system

OWNER = RoleHolder(Role.SYSTEM_OWNER, "Åsa Ek")
MANAGER = RoleHolder(Role.SYSTEM_MANAGER, "Bo Alm")


def owned(count):
    """So many contracts of Bo and Åsa, with the same last day."""
    return [
        replace(
            system(contract(number=f"KS-{number}")),
            key=f"HAN-{number:02}",
            name=f"System {number:02}",
            manager=MANAGER,
            owner=OWNER,
        )
        for number in range(count)
    ]


@pytest.fixture
async def towns(database, clock, fake):
    opened = []

    async def build(count):
        town = Town(database, clock, fake, owned(count))
        opened.append(town)
        await town.settle_in()
        clock.moment = BEFORE
        await town.run()
        clock.moment = DUE
        return town

    yield build
    for town in opened:
        await town.close()


def cards(town, conversation):
    messages = town.fake.messages.get(conversation, {}).values()
    return [one["attachments"][0]["content"] for one in messages]


def told(town, conversation):
    return [text for card in cards(town, conversation) for text in texts_in(card)]


async def run(town, times=4):
    for _ in range(times):
        await town.run()


async def test_a_few_are_told_one_by_one(towns):
    town = await towns(FEWEST - 1)
    await run(town)
    assert len(cards(town, "a:bo")) == FEWEST - 1
    assert all("contract.decide" in str(card) for card in cards(town, "a:bo"))


async def test_many_are_one_message_with_a_row_for_each_that_can_be_pressed(towns):
    town = await towns(9)
    await run(town)
    (card,) = cards(town, "a:bo")
    assert card["body"][0]["text"] == "9 avtal att ta ställning till"
    assert [f"System {number:02}" in text for number, text in enumerate(told(town, "a:bo"))] == [True] * 9
    assert [part["selectAction"]["data"]["system"] for part in card["body"] if "selectAction" in part] == [
        f"HAN-{number:02}" for number in range(9)
    ]
    counts = await town.ledger.counts()
    assert counts[DeliveryState.SENT] == len(told(town, "a:bo")) + len(told(town, "a:asa")) + len(told(town, REMINDERS))
    # What it shows is disclosed, system by system.
    await run(town)
    assert len(cards(town, "a:bo")) == 1


async def test_more_than_a_message_holds_become_two(towns):
    town = await towns(MOST + 5)
    await run(town)
    assert len(cards(town, "a:bo")) == 2
    rows = [part for card in cards(town, "a:bo") for part in card["body"] if "selectAction" in part]
    assert sorted(row["selectAction"]["data"]["system"] for row in rows) == [f"HAN-{n:02}" for n in range(MOST + 5)]


async def test_what_is_decided_shows_in_the_list_and_the_others_stay(towns):
    town = await towns(6)
    await run(town)
    before = told(town, "a:bo")
    one = town.source.systems[3]
    seen = dated_contracts(one, rules(), town.clock().date())[0].outlook
    by = Actor("asa", "Åsa Ek", frozenset({Capacity.SYSTEM_OWNER}), town.clock().date())
    case = case_of(one.key, dated_contracts(one, rules(), town.clock().date())[0].subject, seen)
    choice = Choice(Outcome.EXTEND, "Den fungerar väl.", date(2030, 6, 30))
    assert await town.decisions.add(chosen(case, None, choice, by, seen))
    await run(town)
    after = next(texts_in(card) for card in cards(town, "a:bo") if len(texts_in(card)) == 6)
    assert "förlängs till och med 2030-06-30" in after[3]
    assert [text for place, text in enumerate(after) if place != 3] == [
        text for place, text in enumerate(before) if place != 3
    ]
    # The outcome is said once more, to Bo, by itself; the list is not sent again.
    assert sum(len(texts_in(card)) == 6 for card in cards(town, "a:bo")) == 1


async def test_a_list_that_may_have_arrived_is_unknown_as_a_whole_and_never_sent_again(towns):
    town = await towns(6)
    town.fake.script.extend([Fault(kind="reset", done=True)] * 3)
    await run(town, 8)
    counts = await town.ledger.counts()
    assert counts[DeliveryState.UNKNOWN] in {6, 12}
    assert counts[DeliveryState.PENDING] == counts[DeliveryState.CLAIMED] == 0
    assert all(len(cards(town, place)) <= 1 for place in ("a:bo", "a:asa"))


async def test_a_list_that_was_refused_for_now_comes_later(towns):
    town = await towns(6)
    town.fake.script.extend([Fault(429, retry_after="30")] * 20)
    await run(town, 2)
    town.fake.script.clear()
    town.pass_time(timedelta(minutes=5))
    await run(town, 4)
    assert len(told(town, "a:bo")) == 6


async def test_two_replicas_make_one_list(towns):
    town = await towns(10)
    second = town.replica()
    for _ in range(4):
        await asyncio.gather(town.run(), second.run_once())
    assert sorted(told(town, "a:bo")) == sorted(set(told(town, "a:bo")))
    assert len(told(town, "a:bo")) == 10
