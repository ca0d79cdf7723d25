"""One row of a file as facts, with what is doubtful about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from bot.domain.systems import Role
from bot.errors import BotError
from storage.cells.dates import EndDate, read_date, read_end_date
from storage.cells.lists import FunctionNames, read_functions, read_role, read_specialists
from storage.cells.numbers import read_cost, read_count, read_months
from storage.cells.reading import Cell, Reading, shown
from storage.cells.terms import read_classification, read_hosting, read_phase, read_renewal, read_truth
from storage.cells.text import folded, is_blank, read_text, read_url, tidy
from storage.department_finder import DepartmentFinder
from storage.facts import Facts
from storage.fields import CONTRACT_FIELDS, Field
from storage.headings import Heading
from storage.report import Action, Issue, Remark
from storage.sheets.opening import place
from storage.sheets.rows import Row
from storage.sheets.systemlist import Sheet

_SUMMARY = re.compile(
    r"(?:summa|totalt?|sum|delsumma|totalsumma|antal system|antal|genomsnitt|medelvärde|grand total)\b[\s:.]*"
    r"(?:\w+[\s:.]*){0,2}"
)
_MOST_REMEMBERED = 20_000
_HYPHENATED = re.compile(r"-\s*\n\s*")


@dataclass(slots=True)
class RowFacts:
    """What a row says. `blank` are columns whose cell is empty, `steps` the precision of rounded amounts.

    `refused` rows change nothing; `is_data` is False for sums, repeated headings and notes.
    """

    number: int
    facts: Facts = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    blank: set[Field] = field(default_factory=set)
    steps: dict[Field, Decimal] = field(default_factory=dict)
    refused: bool = False
    is_data: bool = True

    @property
    def contract(self) -> Facts:
        """The stated facts of the row's contract."""
        return {each: self.facts[each] for each in CONTRACT_FIELDS if each in self.facts}

    def refuse(self, column: str, value: str, remark: Remark) -> None:
        """Leave the row out and say why."""
        self.refused = True
        self.issues.append(Issue(self.number, column, value, remark))


class RowReader:
    """Reads the rows of a sheet."""

    def __init__(self, sheet: Sheet, departments: DepartmentFinder, functions: FunctionNames) -> None:
        self._sheet = sheet
        self._columns = {heading.field: heading for heading in sheet.headings}
        self._readers = {heading: self._reader(heading, departments, functions) for heading in sheet.headings}
        self._memory: dict[Heading, dict[tuple[type, Cell], Reading[Any]]] = {each: {} for each in sheet.headings}
        self._titles = {heading.column: folded(heading.title) for heading in sheet.headings}

    def rows(self) -> Iterator[RowFacts]:
        """All rows. Raises BotError if a row of data holds a formula: its stored result may be old or forged."""
        formulas: list[str] = []
        for row in self._sheet.rows:
            read = self._read(row)
            computed = sorted(row.formulas & self._titles.keys())
            if computed and (read.is_data or self._columns[Field.NAME].column in computed):
                formulas.extend(place(row.number, column) for column in computed)
            yield read
        if formulas:
            more = " …" if len(formulas) > 5 else ""
            raise BotError("import-formulas", cells=", ".join(formulas[:5]) + more, count=len(formulas))

    def title(self, wanted: Field) -> str:
        """The file's own heading for a field, or ours where the file has none."""
        heading = self._columns.get(wanted)
        return tidy(_HYPHENATED.sub("", heading.title)) if heading else wanted.value

    def _read(self, row: Row) -> RowFacts:
        read = RowFacts(row.number)
        if remark := self._not_data(row):
            read.is_data = False
            read.refuse("", " | ".join(shown(cell) for cell in row.cells if not is_blank(cell)), remark)
            return read
        self._check_width(row, read)
        for heading in self._sheet.headings:
            self._read_cell(heading, row.cell(heading.column), read)
        if not read.facts.get(Field.NAME):
            read.refuse(self.title(Field.NAME), "", Remark("import-name-missing", Action.REJECTED))
        self._check_contract_dates(row, read)
        return read

    def _read_cell(self, heading: Heading, cell: Cell, read: RowFacts) -> None:
        memory = self._memory[heading]
        reading = memory.get((type(cell), cell))
        if reading is None:
            reading = self._readers[heading](cell)
            if len(memory) < _MOST_REMEMBERED:
                memory[(type(cell), cell)] = reading
        if reading.stated:
            read.facts[heading.field] = reading.value
        elif reading.remark is None:
            read.blank.add(heading.field)
        if reading.step:
            read.steps[heading.field] = reading.step
        read.refused |= reading.refuse
        if reading.remark:
            read.issues.append(Issue(read.number, self.title(heading.field), shown(cell), reading.remark))

    def _not_data(self, row: Row) -> Remark | None:
        """Why a row is no system: a sum, the headings again, or a note below the table."""
        name = self._columns[Field.NAME].column
        in_place = not is_blank(row.cell(name)) and not is_blank(row.cell(self._columns[Field.DEPARTMENT].column))
        if in_place and folded(row.cell(name)) != self._titles[name]:
            return None
        filled = [(column, folded(cell)) for column, cell in enumerate(row.cells) if not is_blank(cell)]
        read = {column for column, _ in filled if column in self._titles}
        without_department = self._columns[Field.DEPARTMENT].column not in read
        if sum(self._titles.get(column) == text for column, text in filled) >= max(2, len(filled) // 2):
            return Remark("import-row-headings", Action.REJECTED)
        if without_department and (not filled or any(_SUMMARY.fullmatch(text) for _, text in filled)):
            return Remark("import-row-summary", Action.REJECTED)
        if without_department and len(filled) == 1 and len(self._titles) > 2:
            return Remark("import-row-note", Action.REJECTED)
        if name not in read and not {type(cell) for cell in row.cells} & {str, date}:
            return Remark("import-row-summary", Action.REJECTED)
        return None

    def _check_width(self, row: Row, read: RowFacts) -> None:
        width = self._sheet.width
        extra = [shown(cell) for cell in row.cells[width:] if not is_blank(cell)]
        if extra and self._sheet.strict_width:
            read.refuse("", extra[0], Remark("import-row-too-wide", Action.REJECTED))
        elif extra:
            read.issues.append(Issue(read.number, "", extra[0], Remark("import-cell-without-heading", Action.KEPT)))
        elif self._sheet.strict_width and len(row.cells) < width:
            remark = Remark("import-row-too-narrow", Action.KEPT, {"count": width - len(row.cells)})
            read.issues.append(Issue(read.number, "", "", remark))

    def _check_contract_dates(self, row: Row, read: RowFacts) -> None:
        start, end = read.facts.get(Field.CONTRACT_START), read.facts.get(Field.CONTRACT_END)
        if start and isinstance(end, EndDate) and end.day and end.day < start:
            del read.facts[Field.CONTRACT_START], read.facts[Field.CONTRACT_END]
            value = shown(row.cell(self._columns[Field.CONTRACT_END].column))
            remark = Remark("import-end-before-start", Action.NEEDS_PERSON, {"start": start.isoformat()})
            read.issues.append(Issue(read.number, self.title(Field.CONTRACT_END), value, remark))

    def _reader(
        self, heading: Heading, departments: DepartmentFinder, functions: FunctionNames
    ) -> Callable[[Cell], Reading[Any]]:
        epoch_1904 = self._sheet.epoch_1904
        if heading.field is Field.SECRET:
            return partial(_read_mark, blank_is_no=_only_marks(self._sheet.rows, heading.column))
        special: dict[Field, Callable[[Cell], Reading[Any]]] = {
            Field.DEPARTMENT: departments.read,
            Field.FUNCTIONS: partial(read_functions, names=functions),
            Field.CONTRACT_START: partial(read_date, epoch_1904=epoch_1904),
            Field.CONTRACT_END: partial(read_end_date, epoch_1904=epoch_1904),
            Field.LAST_LOGIN: partial(read_date, epoch_1904=epoch_1904),
            Field.YEARLY_COST: partial(read_cost, scale=heading.scale),
        }
        return special.get(heading.field) or _READERS.get(heading.field, read_text)


def _only_marks(rows: Sequence[Row], column: int) -> bool:
    """True for a column where an «x» means yes and nothing means no."""
    return {folded(row.cell(column)) for row in rows} <= {"", "x"}


def _read_mark(cell: Cell, *, blank_is_no: bool) -> Reading[bool]:
    return Reading(value=False) if blank_is_no and is_blank(cell) else read_truth(cell)


_READERS: dict[Field, Callable[[Cell], Reading[Any]]] = {
    Field.DESCRIPTION: partial(read_text, lines=True),
    Field.OWNER: partial(read_role, role=Role.SYSTEM_OWNER),
    Field.MANAGER: partial(read_role, role=Role.SYSTEM_MANAGER),
    Field.SPECIALISTS: read_specialists,
    Field.NOTICE_PERIOD: read_months,
    Field.RENEWAL: read_renewal,
    Field.CLASSIFICATION: read_classification,
    Field.PHASE: read_phase,
    Field.USER_COUNT: read_count,
    Field.PERSONAL_DATA: read_truth,
    Field.HOSTING: read_hosting,
    Field.PLAN_URL: read_url,
    Field.LOGINS_90_DAYS: read_count,
}
