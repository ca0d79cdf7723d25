"""Where the questions of the quality drive and their answers are kept."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Protocol

from bot.domain.quality import Entry, Knowledge, Round


class Quality(Protocol):
    """Questions to system managers about their systems' facts. Entries are added and never changed."""

    async def stamp(self) -> Hashable:
        """Something that differs when anything has been asked, answered or changed by a request. Cheap."""

    async def rounds(self) -> Mapping[str, Round]:
        """Everybody who has been asked or has paused, by Entra object id."""

    async def round(self, person: str) -> Round:
        """One person's, empty where nothing has been asked."""

    async def known(self) -> Knowledge:
        """What has been confirmed and changed by requests. What another replica adds is seen within seconds."""

    async def began(self) -> date | None:
        """The local day of the first import, or None before it."""

    async def add(self, entry: Entry, conversation: str = "") -> bool:
        """Store an act, and for a confirmation a line in the audit log. `conversation` is where it was done.

        False if the person's version is taken: somebody was faster, read the round again.
        """
