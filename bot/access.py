"""Who may see what: the one place that decides (audit 3.1, domain.md «The systemlista»).

The rule is applied to the register before anything else looks at it. Handlers, texts and cards
only ever hold what `seen_by` returned; a fact that is not there cannot leak.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from bot.domain.people import Person, same_name
from bot.domain.systems import ItSystem


class Place(StrEnum):
    """Where a conversation is held."""

    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"
    IT_CHANNEL = "it_channel"


class AccessLevel(IntEnum):
    """Levels of insight; a higher one includes the lower."""

    EMPLOYEE = 0
    ROLE_HOLDER = 1
    REGISTER_READER = 2
    IT_UNIT = 3


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person in a place. A channel or group chat is answered as to any employee."""

    person: Person
    place: Place

    @property
    def level(self) -> AccessLevel:
        """The level for the register as a whole; a role in one system is found per system."""
        groups = self.person.groups
        if not self.person.active:
            return AccessLevel.EMPLOYEE
        if self.place is Place.PERSONAL:
            if "it_unit" in groups:
                return AccessLevel.IT_UNIT
            if "register_reader" in groups:
                return AccessLevel.REGISTER_READER
        # IT-enheten's own channel is read by IT-enheten only, but the asker must belong to it too:
        # a guest who was let into the channel is still a guest.
        if self.place is Place.IT_CHANNEL and "it_unit" in groups:
            return AccessLevel.IT_UNIT
        return AccessLevel.EMPLOYEE


def level_for(system: ItSystem, viewer: Viewer) -> AccessLevel:
    """The viewer's level for one system."""
    if viewer.level > AccessLevel.EMPLOYEE:
        return viewer.level
    if viewer.place is Place.PERSONAL and viewer.person.active and holds_role(system, viewer.person):
        return AccessLevel.ROLE_HOLDER
    return AccessLevel.EMPLOYEE


def holds_role(system: ItSystem, person: Person) -> bool:
    """True if the person, and nobody else of that name, is named as owner, manager or specialist of the system."""
    if not person.sole_bearer:
        return False
    specialists = system.restricted.specialists if system.restricted else ()
    holders = (system.owner, system.manager, *specialists)
    return any(holder is not None and same_name(holder.name, person.name) for holder in holders)


def seen_by(system: ItSystem, viewer: Viewer) -> ItSystem | None:
    """The system as this viewer may see it, or None if it does not exist for them."""
    if level_for(system, viewer) > AccessLevel.EMPLOYEE:
        return system
    if system.restricted is not None and system.restricted.secret:
        return None
    return replace(system, restricted=None)


def visible(systems: Iterable[ItSystem], viewer: Viewer) -> tuple[ItSystem, ...]:
    """All systems as this viewer may see them, in the order given."""
    return tuple(seen for system in systems if (seen := seen_by(system, viewer)) is not None)
