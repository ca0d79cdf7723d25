"""What the middle of the house needs from its edges. Adapters live in storage, teams, graph and register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.access import AccessLevel, Viewer
from bot.domain.people import Person
from bot.domain.questions import Language, Memory, Question, SearchResult
from bot.domain.systems import Department, ItSystem
from bot.turn import Conversation

Clock = Callable[[], datetime]
"""Returns the present moment as an aware datetime. The only source of time."""


class RegisterView(Protocol):
    """The register as one viewer sees it. Nothing outside their insight can be reached through it."""

    @property
    def level(self) -> AccessLevel:
        """The viewer's level for the register as a whole."""

    @property
    def systems(self) -> tuple[ItSystem, ...]:
        """All visible systems in register order."""

    @property
    def departments(self) -> tuple[Department, ...]:
        """All departments. They are public, so also those without a visible system."""

    def by_key(self, key: str) -> ItSystem | None:
        """The visible system with that key."""

    def search(self, need: str, language: Language) -> SearchResult:
        """Systems that serve a need."""

    def understand(self, text: str, memory: Memory) -> Question:
        """What a typed text asks for."""


class Register(Protocol):
    """Gives each viewer their view of the newest register."""

    async def view(self, viewer: Viewer) -> RegisterView:
        """The register as `viewer` sees it."""


class SystemSource(Protocol):
    """Where the register is read from (storage)."""

    async def version(self) -> int:
        """A number that grows with every change of the register."""

    async def load(self) -> tuple[tuple[ItSystem, ...], tuple[Department, ...]]:
        """All systems, restricted facts included, and all departments."""

    async def synonyms(self) -> Sequence[tuple[str, str]]:
        """Words that IT-enheten has added: what people say, and the function they mean."""


class Directory(Protocol):
    """People: Entra through Graph, or the people file in local mode."""

    async def person(self, aad_object_id: str | None, fallback_name: str | None) -> Person:
        """The person with that Entra object id; unknown people are employees without groups.

        Raises PermissionError for somebody who does not belong to the tenant.
        """

    async def by_email(self, email: str) -> Person | None:
        """The person with that address, or None."""


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
        """Claim a turn. False if any of its keys was claimed before: it is a repeated delivery."""

    async def finish(
        self, conversation_id: str, memory: Memory, disclosures: Sequence[Disclosure], missed: str | None = None
    ) -> None:
        """Store what the conversation remembers, what was disclosed and what was sought in vain, all or nothing."""


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


class ConversationStore(Protocol):
    """Where the bot has been installed, so that it can write there later, and what channels are for."""

    async def remember(self, conversation: Conversation, person_id: str | None) -> None:
        """Store or refresh a conversation reference."""

    async def forget(self, conversation_id: str) -> None:
        """Remove a conversation reference."""

    async def purpose(self, channel_id: str) -> str | None:
        """What the channel is for: «reminders», «it_alerts» or None."""

    async def set_purpose(self, conversation: Conversation, purpose: str) -> None:
        """Make a channel the one for a purpose. At most one channel has each purpose."""
