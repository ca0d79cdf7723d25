"""Where it is kept what people have done with agendas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.domain.agendas import Entry


class Agendas(Protocol):
    """Rows are added and never changed."""

    async def all(self) -> Sequence[Entry]:
        """Every entry, the first first."""

    async def of(self, meeting: str) -> Sequence[Entry]:
        """A meeting's entries, the first first."""

    async def add(self, entry: Entry) -> bool:
        """Store an act. False if somebody else has written that version of the agenda: read it again."""

    async def stamp(self) -> int:
        """A number that grows with every entry. Cheap: asked each minute."""
