"""Where nyttokalkyler are kept."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.domain.dossiers import Dossier, HiddenOverlap, Participant, SameNeed
from bot.domain.drafts import Draft


class Dossiers(Protocol):
    """Nyttokalkyler: drafts, what was submitted, and what became of it."""

    async def begin(self, draft: Draft, by: Participant) -> Dossier:
        """Store a new draft."""

    async def get(self, number: int) -> Dossier | None:
        """The dossier with that number, whoever may see it: the caller asks `Dossier.readable_by`."""

    async def save(self, dossier: Dossier) -> Dossier | None:
        """Store a changed dossier. None if somebody has changed it since it was read: read it again."""

    async def of_person(self, person_id: str) -> Sequence[Dossier]:
        """Those that the person takes part in, the last changed first."""

    async def submitted(self) -> Sequence[Dossier]:
        """Those with a submitted version, the last changed first."""

    async def since(self, moment: datetime) -> Sequence[Dossier]:
        """All that have been changed since then: for finding the same need."""

    async def invite(self, number: int, participant: Participant) -> None:
        """Let somebody share the draft."""

    async def delete(self, number: int) -> bool:
        """Remove a draft that was never submitted. False if it was."""

    async def stamp(self) -> Hashable:
        """Something that differs whenever any of them has changed. Cheap."""

    async def alive(self, moment: datetime) -> Sequence[Dossier]:
        """Those that somebody may have to be told of: shared or submitted, and changed lately or unfinished."""

    async def link(self, number: int, other: int, on: date) -> bool:
        """Note that two have the same need. False if that was known."""

    async def pairs(self, since: date) -> Sequence[SameNeed]:
        """All pairs with the same need that have become known since that day, for the joint items of meetings."""

    async def linked(self, number: int) -> Sequence[Dossier]:
        """Those with the same need."""

    async def note_hidden(self, number: int, system: str, need: str, department: str, on: date) -> None:
        """Note for IT-enheten that a hidden system may serve a need; once for each dossier and system."""

    async def hidden(self) -> Sequence[HiddenOverlap]:
        """What IT-enheten has not put aside, the newest first. `number` is the note's own."""

    async def settle_hidden(self, number: int) -> bool:
        """Put a note aside. False if somebody already has."""

    async def signing_key(self) -> bytes:
        """The secret that links to documents are signed with; made the first time, the same in every replica."""


class HiddenSearch(Protocol):
    """Looks for systems that the asker may not see and tells IT-enheten. The asker learns nothing of it."""

    async def __call__(self, number: int, need: str, department: str) -> None:
        """Search the hidden part of the register for a need and note what is found."""
