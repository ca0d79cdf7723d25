"""What is removed when it has become old."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol


class Retention(Protocol):
    """Counts and removes what is older than its kind may become."""

    async def due(self, days: Mapping[str, int]) -> dict[str, int]:
        """How many rows of each kind are older than so many days."""

    async def purge(self, days: Mapping[str, int]) -> dict[str, int]:
        """Remove them and note the day. Broken off, it can be made again; two at once do no harm."""

    async def with_private_data(self) -> Sequence[str]:
        """Everybody who has something here that is only theirs, by object id."""

    async def seen(self, closed: Collection[str], opened: Collection[str]) -> None:
        """Note whose accounts are closed today, since when is kept; those that are open are struck off."""

    async def closed_before(self, days: int) -> Sequence[str]:
        """Those whose accounts have been seen closed for at least so many days in a row."""

    async def forget(self, person_id: str) -> int:
        """Remove what was the person's own. Records stay. Returns the number of rows."""

    async def purged_on(self) -> date | None:
        """The local day of the last whole purge, by any replica."""
