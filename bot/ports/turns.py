"""What a turn leaves behind: conversation state, disclosures, what search learns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.questions import Memory


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Restricted facts that were shown: who, which system, what, why. Stored with the time."""

    person_id: str
    conversation_id: str
    system_key: str
    facts: str
    reason: str


class TurnStore(Protocol):
    """Durable conversation state and duplicate protection."""

    async def begin(self, turn_keys: Sequence[str], conversation_id: str) -> tuple[bool, Memory]:
        """Claim a turn. False for a repetition: a key belongs to a turn that is finished, or may still be at work."""

    async def finish(
        self,
        conversation_id: str,
        memory: Memory,
        disclosures: Sequence[Disclosure],
        missed: str | None = None,
        turn_keys: Sequence[str] = (),
    ) -> None:
        """Store what a turn leaves behind, and that the turn with these keys is finished, all or nothing."""


@dataclass(frozen=True, slots=True)
class MissedSearch:
    """A need that the search did not meet, how many times, and nothing about who asked."""

    number: int
    need: str
    times: int


class Learning(Protocol):
    """What the search learns from use: misses, and the words that IT-enheten adds."""

    async def open_misses(self) -> Sequence[MissedSearch]:
        """Misses that nobody has settled, the most frequent first."""

    async def miss(self, number: int) -> MissedSearch | None:
        """One open miss."""

    async def settle(self, number: int, *, function: str | None, by: str) -> bool:
        """Add the miss as a word for a function, or put it aside without. False if somebody already has."""


class DisclosureLog(Protocol):
    """The access log, for who shows restricted facts outside a turn of Teams."""

    async def disclose(self, disclosures: Sequence[Disclosure]) -> None:
        """Append to the access log."""
