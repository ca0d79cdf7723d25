"""The ledger on both databases: who may change a row, and that none is ever lost or counted twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import date, timedelta

from bot.domain.deliveries import DeliveryKey, DeliveryState
from bot.ports import Disclosure
from storage.access_log import AccessLog
from storage.deliveries import LEASE, StoredDeliveries

S = DeliveryState


def key(number=1, rung=30, recipient="person:a"):
    return DeliveryKey("notice_deadline", f"HAN-{number}/KS", date(2027, 3, 30), rung, recipient)


async def counts(ledger):
    return {state: count for state, count in (await ledger.counts()).items() if count}


async def test_a_key_is_inserted_once_whatever_became_of_it(ledger):
    assert await ledger.add([key(1), key(2)]) == 2
    assert await ledger.add([key(1), key(2), key(1, rung=14)]) == 1
    first = await ledger.claim()
    assert await ledger.sending(first, "a:1")
    assert await ledger.sent(first, "1700")
    assert await ledger.add([key(1)]) == 0
    assert await counts(ledger) == {S.SENT: 1, S.PENDING: 2}


async def test_what_was_cancelled_is_due_again_if_its_date_comes_back(ledger):
    await ledger.add([key()])
    await ledger.cancel(await ledger.claim())
    assert await counts(ledger) == {S.CANCELLED: 1}
    assert await ledger.add([key()]) == 1
    assert await counts(ledger) == {S.PENDING: 1}


async def test_many_claimers_never_get_the_same_row(database, clock):
    replicas = [StoredDeliveries(database, clock) for _ in range(6)]
    await replicas[0].add([key(number) for number in range(40)])

    async def work(ledger):
        mine = []
        while (claimed := await ledger.claim()) is not None:
            mine.append(claimed.number)
            await ledger.sending(claimed, "a:1")
            await ledger.sent(claimed, None)
        return mine

    got = [number for mine in await asyncio.gather(*map(work, replicas)) for number in mine]
    assert Counter(got).most_common(1)[0][1] == 1
    assert await counts(replicas[0]) == {S.SENT: 40}


async def test_a_lease_that_runs_out_before_sending_gives_the_row_back(ledger, clock):
    await ledger.add([key()])
    lost = await ledger.claim()
    clock.move(seconds=LEASE.total_seconds() + 1)
    assert await ledger.expire() == 1
    again = await ledger.claim()
    assert again.number == lost.number
    # The one who was slow may neither send nor settle what another holds.
    assert not await ledger.sending(lost, "a:1")
    assert not await ledger.sent(lost, "1")
    assert not await ledger.failed(lost, "x")
    assert await ledger.sending(again, "a:1")


async def test_a_lease_that_runs_out_while_sending_leaves_it_unknown(ledger, clock):
    await ledger.add([key()])
    slow = await ledger.claim()
    await ledger.sending(slow, "a:1")
    clock.move(seconds=LEASE.total_seconds() + 1)
    assert await ledger.expire() == 1
    assert await counts(ledger) == {S.UNKNOWN: 1}
    assert await ledger.claim() is None
    assert [row.reason for row in await ledger.unknowns()] == ["lease ran out"]
    # It was only slow: who sent it knows.
    assert await ledger.sent(slow, "1700")
    assert await counts(ledger) == {S.SENT: 1}


async def test_an_unknown_one_is_sent_again_only_when_somebody_has_looked(ledger):
    await ledger.add([key(1), key(2)])
    for _ in range(2):
        claimed = await ledger.claim()
        await ledger.sending(claimed, "a:1")
        await ledger.unknown(claimed, "500")
    assert await ledger.claim() is None
    first, second = await ledger.unknowns()
    assert await ledger.resolve(first.number, arrived=True)
    assert not await ledger.resolve(first.number, arrived=False)
    assert await ledger.resolve(second.number, arrived=False)
    assert await counts(ledger) == {S.SENT: 1, S.PENDING: 1}


async def test_what_failed_for_now_waits(ledger, clock):
    await ledger.add([key()])
    await ledger.release(await ledger.claim(), timedelta(seconds=40), "429")
    assert await ledger.claim() is None
    clock.move(seconds=41)
    assert (await ledger.claim()).reason == "429"


async def test_a_clock_that_was_set_back_leaves_nothing_stuck(ledger, clock):
    await ledger.add([key(1), key(2)])
    await ledger.claim()
    await ledger.release(await ledger.claim(), timedelta(minutes=1), "429")
    clock.move(days=-3)
    assert await ledger.expire() == 1
    assert {(await ledger.claim()).key.subject, (await ledger.claim()).key.subject} == {"HAN-1/KS", "HAN-2/KS"}


async def test_what_was_shown_is_in_the_access_log(ledger, database, clock):
    await ledger.add([key()])
    claimed = await ledger.claim()
    await ledger.sending(claimed, "a:1")
    shown = Disclosure("person-1", "a:1", "HAN-1", "contract", "notice_deadline")
    await ledger.sent(claimed, "1700", [shown])
    entries = await AccessLog(database, clock).entries()
    assert [(entry.person_id, entry.system_key) for entry in entries] == [("person-1", "HAN-1")]


async def test_quarantine_needs_refusals_over_hours(ledger, clock):
    over = timedelta(hours=6)
    for _ in range(5):
        assert not await ledger.refused("person:a", 3, over)
    clock.move(hours=7)
    assert await ledger.refused("person:a", 3, over)
    assert set(await ledger.quarantined()) == {"person:a"}
    await ledger.accepted("person:a")
    assert await ledger.quarantined() == {}


async def test_the_baseline_is_set_once(ledger):
    assert await ledger.baseline(date(2026, 11, 30)) == date(2026, 11, 30)
    assert await ledger.baseline(date(2027, 1, 1)) == date(2026, 11, 30)


async def test_the_heartbeat_and_the_last_digest(ledger, clock):
    assert await ledger.completed_at() is None
    await ledger.completed()
    assert await ledger.completed_at() == clock()
    assert await ledger.last_digest("notice_deadline") is None
    await ledger.add([key()])
    claimed = await ledger.claim()
    await ledger.sending(claimed, "a:1")
    await ledger.sent(claimed, None)
    assert await ledger.last_digest("notice_deadline") == date(2027, 3, 30)
