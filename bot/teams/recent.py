"""What each person did last, for a few seconds: the second click of a double click is the first one again.

Teams repeats an invoke that was not answered in time under a new id, and people press twice. Durable protection by
ids and times is the router's (`turn_keys`); this catches what they cannot, and gives the second press the same answer.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.ports import Clock

T = TypeVar("T")

_MOST_REMEMBERED = 256
_LONGEST = timedelta(seconds=30)


@dataclass(slots=True)
class _Deed(Generic[T]):
    name: str
    at: datetime
    outcome: asyncio.Future[T]


class RecentDeeds(Generic[T]):
    """Runs each deed once, as long as nothing else was done in between in the same slot."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: OrderedDict[tuple[str, str], _Deed[T]] = OrderedDict()

    def forget(self, slot: tuple[str, str]) -> None:
        """Something else happened in the slot."""
        self._last.pop(slot, None)

    async def once(
        self, slot: tuple[str, str], name: str, window: timedelta, run: Callable[[], Awaitable[T]]
    ) -> tuple[T, bool]:
        """The outcome of the deed, and whether it was run now (rather than within `window` before).

        A deed that raises is forgotten, so that it can be tried again.
        """
        now = self._clock()
        last = self._last.get(slot)
        if last is not None and last.name == name and now - last.at < window:
            return await asyncio.shield(last.outcome), False
        deed = _Deed[T](name, now, asyncio.get_running_loop().create_future())
        self._remember(slot, deed)
        try:
            outcome = await run()
        except BaseException as problem:
            if self._last.get(slot) is deed:
                del self._last[slot]
            deed.outcome.set_exception(problem if isinstance(problem, Exception) else asyncio.CancelledError())
            deed.outcome.exception()  # marks it as seen where nobody else waits
            raise
        deed.outcome.set_result(outcome)
        return outcome, True

    def _remember(self, slot: tuple[str, str], deed: _Deed[T]) -> None:
        self._last[slot] = deed
        self._last.move_to_end(slot)
        while len(self._last) > _MOST_REMEMBERED or deed.at - next(iter(self._last.values())).at > _LONGEST:
            self._last.popitem(last=False)
