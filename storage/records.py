"""What storage takes and gives beyond the domain's own values.

`SystemRepository` (storage/repositories.py) is how the register is read and written:

    await repository.seed_departments(load_departments())         # storage/departments.py
    names = await repository.department_names()                   # what an importer may resolve
    stored = await repository.snapshot()                          # everything, with the mark «missing»
    await repository.save(systems, departments=…, missing=…, run=…, now=…)   # one transaction
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.domain.systems import Department, ItSystem


@dataclass(frozen=True, slots=True)
class StoredSystem:
    """A system with all its facts as it stands in the register.

    `missing_since` is the local day of the first import that no longer held it, or None.
    """

    system: ItSystem
    missing_since: date | None = None


@dataclass(frozen=True, slots=True)
class DepartmentNames:
    """All that a department is called.

    `abbreviations` may be resolved by an importer, the most usual first. `spoken` are names in
    everyday speech, in Swedish and English: understanding may use them, an importer must not.
    """

    name: str
    abbreviations: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()

    @property
    def department(self) -> Department:
        """The department as the domain knows it; further abbreviations are aliases there."""
        first = self.abbreviations[0] if self.abbreviations else None
        return Department(self.name, first, (*self.abbreviations[1:], *self.spoken))


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import of a file: what it did and who ran it. `report` is plain JSON (interface.md «import»)."""

    file_name: str
    by: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    missing: int = 0
    report: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredImportRun:
    """An import run with its number and its moment (UTC)."""

    number: int
    at: datetime
    run: ImportRun


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """A disclosure of restricted facts as the access log holds it. `at` is in UTC."""

    at: datetime
    person_id: str
    conversation_id: str
    system_key: str
    facts: str
    reason: str
