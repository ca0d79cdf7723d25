"""What will be told on days to come, reckoned by the same sources as what is told today. Writes and sends nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.deliveries import DeliveryKey
from bot.domain.people import Person
from bot.domain.preferences import AS_EVERYBODY, Preferences
from bot.domain.systems import Department, ItSystem, RoleHolder
from bot.domain.workdays import is_working_day
from bot.ports import SystemSource
from bot.tidings import PERSON, Audience, Tiding, Tidings, TidingSource, recipient_of

_ONE_DAY = timedelta(days=1)
_FURTHEST = 400
"""Days ahead that are looked at: a ladder's first rung is a year before the deadline."""


class Untold:
    """A ledger's history in which nothing stands: what is told on a day is then what falls due on it."""

    async def baseline(self, day: date) -> date | None:
        """There has been no first import."""
        del day
        return None

    async def last_digest(self, kind: str) -> date | None:
        """There has been no digest; each is reckoned from the one before."""
        del kind
        return None


@dataclass(frozen=True)
class TheseSystems:
    """Implements bot.ports.SystemSource for some systems, as they stand."""

    systems: tuple[ItSystem, ...]

    async def version(self) -> int:
        """They do not change."""
        return 0

    async def load(self) -> tuple[tuple[ItSystem, ...], tuple[Department, ...]]:
        """The systems."""
        return self.systems, ()

    async def synonyms(self) -> Sequence[tuple[str, str]]:
        """None."""
        return ()


Reckon = Callable[[date, Audience], Awaitable[Tidings]]


@dataclass(frozen=True)
class OnThatDay:
    """Implements bot.tidings.TidingSource by what is told on the very day, for who looks through many."""

    foreseen: Reckon

    async def stamp(self, today: date) -> date:
        """Each day by itself."""
        return today

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """What is told then."""
        return await self.foreseen(today, audience)


class Everybody(Audience):
    """For administrators: everybody can be reached, under the name that the register or the settings have."""

    def holder(self, holder: RoleHolder) -> str | None:
        """By name, as the register has it."""
        return f"{PERSON}{holder.name}"

    def superior(self, holder: RoleHolder) -> str | None:
        """As somebody's superior: who that is Entra knows."""
        return f"superior:{holder.name}"

    def person(self, person_id: str) -> str | None:
        """By Entra object id."""
        return f"{PERSON}{person_id}"

    def email(self, email: str) -> str | None:
        """By address."""
        return f"{PERSON}{email.strip()}"

    def group(self, name: str) -> tuple[str, ...]:
        """The group as one recipient."""
        return (f"group:{name}",)


class OneAmongAll(Audience):
    """For a person: the others can be reached too, under the name that the register has."""

    def holder(self, holder: RoleHolder) -> str | None:
        """The person's own name in the ledger, or another's name."""
        return super().holder(holder) or f"{PERSON}{holder.name}"


@dataclass(frozen=True, slots=True)
class Coming:
    """What will be told, and on which day if nothing changes until then."""

    day: date
    tiding: Tiding


class Foresight:
    """`narrowed` makes the source of contract notices for some systems; the others are not foreseen for a person."""

    def __init__(self, narrowed: Callable[[SystemSource], TidingSource]) -> None:
        self._narrowed = narrowed

    async def coming(
        self, systems: Iterable[ItSystem], person: Person, preferences: Preferences, today: date, most: int
    ) -> list[Coming]:
        """The next things that the person will be told of these systems, and on which days."""
        source = self._narrowed(TheseSystems(tuple(systems)))
        recipient = recipient_of(person)
        chosen = {} if preferences == AS_EVERYBODY else {recipient: preferences}
        audience = OneAmongAll((person,), chosen)
        pause = preferences.pause
        # What was due before today, or before the pause, has been told; it is not coming.
        day = (min(pause.first, today) if pause is not None and pause.covers(today) else today) - _ONE_DAY
        told: set[DeliveryKey] = set()
        found: list[Coming] = []
        first = True
        for _ in range(_FURTHEST):
            if first or is_working_day(day):
                due = [one for one in (await source.reckon(day, audience)).new if one.key.recipient == recipient]
                new = [one for one in due if one.key not in told and not (preferences.paused(day) and one.can_wait)]
                told |= {one.key for one in new}
                found += [Coming(day, one) for one in new if not first and day >= today]
            if len(found) >= most:
                break
            first, day = False, day + _ONE_DAY
        return found[:most]
