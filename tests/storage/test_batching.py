from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.batching import Batcher


class Doubling:
    """Doubles numbers; waits for `gate` in each batch and refuses a batch that holds 13."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.entered = asyncio.Event()

    async def __call__(self, batch: Sequence[int]) -> list[int]:
        self.batches.append(list(batch))
        self.entered.set()
        await self.gate.wait()
        if 13 in batch:
            raise LookupError("13")
        return [2 * number for number in batch]


async def test_calls_that_come_while_a_batch_runs_share_the_next_one():
    double = Doubling()
    double.gate.clear()
    batcher = Batcher(double)
    first = asyncio.create_task(batcher.submit(1))
    await double.entered.wait()
    later = [asyncio.create_task(batcher.submit(n)) for n in (2, 3, 4)]
    await asyncio.sleep(0)
    double.gate.set()
    assert [await first, *await asyncio.gather(*later)] == [2, 4, 6, 8]
    assert double.batches == [[1], [2, 3, 4]]


async def test_a_failed_batch_fails_its_callers_and_no_others():
    double = Doubling()
    double.gate.clear()
    batcher = Batcher(double)
    first = asyncio.create_task(batcher.submit(13))
    await double.entered.wait()
    others = [asyncio.create_task(batcher.submit(n)) for n in (1, 2)]
    await asyncio.sleep(0)
    double.gate.set()
    with pytest.raises(LookupError):
        await first
    assert await asyncio.gather(*others) == [2, 4]
    assert await batcher.submit(5) == 10


async def test_no_batch_is_longer_than_the_limit():
    double = Doubling()
    batcher = Batcher(double, limit=3)
    assert await asyncio.gather(*(batcher.submit(n) for n in range(8))) == [2 * n for n in range(8)]
    assert [len(batch) for batch in double.batches] == [3, 3, 2]


async def test_a_caller_that_gives_up_takes_nobody_along():
    double = Doubling()
    double.gate.clear()
    batcher = Batcher(double)
    impatient = asyncio.create_task(batcher.submit(1))
    patient = asyncio.create_task(batcher.submit(2))
    await double.entered.wait()
    impatient.cancel()
    double.gate.set()
    assert await patient == 4
    assert impatient.cancelled() or impatient.cancelling()


async def test_a_cancelled_loop_leaves_nobody_waiting():
    double = Doubling()
    double.gate.clear()
    batcher = Batcher(double, limit=1)
    callers = [asyncio.create_task(batcher.submit(n)) for n in (1, 2)]
    await double.entered.wait()
    assert batcher._running is not None
    batcher._running.cancel()
    results = await asyncio.gather(*callers, return_exceptions=True)
    assert all(isinstance(result, asyncio.CancelledError) for result in results)


async def test_too_few_results_are_an_error_and_not_a_wait():
    async def forgetful(_batch: Sequence[int]) -> list[int]:
        return []

    batcher = Batcher(forgetful)
    with pytest.raises(ValueError, match="zip"):
        async with asyncio.timeout(5):
            await batcher.submit(1)


async def test_closing_finishes_what_waits_and_takes_no_more():
    double = Doubling()
    batcher = Batcher(double, limit=1)
    callers = [asyncio.create_task(batcher.submit(n)) for n in (1, 2, 3)]
    await asyncio.sleep(0)
    await batcher.close()
    assert await asyncio.gather(*callers) == [2, 4, 6]
    with pytest.raises(RuntimeError):
        await batcher.submit(4)


@given(st.lists(st.integers(0, 20), max_size=60), st.integers(1, 7))
async def test_everyone_gets_their_own_answer(numbers, limit):
    batcher = Batcher(Doubling(), limit)
    results = await asyncio.gather(*(batcher.submit(n) for n in numbers), return_exceptions=True)
    for number, result in zip(numbers, results, strict=True):
        assert result == 2 * number or isinstance(result, LookupError)
        assert number != 13 or isinstance(result, LookupError)
