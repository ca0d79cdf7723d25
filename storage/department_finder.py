"""Which department a cell means. Only names that somebody has registered are resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.domain.systems import Department
from storage.cells.reading import Cell, Reading, ask, corrected, empty, shown
from storage.cells.text import is_blank, tidy
from storage.headings import fold_heading
from storage.records import DepartmentNames

_ENDINGS = ("förvaltningen", "förvaltning")
_SHARE = 20  # a name on every twentieth row is no slip


class DepartmentFinder:
    """Departments by name and abbreviation. Everyday names are left to a person: they may be old or mean another."""

    def __init__(self, departments: Iterable[DepartmentNames], added: Sequence[str] = ()) -> None:
        self._names: dict[str, str] = {}
        self.added = tuple(Department(name) for name in added)
        known = [*departments, *(DepartmentNames(name) for name in added)]
        for department in known:
            for name in department.abbreviations:
                self._names.setdefault(fold_heading(name), department.name)
        for department in known:
            folded = fold_heading(department.name)
            self._names[folded] = department.name
            for ending, other in (_ENDINGS, _ENDINGS[::-1]):
                if folded.endswith(ending):
                    self._names.setdefault(folded.removesuffix(ending) + other, department.name)

    @property
    def is_empty(self) -> bool:
        """True where no department at all is known."""
        return not self._names

    @classmethod
    def from_file(cls, cells: Iterable[Cell]) -> DepartmentFinder:
        """The departments of a municipality's first file: full names that stand on many rows.

        Abbreviations and rare names, which may be old or misspelt, are left to a person.
        """
        counts = Counter(tidy(cell) for cell in cells if isinstance(cell, str) and tidy(cell))
        total = sum(counts.values())
        spellings: dict[str, str] = {}
        for name, count in counts.most_common():
            full = len(name) > 8 and not name.isupper()
            if full and count * _SHARE >= total:
                spellings.setdefault(fold_heading(name), name)
        return cls((), tuple(spellings.values()))

    def read(self, cell: Cell) -> Reading[str]:
        """The department that a cell names."""
        if is_blank(cell):
            return empty()
        raw = shown(cell)
        found = self._names.get(fold_heading(raw))
        if found is None:
            return ask("import-department-unknown")
        return Reading(found) if raw == found else corrected(found, "import-term-read", word=found)
