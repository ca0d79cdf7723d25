"""Who is next above the holder of a role, as Entra has it: asked only for those whose contracts nobody answers for."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.deliveries.unanswered import Unanswered, may_go_up
from bot.domain.escalation import whose_superior
from bot.domain.notices import NoticeRules
from bot.domain.people import name_key
from bot.domain.systems import RoleHolder
from bot.ports import Clock, Directory
from bot.tidings import PERSON, Audience

_HOLDS = timedelta(hours=12)
_ASKED_AGAIN = timedelta(minutes=10)
_MOST_STEPS = 4
"""So far up at most: above that nobody knows of the system."""


class Superiors:
    """Remembers answers for half a day. Without an answer from Graph nobody is told, and it is asked again soon."""

    def __init__(self, directory: Directory, clock: Clock) -> None:
        self._directory = directory
        self._clock = clock
        self._known: dict[str, tuple[datetime, str | None]] = {}
        self._again: datetime | None = None

    def stamp(self) -> Hashable:
        """Differs when somebody who could not be asked for is to be asked for again."""
        return self._again if self._again is None or self._clock() < self._again else self._clock()

    async def known_to(self, audience: Audience, above: Sequence[Unanswered], rules: NoticeRules) -> Audience:
        """The audience with the superiors of those whose department has no management to tell."""
        self._again = None
        found: dict[str, str] = {}
        for one in above:
            system = one.notice.system
            below = whose_superior(system)
            if below is None or rules.management.get(system.department) or not may_go_up(system):
                continue
            recipient = await self._nearest(below, audience)
            if recipient is not None and recipient not in _holders(one, audience):
                found[name_key(below.name)] = recipient
        return replace(audience, superiors=found) if found else audience

    async def _nearest(self, below: RoleHolder, audience: Audience) -> str | None:
        """The nearest superior who has the bot in a personal chat."""
        try:
            person_id = await self._id_of(below, audience)
            for _ in range(_MOST_STEPS):
                person_id = await self._above(person_id) if person_id is not None else None
                if person_id is None or audience.person(person_id) is not None:
                    break
        except OSError:
            self._again = self._clock() + _ASKED_AGAIN
            return None
        return audience.person(person_id) if person_id is not None else None

    async def _id_of(self, holder: RoleHolder, audience: Audience) -> str | None:
        recipient = audience.holder(holder)
        if recipient is not None:
            return recipient.removeprefix(PERSON)
        # Two of one name, or nobody: then the register does not say whose superior it is.
        bearers = await self._directory.bearers(holder.name) or ()
        return bearers[0].aad_object_id if len(bearers) == 1 else None

    async def _above(self, person_id: str) -> str | None:
        now = self._clock()
        known = self._known.get(person_id)
        if known is None or not timedelta(0) <= now - known[0] < _HOLDS:
            superior = await self._directory.manager_of(person_id)
            known = self._known[person_id] = (now, superior.aad_object_id if superior is not None else None)
        return known[1]


def _holders(one: Unanswered, audience: Audience) -> set[str | None]:
    system = one.notice.system
    return {audience.holder(holder) for holder in (system.owner, system.manager) if holder is not None}
