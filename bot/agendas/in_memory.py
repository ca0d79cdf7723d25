"""What people do with agendas in one session at the command line: `ask` leaves nothing behind."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.agendas import Entry
from bot.ports.agendas import Agendas


class SessionAgendas:
    """Implements bot.ports.Agendas in memory, over what is stored."""

    def __init__(self, stored: Agendas | None = None) -> None:
        self._stored = stored
        self._kept: list[Entry] = []

    async def all(self) -> Sequence[Entry]:
        """Every entry, the first first."""
        stored = await self._stored.all() if self._stored is not None else ()
        return sorted((*stored, *self._kept), key=lambda one: (one.meeting, one.version))

    async def of(self, meeting: str) -> Sequence[Entry]:
        """A meeting's entries, the first first."""
        return [one for one in await self.all() if one.meeting == meeting]

    async def add(self, entry: Entry) -> bool:
        """Store an act. False if somebody else has written that version of the agenda."""
        if any(one.version >= entry.version for one in await self.of(entry.meeting)):
            return False
        self._kept.append(entry)
        return True

    async def stamp(self) -> int:
        """A number that grows with every entry."""
        return len(await self.all())
