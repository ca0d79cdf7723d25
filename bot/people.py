"""People in local mode: a TOML file in the place of Entra (interface.md «Local mode»)."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from bot.domain.people import Person, name_key, same_name
from bot.ports.people import MOST_NAMED

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class PeopleFileError(Exception):
    """The people file cannot be read, and why."""


class _PersonRow(BaseModel):
    model_config = ConfigDict(extra="forbid")

    aad_object_id: _Text
    name: _Text
    email: str | None = None
    title: str | None = None
    department: str | None = None
    groups: list[str] = []
    active: bool = True
    manager: str | None = None


class _PeopleFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    person: list[_PersonRow] = []


class FileDirectory:
    """A directory read from a TOML file. Somebody who is not in it is an employee without groups."""

    def __init__(self, people: list[Person], managers: Mapping[str, str] | None = None) -> None:
        """`managers`: the address of the manager by object id."""
        self._managers = managers or {}
        self._by_id = {person.aad_object_id: person for person in people}
        self._by_email = {person.email.casefold(): person for person in people if person.email}

    @classmethod
    def read(cls, path: Path) -> FileDirectory:
        """Read the file. Raises PeopleFileError with what is wrong in it."""
        try:
            rows = _PeopleFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).person
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
            raise PeopleFileError(f"{path}: {error}") from error
        names = Counter(name_key(row.name) for row in rows)
        people = [
            Person(
                **{**row.model_dump(exclude={"manager"}), "groups": frozenset(row.groups)},
                sole_bearer=names[name_key(row.name)] == 1,
            )
            for row in rows
        ]
        return cls(people, {row.aad_object_id: row.manager for row in rows if row.manager})

    async def person(self, aad_object_id: str | None, fallback_name: str | None) -> Person:
        """The person with that id, otherwise an employee without groups or roles."""
        known = self._by_id.get(aad_object_id or "")
        if known is not None:
            return known
        # The name that a client claims gives no rights: a stranger called Örjan Vassbäck is not Örjan Vassbäck.
        del fallback_name
        return Person(aad_object_id=aad_object_id or "unknown", name="")

    async def by_email(self, email: str) -> Person | None:
        """The person with that address."""
        return self._by_email.get(email.casefold())

    async def bearers(self, name: str) -> Sequence[Person] | None:
        """Those of that name. The file does not hold everybody, so of others nothing is known."""
        return [one for one in self._by_id.values() if same_name(one.name, name)] or None

    async def manager_of(self, person_id: str) -> Person | None:
        """The one whose address the file gives."""
        manager = self._by_email.get(self._managers.get(person_id, "").casefold())
        return manager if manager is not None and manager.active else None

    async def named(self, name: str) -> Sequence[Person]:
        """Those each of whose names begins as one of the words does."""
        wanted = name_key(name).split()
        found = [one for one in self._by_id.values() if one.active and wanted and _is_called(one, wanted)]
        return found[:MOST_NAMED]


class Strangers:
    """Where Graph is not configured everybody is an employee: no groups, no roles."""

    async def person(self, aad_object_id: str | None, fallback_name: str | None) -> Person:
        """An employee with that id."""
        del fallback_name
        return Person(aad_object_id=aad_object_id or "unknown", name="")

    async def by_email(self, email: str) -> Person | None:
        """Nobody is known."""
        del email
        return None

    async def bearers(self, name: str) -> Sequence[Person] | None:
        """Nobody is known."""
        del name
        return None

    async def manager_of(self, person_id: str) -> Person | None:
        """Nobody is known."""
        del person_id
        return None

    async def named(self, name: str) -> Sequence[Person]:
        """Nobody is known."""
        del name
        return ()


def _is_called(person: Person, wanted: list[str]) -> bool:
    names = name_key(person.name).split()
    return all(any(one.startswith(word) for one in names) for word in wanted)
