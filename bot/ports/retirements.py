"""Where retirement cases are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.domain.retirements import Case, Entry


class Retirements(Protocol):
    """What has been done in retirement cases. Entries are added and never changed."""

    async def stamp(self) -> int:
        """A number that grows with every entry. Cheap: asked each minute."""

    async def all(self) -> Sequence[Case]:
        """The newest case of each system, by key."""

    async def get(self, system: str) -> Case | None:
        """The newest case of a system, whoever may see it: the caller asks."""

    async def history(self, system: str) -> Sequence[Entry]:
        """All that has been done in the cases of a system, the first first."""

    async def add(self, entry: Entry, conversation: str = "") -> bool:
        """Store an act, and with it the system's phase where the act changes it.

        `conversation` is where it was done. False if somebody else has written that version: read the case again.
        """
