"""Whether those whom the register names still work here, looked up a few at a time, once a day.

A name that Entra knows as exactly one active member is right. One whose accounts are all closed has left; one that
nobody has, or several, cannot be tied to a person: then nobody has the role's insight, and nobody is reminded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bot.domain.alerts import AlertKind, Condition
from bot.domain.people import Person, name_key
from bot.domain.systems import ItSystem, RoleHolder
from bot.ports import Directory
from bot.texts import Texts

HOLDER_KINDS = frozenset({AlertKind.HOLDER_LEFT, AlertKind.HOLDER_UNSURE})
_NAMES_IN_A_RUN = 10  # a run must not wait long for Graph


class HolderCheck:
    """One day's round through all names. Holds nothing that cannot be looked up again."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._round: tuple[date, int] | None = None
        self._systems: Sequence[ItSystem] = ()
        self._left: list[str] = []
        self._found: dict[str, AlertKind | None] = {}

    def is_begun(self, today: date, version: int) -> bool:
        """True if this day's round has begun on this version of the register."""
        return self._round == (today, version)

    def begin(self, systems: Sequence[ItSystem], today: date, version: int) -> None:
        """Begin a round."""
        self._round, self._systems, self._found = (today, version), systems, {}
        self._left = _names(systems)

    async def look(self, say: Texts) -> list[Condition] | None:
        """Look up some more names. All that is so, once, when the round has come to its end; before that None.

        Raises OSError where the directory does not answer: the next call goes on from there.
        """
        if not self._left:
            return None
        for name in self._left[:_NAMES_IN_A_RUN]:
            self._found[name_key(name)] = _judged(await self._directory.bearers(name))
            self._left.remove(name)
        if self._left:
            return None
        return list(self._conditions(self._systems, say))

    def _conditions(self, systems: Iterable[ItSystem], say: Texts) -> Iterator[Condition]:
        for system in systems:
            secret = system.restricted is not None and system.restricted.secret
            for holder in _holders(system):
                kind = self._found.get(name_key(holder.name))
                if kind is not None:
                    role = holder.role.value
                    department = None if secret else system.department
                    # The role and never the name: it is read in a channel.
                    detail = say(f"common-role-{role}")
                    yield Condition(kind, f"{system.key}/{role}", system.key, department, detail)


def _judged(bearers: Sequence[Person] | None) -> AlertKind | None:
    if bearers is None or sum(person.active for person in bearers) == 1:
        return None
    return AlertKind.HOLDER_LEFT if bearers and not any(one.active for one in bearers) else AlertKind.HOLDER_UNSURE


def _holders(system: ItSystem) -> tuple[RoleHolder, ...]:
    return tuple(holder for holder in (system.owner, system.manager) if holder is not None and holder.name.strip())


def _names(systems: Iterable[ItSystem]) -> list[str]:
    return list({name_key(holder.name): holder.name for system in systems for holder in _holders(system)}.values())
