"""A flood from one person does not slow the others: each has a few turns under way at a time, the rest wait in line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

AT_A_TIME = 4
"""A person can have a phone, a computer and a channel; nobody reads more answers than this at once."""

IN_LINE = 200
"""More than anybody presses by mistake. What comes beyond is a program, and is refused."""


class FloodError(Exception):
    """Somebody has more turns in line than a person can have."""


@dataclass(slots=True)
class _Line:
    gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_A_TIME))
    turns: int = 0  # under way and waiting


class Fairness:
    """Counts the turns of each person in this process. Remembers nobody who has none."""

    def __init__(self) -> None:
        self._lines: dict[str, _Line] = {}

    @asynccontextmanager
    async def turn(self, person: str) -> AsyncIterator[None]:
        """The person's place in line. Raises FloodError when the line is full."""
        line = self._lines.setdefault(person, _Line())
        if line.turns >= AT_A_TIME + IN_LINE:
            raise FloodError
        line.turns += 1
        try:
            async with line.gate:
                yield
        finally:
            line.turns -= 1
            if not line.turns:
                del self._lines[person]
