"""Retirement cases that last as long as a session at the command line."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.retirements import Case, Entry, cases


class SessionRetirements:
    """Implements bot.ports.Retirements."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    async def stamp(self) -> int:
        """How many entries there are."""
        return len(self._entries)

    async def all(self) -> Sequence[Case]:
        """The newest case of each system, by key."""
        return [case for _, case in sorted(cases(self._entries).items())]

    async def get(self, system: str) -> Case | None:
        """The newest case of a system."""
        return cases(await self.history(system)).get(system)

    async def history(self, system: str) -> Sequence[Entry]:
        """All that has been done in the cases of a system, the first first."""
        return [entry for entry in self._entries if entry.system == system]

    async def add(self, entry: Entry, conversation: str = "") -> bool:
        """Keep an act, unless that version is there. The register is not the session's: it stays as it is."""
        del conversation
        if any((one.system, one.version) == (entry.system, entry.version) for one in self._entries):
            return False
        self._entries.append(entry)
        return True
