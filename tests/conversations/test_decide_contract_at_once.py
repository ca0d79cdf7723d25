"""Several who act at once, on both databases: one act is the next, and the others are shown how it stands."""

from __future__ import annotations

import asyncio
from datetime import date

from bot.domain.contract_decisions import Act
from storage.contract_decisions import StoredContractDecisions
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.decisions import CASE, EXTEND, NOW, house


def on(database, *, replicas):
    """Houses that share the database, as replicas do: no lock in one process keeps them apart."""
    found = []
    for _ in range(replicas):
        one = house()
        object.__setattr__(one.stores, "decisions", StoredContractDecisions(database, lambda: NOW))
        found.append(one)
    return found


async def test_two_who_confirm_at_once_make_one_decision(database):
    first, second = on(database, replicas=2)
    await first.press("contract.decide", CASE | EXTEND, who="bo")
    back = CASE | {"version": 1, "sent": "yes", "a_reason": "Räkna om."}
    answers = await asyncio.gather(
        first.press("contract.confirm", CASE | {"version": 1}, who="asa"),
        second.press("contract.confirm", CASE | {"version": 1}, who="asa", chat="phone"),
        second.press("contract.send_back", back, who="asa", chat="tablet"),
        first.press("contract.decide", CASE | EXTEND | {"version": 1}, who="asa", chat="desk"),
    )
    history = await first.stores.decisions.history(CASE["contract"], date.fromisoformat(CASE["deadline"]))
    assert len(history) == 2
    assert history[0].act is Act.RECOMMENDED
    assert sum("Inget har ändrats" in answer.text for answer in answers) == 3


async def test_what_was_decided_stands_after_a_restart(database):
    (before,) = on(database, replicas=1)
    await before.press("contract.decide", CASE | EXTEND, who="asa")
    (after,) = on(database, replicas=1)
    assert "Åsa Ek beslutade" in (await after.press("contract.status", CASE, who="bo")).text
    assert "Det finns redan ett beslut." in (await after.press("contract.decide", CASE | EXTEND, who="bo")).text
