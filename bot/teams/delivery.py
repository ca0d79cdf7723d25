"""What can become of a request to the Connector, and when it may be tried again.

A message must arrive once. So a POST is repeated only where it is certain that nothing was done: the Connector said
so (429, 412), or no connection came about. After that the outcome of a POST that was not answered is unknown.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

import aiohttp

from bot.ports import Clock

_CONNECT = 5.0  # seconds

Sleep = Callable[[float], Awaitable[object]]

SLOW_DOWN = frozenset({429, 412})
"""Not done, try later: too many requests, and Teams' answer while another change of the message is under way."""

UNSURE = frozenset({408, 500, 502, 503, 504})
"""Perhaps done: the Connector gave up half-way."""

NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""No connection came about, so nothing was sent."""

LOST = (aiohttp.ClientError, asyncio.TimeoutError, OSError)
"""The connection broke, or no answer came in time."""


class DeliveryError(Exception):
    """The Connector did not do what was asked. `status` is its last answer, None where there was none."""

    def __init__(self, status: int | None, cause: str, retry_after: float | None = None) -> None:
        super().__init__(f"{status} {cause}")
        self.status = status
        self.cause = cause
        self.retry_after = retry_after  # seconds


class DeliveryFailed(DeliveryError):  # noqa: N818 - an outcome
    """Certainly not delivered, but it may work later; not before `retry_after` where that is given."""


class DeliveryUnknown(DeliveryError):  # noqa: N818 - an outcome
    """Perhaps delivered. Only looking in the conversation tells."""


class DeliveryRefused(DeliveryError):  # noqa: N818 - an outcome
    """Certainly not delivered, and repeating it is no use for now: blocked, gone, or not well formed."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a delivery may take, in seconds: altogether, for one attempt, and for one pause between two."""

    total: float = 25.0
    attempt: float = 10.0
    pause: float = 10.0
    first_pause: float = 0.5
    most_attempts: int = 6


class Attempts:
    """The attempts at one request: counts them, keeps the deadline and sleeps between them."""

    def __init__(self, patience: Patience, clock: Clock, sleep: Sleep, rng: random.Random) -> None:
        self._patience = patience
        self._clock = clock
        self._sleep = sleep
        self._rng = rng
        self._made = 0
        self._deadline = clock() + timedelta(seconds=patience.total)

    def limits(self) -> aiohttp.ClientTimeout:
        """The time that the next attempt may take."""
        if not self._made:
            return _limits(self._patience, self._patience.total)
        return _limits(self._patience, max(self._left(), 0.05))

    async def pause(self, retry_after: float | None = None) -> bool:
        """Wait before the next attempt. False, at once, if there will be none."""
        self._made += 1
        if self._made >= self._patience.most_attempts:
            return False
        if retry_after is None:
            grown = self._patience.first_pause * 2.0 ** (self._made - 1)
            # Jitter: replicas that were slowed down together must not come back together.
            seconds = min(grown, self._patience.pause) * self._rng.uniform(0.5, 1.0)
        else:
            seconds = min(retry_after, self._patience.pause)
        if seconds >= self._left():
            return False
        await self._sleep(seconds)
        return True

    def _left(self) -> float:
        return (self._deadline - self._clock()).total_seconds()


@lru_cache(maxsize=8)
def _limits(patience: Patience, left: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=min(patience.attempt, left), connect=min(_CONNECT, left))


def retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds in a Retry-After header, which holds a number or a date. None if there is none that makes sense."""
    if not header:
        return None
    header = header.strip()
    if header.isascii() and header.isdigit():
        return float(header[:9])
    try:
        moment = parsedate_to_datetime(header)
    except (ValueError, TypeError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - now).total_seconds(), 0.0)
