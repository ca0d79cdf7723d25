"""Questions and answers that last as long as a session at the command line."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from datetime import date

from bot.domain.quality import Act, Confirmation, Entry, Knowledge, Round, after
from bot.ports.quality import Quality


class SessionQuality:
    """Implements bot.ports.Quality on top of what is stored, if anything is."""

    def __init__(self, stored: Quality | None = None) -> None:
        self._stored = stored
        self._own: list[Entry] = []

    async def stamp(self) -> Hashable:
        """How much has been said here, and there."""
        return len(self._own), await self._stored.stamp() if self._stored else 0

    async def rounds(self) -> Mapping[str, Round]:
        """Everybody's, with what was done here."""
        found = dict(await self._stored.rounds()) if self._stored else {}
        for entry in self._own:
            found[entry.person] = after(found.get(entry.person, Round(entry.person)), entry)
        return found

    async def round(self, person: str) -> Round:
        """One person's, with what was done here."""
        return (await self.rounds()).get(person, Round(person))

    async def known(self) -> Knowledge:
        """What has been confirmed, with what was confirmed here."""
        known = await self._stored.known() if self._stored else Knowledge()
        here = {
            (entry.system, entry.fact): Confirmation(entry.said, entry.on)
            for entry in self._own
            if entry.act is Act.CONFIRMED and entry.fact is not None
        }
        return replace(known, confirmed={**known.confirmed, **here})

    async def began(self) -> date | None:
        """The day of the first import."""
        return await self._stored.began() if self._stored else None

    async def add(self, entry: Entry, conversation: str = "") -> bool:
        """Keep an act, unless that version is there."""
        del conversation
        if (await self.round(entry.person)).version >= entry.version:
            return False
        self._own.append(entry)
        return True
