"""Holds the ledger against what stands in the conversations: what was lost, what was said twice, what nobody knows."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bot.clock import local_date
from bot.domain.deliveries import DeliveryState
from bot.domain.systems import ItSystem, Role, RoleHolder
from bot.texts import all_languages, texts_for
from storage.deliveries import LEASE
from tests.fakes.connector import FakeConnector
from tests.fakes.notices import Town
from tests.faults.replica import CONTRACTS
from tests.notices.rules import contract, system

A_ROUND = LEASE + timedelta(seconds=30)
DIGEST = texts_for("sv")("notices-digest-note")
BUNDLES = [
    texts_for(language)(key)
    for language in all_languages()
    for key in ("notices-bundle-lead", "notices-bundle-lead-channel")
]
EACH = 3  # messages about a contract of a round: to the manager, to the owner and in the channel


@dataclass(frozen=True)
class Account:
    """`lost` were due and have no row that says sent, unknown or failed; `twice` stand twice in a conversation."""

    rows: int
    sent: int
    unknown: int
    failed: int
    unknown_that_arrived: int
    lost: int
    twice: int

    @property
    def good(self) -> bool:
        """True if nothing was lost, nothing said twice, and every row is accounted for."""
        return self.lost == 0 and self.twice == 0 and self.rows == self.sent + self.unknown + self.failed

    def __str__(self) -> str:
        return (
            f"rows {self.rows}, sent {self.sent}, unknown {self.unknown} (of which arrived "
            f"{self.unknown_that_arrived}), failed {self.failed}, lost {self.lost}, said twice {self.twice}"
        )


def systems_of_round(number: int, deadline: date = date(2027, 3, 15)) -> list[ItSystem]:
    """Contracts of a round, each with persons of its own: the last day to give notice is two weeks ahead."""
    return [
        replace(
            system(contract(number=f"KS-{number}-{n}", notice_deadline=deadline)),
            key=f"HAN-{number:04}-{n}",
            name=f"System {number:04}-{n}",
            manager=RoleHolder(Role.SYSTEM_MANAGER, f"Bo {n}"),
            owner=RoleHolder(Role.SYSTEM_OWNER, f"Asa {n}"),
        )
        for n in range(CONTRACTS)
    ]


def said(fake: FakeConnector) -> Counter[tuple[str, str]]:
    """How often each message stands in each conversation. Rungs of one contract differ in their words, digests do not.

    A digest too many is seen by the sum: more stands then than was sent.
    """
    cards = ((sent.conversation, sent.activity["attachments"][0]["content"]) for sent in fake.sent)
    return Counter((conversation, text) for conversation, card in cards for text in texts_in(card))


def texts_in(card: dict[str, Any]) -> list[str]:
    """What a message says, each thing by itself where it says several."""
    if not any(lead in card["fallbackText"] for lead in BUNDLES):
        return [card["fallbackText"]]
    # A rung of a contract differs from the one before in the lines of its row, not in its heading.
    return [json.dumps(part, ensure_ascii=False, sort_keys=True) for part in card["body"] if "selectAction" in part]


async def settled(town: Town, fake: FakeConnector, expected: int = 0) -> Account:
    """Leave one replica alone until nothing waits, and count. At least so many rows are `expected`."""
    loop = town.replica()
    for _ in range(80):
        town.pass_time(A_ROUND)
        await town.ledger.completed()
        await loop.run_once()
        states = await town.ledger.counts()
        if not states[DeliveryState.PENDING] and not states[DeliveryState.CLAIMED]:
            break
    plan, _ = await loop._planner.current(local_date(town.clock()))
    # What is due today and has no row would be added now.
    missing = await town.ledger.add(plan.due)
    stands = said(fake)
    rows = sum(states.values()) - states[DeliveryState.CANCELLED]
    sent, unknown, failed = (states[s] for s in (DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.FAILED))
    arrived = sum(stands.values()) - sent
    return Account(
        rows=rows,
        sent=sent,
        unknown=unknown,
        failed=failed,
        unknown_that_arrived=arrived,
        lost=max(rows - sent - unknown - failed, expected - rows, -arrived, missing, 0),
        twice=sum(count - 1 for (_, text), count in stands.items() if DIGEST not in text) + max(arrived - unknown, 0),
    )
