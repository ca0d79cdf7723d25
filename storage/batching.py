"""Many small calls, few transactions."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Call = TypeVar("Call")
Result = TypeVar("Result")


class Batcher(Generic[Call, Result]):
    """Collects calls while a batch runs and then runs all that have come, in their order.

    `execute` takes a batch and gives one result for each call. A lone call is never made to wait; the
    busier it gets, the more calls share one transaction. When a batch fails, each of its callers gets
    the error; calls that came later are run as if nothing had happened.
    """

    def __init__(self, execute: Callable[[Sequence[Call]], Awaitable[Sequence[Result]]], limit: int = 256) -> None:
        self._execute = execute
        self._limit = limit
        self._waiting: list[tuple[Call, asyncio.Future[Result]]] = []
        self._running: asyncio.Task[None] | None = None
        self._closed = False

    async def submit(self, call: Call) -> Result:
        """The result of the call, once its batch has been carried out.

        A caller that is cancelled stops waiting; its call may still be carried out.
        """
        if self._closed:
            raise RuntimeError("closed: no more calls are taken")
        answer: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((call, answer))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await answer

    async def close(self) -> None:
        """Carry out the calls that wait and take no more."""
        self._closed = True
        if self._running is not None:
            await self._running

    async def _run(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[: self._limit], self._waiting[self._limit :]
                await self._run_batch(batch)
        finally:
            self._running = None

    async def _run_batch(self, batch: list[tuple[Call, asyncio.Future[Result]]]) -> None:
        try:
            results = await self._execute([call for call, _ in batch])
            answered = [(answer, result) for (_, answer), result in zip(batch, results, strict=True)]
        except Exception as error:  # noqa: BLE001 - not swallowed: every caller gets it
            for _, answer in batch:
                if not answer.done():
                    answer.set_exception(error)
        except BaseException:  # the loop is being torn down, and the callers with it
            for _, answer in [*batch, *self._waiting]:
                answer.cancel()
            self._waiting.clear()
            raise
        else:
            for answer, result in answered:
                if not answer.done():
                    answer.set_result(result)
