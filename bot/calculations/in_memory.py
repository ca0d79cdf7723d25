"""Nyttokalkyler for one session at the command line: `ask` leaves nothing behind."""

from __future__ import annotations

import secrets
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.domain.dossiers import Dossier, HiddenOverlap, Participant, SameNeed
from bot.domain.drafts import Draft
from bot.domain.nyttokalkyl.lifecycle import Matter, Stage
from bot.ports import Clock


class SessionDossiers:
    """Implements bot.ports.Dossiers in memory."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[int, Dossier] = {}
        self._links: dict[tuple[int, int], date] = {}
        self._notes: dict[tuple[int, str], HiddenOverlap] = {}
        self._settled: set[int] = set()
        self._key = secrets.token_bytes(32)

    async def begin(self, draft: Draft, by: Participant) -> Dossier:
        """Store a new draft."""
        number = max(self._kept, default=0) + 1
        self._kept[number] = Dossier(number, 1, draft, Matter(), (by,), "", "", (), self._clock())
        return self._kept[number]

    async def get(self, number: int) -> Dossier | None:
        """The dossier with that number."""
        return self._kept.get(number)

    async def save(self, dossier: Dossier) -> Dossier | None:
        """Store a changed dossier; None if it has been changed since it was read."""
        stored = self._kept.get(dossier.number)
        if stored is None or stored.version != dossier.version:
            return None
        people = stored.participants
        saved = replace(dossier, version=dossier.version + 1, changed_at=self._clock(), participants=people)
        self._kept[dossier.number] = saved
        return saved

    async def of_person(self, person_id: str) -> Sequence[Dossier]:
        """Those that the person takes part in, the last changed first."""
        return _latest(
            one for one in self._kept.values() if any(person.person_id == person_id for person in one.participants)
        )

    async def submitted(self) -> Sequence[Dossier]:
        """Those with a submitted version, the last changed first."""
        return _latest(one for one in self._kept.values() if one.is_submitted)

    async def since(self, moment: datetime) -> Sequence[Dossier]:
        """All that have been changed since then."""
        return _latest(one for one in self._kept.values() if one.changed_at >= moment)

    async def invite(self, number: int, participant: Participant) -> None:
        """Let somebody share the draft."""
        dossier = self._kept[number]
        if all(one.person_id != participant.person_id for one in dossier.participants):
            self._kept[number] = replace(dossier, participants=(*dossier.participants, participant))

    async def delete(self, number: int) -> bool:
        """Remove a draft that was never submitted."""
        dossier = self._kept.get(number)
        if dossier is None or dossier.is_submitted:
            return False
        del self._kept[number]
        return True

    async def stamp(self) -> Hashable:
        """The versions of all."""
        known = tuple((one.number, one.version, len(one.participants)) for one in self._kept.values())
        return known, len(self._links)

    async def alive(self, moment: datetime) -> Sequence[Dossier]:
        """Those that somebody may have to be told of."""
        told = (one for one in self._kept.values() if one.is_submitted or len(one.participants) > 1)
        return _latest(
            one for one in told if one.changed_at >= moment or one.matter.stage in {Stage.DECIDED, Stage.PROCUREMENT}
        )

    async def link(self, number: int, other: int, on: date) -> bool:
        """Note that two have the same need."""
        pair = (min(number, other), max(number, other))
        known = pair in self._links
        self._links.setdefault(pair, on)
        return not known

    async def pairs(self, since: date) -> Sequence[SameNeed]:
        """All pairs with the same need."""
        return [
            SameNeed(self._kept[first], self._kept[second], on)
            for (first, second), on in self._links.items()
            if on >= since and first in self._kept and second in self._kept
        ]

    async def linked(self, number: int) -> Sequence[Dossier]:
        """Those with the same need."""
        others = {one for pair in self._links if number in pair for one in pair} - {number}
        return _latest(self._kept[one] for one in others if one in self._kept)

    async def note_hidden(self, number: int, system: str, need: str, department: str, on: date) -> None:
        """Note for IT-enheten that a hidden system may serve a need."""
        self._notes.setdefault((number, system), HiddenOverlap(len(self._notes) + 1, system, need, department, on))

    async def hidden(self) -> Sequence[HiddenOverlap]:
        """What IT-enheten has not put aside, the newest first."""
        return sorted(
            (note for note in self._notes.values() if note.number not in self._settled), key=lambda note: -note.number
        )

    async def settle_hidden(self, number: int) -> bool:
        """Put a note aside."""
        if number in self._settled or all(note.number != number for note in self._notes.values()):
            return False
        self._settled.add(number)
        return True

    async def signing_key(self) -> bytes:
        """A secret of this session."""
        return self._key


def _latest(found: Iterable[Dossier]) -> list[Dossier]:
    return sorted(found, key=lambda one: (one.changed_at, one.number), reverse=True)
