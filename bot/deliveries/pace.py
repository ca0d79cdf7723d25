"""How fast Teams lets a bot speak: so many messages in a conversation, and in the tenant, in so many seconds."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Sequence

Limit = tuple[int, float]
"""So many messages in so many seconds."""

PER_CONVERSATION: Sequence[Limit] = ((7, 1.0), (8, 2.0), (60, 30.0), (1_800, 3_600.0))
PER_TENANT: Sequence[Limit] = ((30, 1.0),)
"""Microsoft's limits for bots in Teams; the tenant's is the lower end of what they promise."""

_CONVERSATIONS_KEPT = 4_096


class Pace:
    """Lets each message wait for its turn. `ticks` counts seconds and never goes back, whatever the clock does."""

    def __init__(self, ticks: Callable[[], float], sleep: Callable[[float], Awaitable[object]]) -> None:
        self.ticks = ticks
        self._sleep = sleep
        self._tenant = _Window(PER_TENANT)
        self._conversations: OrderedDict[str, _Window] = OrderedDict()

    async def wait(self, conversation_id: str) -> None:
        """Return when a message may be sent to the conversation, and count it."""
        window = self._window(conversation_id)
        while (seconds := max(window.wait(self.ticks()), self._tenant.wait(self.ticks()))) > 0:
            await self._sleep(seconds)
        window.count(self.ticks())
        self._tenant.count(self.ticks())

    def _window(self, conversation_id: str) -> _Window:
        window = self._conversations.setdefault(conversation_id, _Window(PER_CONVERSATION))
        self._conversations.move_to_end(conversation_id)
        if len(self._conversations) > _CONVERSATIONS_KEPT:
            self._conversations.popitem(last=False)
        return window


class _Window:
    def __init__(self, limits: Sequence[Limit]) -> None:
        self._limits = limits
        self._sent: deque[float] = deque(maxlen=max(most for most, _ in limits))

    def wait(self, now: float) -> float:
        """Seconds until another message is within all limits."""
        waits = [0.0]
        for most, seconds in self._limits:
            if len(self._sent) >= most:
                waits.append(self._sent[-most] + seconds - now)
        return max(waits)

    def count(self, now: float) -> None:
        self._sent.append(now)
