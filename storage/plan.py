"""What a file would do to the register. Pure: nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.changes import current
from bot.domain.people import name_key
from bot.domain.systems import Department, ItSystem, RestrictedFacts
from bot.errors import BotError
from storage.approved import approved_by_system, column_of, contradicts, restored
from storage.audit import ApprovedChange
from storage.cells.lists import FunctionNames
from storage.department_finder import DepartmentFinder
from storage.exporter import taxonomy_of
from storage.facts import Facts, cell_text, facts_of, with_facts
from storage.fields import CONTRACT_FIELDS, Field
from storage.matching import Doubt, Match, Matcher
from storage.merging import ContractRows, Contradiction, merged, repeats_register, with_contracts
from storage.new_keys import KeyMaker
from storage.records import DepartmentNames, StoredSystem
from storage.report import Action, Change, ImportReport, Issue, Remark, RowStatus
from storage.row_facts import RowFacts, RowReader
from storage.sheets.systemlist import Sheet

Progress = Callable[[int, int], None]
"""Called with how many rows are done and how many there are."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What to write, and the report. `systems` are the new and changed ones and those that are back."""

    report: ImportReport
    systems: tuple[ItSystem, ...] = ()
    departments: tuple[Department, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """Each changed fact before and after."""
        return self.report.changes


def plan_import(
    sheet: Sheet,
    stored: Sequence[StoredSystem],
    departments: Sequence[DepartmentNames],
    *,
    functions: Sequence[str] = (),
    approved: Sequence[ApprovedChange] = (),
    allow_missing: bool = False,
    progress: Progress | None = None,
) -> ImportPlan:
    """Compare a file with the register.

    `functions` are further names of the taxonomy. What has been `approved` in chat stands: a file that says something
    else of it is not believed without a person.

    Raises BotError for formulas, for a file without a single system, and for one that would mark more than half of the
    register as missing, unless `allow_missing`.
    """
    return _Planner(sheet, stored, departments, functions, approved).plan(
        allow_missing, progress or (lambda _done, _all: None)
    )


class _Planner:
    def __init__(
        self,
        sheet: Sheet,
        stored: Sequence[StoredSystem],
        departments: Sequence[DepartmentNames],
        functions: Sequence[str],
        approved: Sequence[ApprovedChange],
    ) -> None:
        self._approved = approved_by_system(approved)
        self._sheet = sheet
        self._stored = {row.system.key: row for row in stored}
        systems = [row.system for row in stored]
        known = [*departments, *(DepartmentNames(name) for name in dict.fromkeys(each.department for each in systems))]
        finder = DepartmentFinder(each for each in known if each.name)
        columns = {heading.field: heading.column for heading in sheet.headings}
        if finder.is_empty:
            finder = DepartmentFinder.from_file(row.cell(columns[Field.DEPARTMENT]) for row in sheet.rows)
        self._departments = finder.added
        names = FunctionNames([*functions, *(name for each in systems for name in each.functions)])
        if Field.FUNCTIONS in columns:
            names = names.with_cells(row.cell(columns[Field.FUNCTIONS]) for row in sheet.rows)
        self._names = names
        self._written_names = taxonomy_of(systems)
        self._reader = RowReader(sheet, finder, names)
        self._systems = systems
        self._keys = KeyMaker(systems)
        self._rows: dict[int, RowStatus] = {}
        self._issues: list[Issue] = []
        self._changes: list[Change] = []
        self._saved: list[ItSystem] = []
        self._mentioned: set[str] = set()

    def plan(self, allow_missing: bool, progress: Progress) -> ImportPlan:
        rows = list(self._reader.rows())
        if not any(row.is_data for row in rows) and not allow_missing:
            raise BotError("import-no-rows")
        self._keys.reserve(row.facts.get(Field.KEY) for row in rows)
        self._report_columns()
        groups = self._group(rows)
        done = 0
        for match, members in groups:
            self._plan_group(match, members)
            done += len(members)
            if done % 100 < len(members):
                progress(done, len(rows))
        for row in rows:
            self._issues.extend(row.issues)
            self._rows.setdefault(row.number, RowStatus.REJECTED)
        progress(len(rows), len(rows))
        missing = self._missing(allow_missing)
        returned = self._returned()
        report = ImportReport(
            self._sheet.file_name,
            self._sheet.name,
            dict(sorted(self._rows.items())),
            tuple(sorted(self._issues, key=lambda issue: issue.row)),
            tuple(self._changes),
            tuple(self._stored[key].system.name for key in missing),
            tuple(system.name for system in returned),
        )
        return ImportPlan(report, (*self._saved, *returned), self._departments, missing)

    def _report_columns(self) -> None:
        row = self._sheet.heading_row
        for _, title in self._sheet.unread:
            shown = " ".join(title.split())
            self._issues.append(Issue(row, shown, "", Remark("import-column-unknown", Action.KEPT)))
        for name in self._sheet.other_sheets:
            self._issues.append(Issue(0, "", name, Remark("import-sheet-left", Action.KEPT)))

    def _group(self, rows: Sequence[RowFacts]) -> list[tuple[Match, list[RowFacts]]]:
        """The usable rows by the system that they are about, in the order of the file."""
        matcher = Matcher(self._systems, rows)
        groups: dict[str, tuple[Match, list[RowFacts]]] = {}
        for row in rows:
            if not row.is_data or not (row.facts.get(Field.NAME) or row.facts.get(Field.KEY)):
                continue
            found = matcher.match(row)
            about = found.about if isinstance(found, Doubt) else (found.system,) if found.system else ()
            self._mentioned.update(system.key for system in about)
            if isinstance(found, Doubt):
                value = row.facts.get(found.field) or row.facts.get(Field.KEY) or ""
                row.refuse(self._reader.title(found.field), value, found.remark)
            elif not row.refused:
                groups.setdefault(found.group, (found, []))[1].append(row)
        return list(groups.values())

    def _plan_group(self, match: Match, rows: list[RowFacts]) -> None:
        system = match.system
        if system and repeats_register(rows, system):
            self._note_blanks(rows[0], facts_of(system, None) if len(rows) > 1 else _first_facts(system))
            self._rows.update((row.number, RowStatus.UNCHANGED) for row in rows)
            return
        together = merged(rows)
        if isinstance(together, Contradiction):
            self._note_contradiction(together, rows, refuse=True)
            return
        facts, parts = together.facts, together.parts
        if together.unsettled:
            self._note_contradiction(together.unsettled, rows)
        before = system or self._new_system(facts, rows[0])
        if before is None:
            return
        after = self._apply(before, facts, parts, match)
        after = self._keep_approved(before, after, rows[0])
        if system is None:
            # Every fact of a new system is new: its name is enough to show.
            self._changes.append(Change(after.key, after.name, Field.NAME.value, "", after.name))
        changed = system is None or self._differs(before, after)
        status = RowStatus.ADDED if system is None else RowStatus.CHANGED if changed else RowStatus.UNCHANGED
        for part in parts:
            self._rows[part.rows[0].number] = status
            for repeated in part.rows[1:]:
                self._rows[repeated.number] = RowStatus.UNCHANGED
                remark = Remark("import-row-repeats", Action.CORRECTED, {"row": str(part.rows[0].number)})
                name = repeated.facts.get(Field.NAME) or ""
                repeated.issues.append(Issue(repeated.number, self._reader.title(Field.NAME), name, remark))
        if system:
            self._note_blanks(rows[0], _first_facts(system))
        if changed:
            self._saved.append(after)

    def _new_system(self, facts: Facts, row: RowFacts) -> ItSystem | None:
        """A blank system for a new row, or None where it cannot be placed without guessing."""
        if not facts.get(Field.DEPARTMENT):
            column = self._reader.title(Field.DEPARTMENT)
            already = any(issue.column == column for issue in row.issues)
            key = "import-new-without-department" if already else "import-department-missing"
            row.refuse(column, "", Remark(key, Action.REJECTED))
            return None
        key = facts.get(Field.KEY) or self._keys.next()
        secret = facts.get(Field.SECRET)
        if secret is None and Field.SECRET in self._sheet.fields:
            # Nobody has said that it is open, and what has been shown cannot be taken back.
            secret = True
            column = self._reader.title(Field.SECRET)
            row.issues.append(Issue(row.number, column, "", Remark("import-secret-unknown", Action.NEEDS_PERSON)))
        name = facts[Field.NAME]
        return ItSystem(key, name, "", (), "", None, None, None, restricted=RestrictedFacts(secret=bool(secret)))

    def _apply(self, before: ItSystem, facts: Facts, parts: Sequence[ContractRows], match: Match) -> ItSystem:
        known = facts_of(before, None)
        stated: Facts = {
            field: value
            for field, value in facts.items()
            if field not in CONTRACT_FIELDS and field is not Field.KEY and known[field] != value
        }
        if match.by_name or (Field.NAME in stated and name_key(stated[Field.NAME] or "") == name_key(before.name)):
            stated.pop(Field.NAME, None)
        if stated.get(Field.DEPARTMENT, "") is None:
            del stated[Field.DEPARTMENT]
        if stated.get(Field.NAME, "") is None:
            del stated[Field.NAME]
        after = with_facts(before, stated)
        contracts = with_contracts(before, parts, self._reader.title(Field.CONTRACT_NUMBER))
        return replace(after, restricted=replace(after.restricted or RestrictedFacts(), contracts=contracts))

    def _keep_approved(self, before: ItSystem, after: ItSystem, row: RowFacts) -> ItSystem:
        """The system without what would undo an approved change; somebody has to say which word is the newer."""
        for word in self._approved.get(before.key, ()):
            if contradicts(word, before, after):
                written = current(after, word.change)
                remark = Remark("import-approved-kept", Action.NEEDS_PERSON, {"value": word.change.after or "–"})
                row.issues.append(Issue(row.number, self._reader.title(column_of(word.change)), written, remark))
                after = restored(word, before, after)
        return after

    def _differs(self, before: ItSystem, after: ItSystem) -> bool:
        """Note what is different between two states of a system."""
        old, new = _contracts(before), _contracts(after)
        changes = []
        for index in range(max(len(old), len(new), 1)):
            left = facts_of(before, old[index] if index < len(old) else None)
            right = facts_of(after, new[index] if index < len(new) else None)
            fields = [field for field in Field if index == 0 or field in CONTRACT_FIELDS]
            changes += [self._change(after, field, left, right) for field in fields if left[field] != right[field]]
        self._changes.extend(changes)
        return bool(changes)

    def _change(self, system: ItSystem, field: Field, left: dict[Field, Any], right: dict[Field, Any]) -> Change:
        before = cell_text(field, left[field], self._written_names)
        after = cell_text(field, right[field], self._written_names)
        return Change(system.key, system.name, field.value, before, after)

    def _note_blanks(self, row: RowFacts, known: Facts) -> None:
        """Say of each empty cell that the register's value stays."""
        for field in sorted(row.blank):
            value = known.get(field)
            if value not in (None, (), "", False):
                remark = Remark(
                    "import-blank-kept", Action.KEPT, {"value": cell_text(field, value, self._written_names)}
                )
                row.issues.append(Issue(row.number, self._reader.title(field), "", remark))

    def _note_contradiction(self, found: Contradiction, rows: Sequence[RowFacts], *, refuse: bool = False) -> None:
        column = self._reader.title(found.field)
        key = "import-rows-contradict" if refuse else "import-rows-differ"
        for row in rows if refuse else (found.first, found.second):
            other = found.first if row is not found.first else found.second
            value = cell_text(found.field, row.facts.get(found.field), self._names)
            theirs = cell_text(found.field, other.facts.get(found.field), self._names) or "–"
            arguments = {"row": str(other.number), "other": theirs}
            row.refused |= refuse
            row.issues.append(Issue(row.number, column, value, Remark(key, Action.NEEDS_PERSON, arguments)))

    def _missing(self, allow_missing: bool) -> tuple[str, ...]:
        present = [key for key, row in self._stored.items() if row.missing_since is None]
        missing = tuple(key for key in present if key not in self._mentioned)
        if len(missing) * 2 > len(present) and not allow_missing:
            raise BotError("import-too-many-missing", missing=len(missing), present=len(present))
        return missing

    def _returned(self) -> list[ItSystem]:
        """Systems that were marked missing and stand in the file again, though nothing else of them is new."""
        saved = {system.key for system in self._saved}
        marked = (row.system for row in self._stored.values() if row.missing_since is not None)
        return [system for system in marked if system.key in self._mentioned and system.key not in saved]


def _contracts(system: ItSystem) -> tuple[Any, ...]:
    return (system.restricted or RestrictedFacts()).contracts


def _first_facts(system: ItSystem) -> Facts:
    contracts = _contracts(system)
    return facts_of(system, contracts[0] if len(contracts) == 1 else None)
