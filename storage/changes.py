"""What an import changes: the register as it shall be against the register as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.systems import ItSystem, RestrictedFacts, RoleHolder
from storage.records import StoredSystem


@dataclass(frozen=True, slots=True)
class Change:
    """A system as it shall be, and as it is or None if it is new."""

    after: ItSystem
    before: StoredSystem | None

    @property
    def added(self) -> bool:
        """True if the register did not hold the system."""
        return self.before is None

    @property
    def facts_before(self) -> RestrictedFacts:
        """The facts it had."""
        return facts(self.before.system) if self.before else RestrictedFacts()


def changes(given: Iterable[ItSystem], stored: Mapping[str, StoredSystem]) -> list[Change]:
    """What has to be written. A system that was missing and is back counts as changed."""
    found = []
    for system in given:
        before = stored.get(system.key)
        if before is None or before.system != system or before.missing_since is not None:
            found.append(Change(system, before))
    return found


def facts(system: ItSystem) -> RestrictedFacts:
    """The restricted facts. Raises ValueError without: somebody's limited view must not overwrite the register."""
    if system.restricted is None:
        raise ValueError(f"{system.key} comes without its restricted facts")
    return system.restricted


def holders_of(system: ItSystem) -> list[RoleHolder]:
    """Everybody named for the system: owner, manager, specialists."""
    named = (system.owner, system.manager, *facts(system).specialists)
    return [holder for holder in named if holder is not None]
