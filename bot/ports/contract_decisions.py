"""Where decisions about contracts are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from bot.domain.contract_decisions import Decisions, Entry, Postponed


class ContractDecisions(Protocol):
    """What has been recommended and decided about contracts. Rows are added and never changed."""

    async def stamp(self) -> int:
        """A number that grows with every row. Cheap: asked each minute."""

    async def all(self) -> Decisions:
        """Where every case stands."""

    async def newest(self, subject: str, deadline: date) -> Entry | None:
        """Where one case stands."""

    async def history(self, subject: str, deadline: date) -> Sequence[Entry]:
        """All that has been done in a case, the first first."""

    async def add(self, entry: Entry) -> bool:
        """Store an act. False if somebody else has written that version of the case: read it again."""

    async def postpone(self, postponed: Postponed) -> None:
        """Store that somebody wants to be reminded later. The last one counts."""
