"""The register as others see it, and where it is read from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.access import AccessLevel, Viewer
from bot.domain.questions import Language, Memory, Question, SearchResult
from bot.domain.systems import Department, ItSystem


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
