"""Planned procurements out of a file: what each row says, and what is wrong with it. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bot.domain.people import name_key
from bot.domain.procurements import FIRST_YEAR, LAST_YEAR, MOST_LETTERS, quarter_of, read_quarter
from storage.cells.dates import read_date
from storage.cells.numbers import read_cost
from storage.cells.reading import Cell, shown
from storage.cells.text import damaged, tidy
from storage.headings import scale_of
from storage.report import Action, Issue, Remark
from storage.sheets.table import Columns, Table, TableRow, read_table

_COLUMNS = Columns(
    {
        "nämnd": "nämnder|förvaltning|beställare|verksamhet|committee|department|nämnd/förvaltning",
        "kvartal": "tidpunkt|när|planerat kvartal|planerad start|start|quarter|when|period|annonseras|annonsering",
        "år": "planerat år|year",
        "upphandling": "vad|benämning|objekt|titel|avser|beskrivning|föremål|what|title|procurement",
        "värde": "uppskattat värde|beräknat värde|avtalsvärde|kontraktsvärde|belopp|value|estimated value|kostnad",
    },
    ("nämnd", "kvartal", "upphandling"),
)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One planned procurement as a row gives it. `value` is kronor, None where the row says none."""

    row: int
    committee: str
    year: int
    quarter: int
    title: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class PlanFile:
    """The rows that can be used, the numbers of those that cannot, and what to say about cells."""

    file_name: str
    sheet: str | None
    rows: tuple[PlanRow, ...]
    rejected: tuple[int, ...]
    issues: tuple[Issue, ...]


class _Refused(Exception):  # noqa: N818 - said of a row
    """The row cannot be used."""

    def __init__(self, column: str, cell: Cell, key: str) -> None:
        super().__init__(key)
        self.column, self.cell, self.key = column, cell, key


def read_plan_file(path: Path) -> PlanFile:
    """Read a file of planned procurements. Raises BotError for a file that cannot be read as a whole."""
    table = read_table(path, _COLUMNS)
    rows: list[PlanRow] = []
    rejected: list[int] = []
    issues = [Issue(0, title, "", Remark("import-column-unread", Action.KEPT)) for title in table.unread]
    seen: set[tuple[str, int, str]] = set()
    for row in table.rows:
        try:
            plan, remarks = _read(row, table, seen)
        except _Refused as fault:
            title = table.titles.get(fault.column, "")
            issues.append(Issue(row.number, title, shown(fault.cell), Remark(fault.key, Action.REJECTED)))
            rejected.append(row.number)
            continue
        seen.add(_same(plan))
        rows.append(plan)
        issues += remarks
    return PlanFile(table.file_name, table.sheet, tuple(rows), tuple(rejected), tuple(issues))


def _same(plan: PlanRow) -> tuple[str, int, str]:
    return name_key(plan.committee), plan.year, name_key(plan.title)


def _read(row: TableRow, table: Table, seen: Collection[tuple[str, int, str]]) -> tuple[PlanRow, list[Issue]]:
    if row.fault is not None:
        raise _Refused("", None, row.fault)
    year, quarter = _quarter(row.cells["kvartal"], row.cells.get("år"), epoch_1904=table.epoch_1904)
    committee, title = _text("nämnd", row), _text("upphandling", row)
    remarks: list[Issue] = []
    value: Decimal | None = None
    if "värde" in table.titles:
        heading, cell = table.titles["värde"], row.cells["värde"]
        reading = read_cost(cell, scale=scale_of(heading))
        value = reading.value
        if reading.remark is not None:
            remarks.append(Issue(row.number, heading, shown(cell), reading.remark))
    plan = PlanRow(row.number, committee, year, quarter, title, value)
    if _same(plan) in seen:
        raise _Refused("upphandling", title, "import-plans-twice")
    return plan, remarks


def _text(column: str, row: TableRow) -> str:
    cell = row.cells[column]
    text = tidy(shown(cell))
    if not text:
        raise _Refused(column, cell, "import-plans-blank")
    if damaged(text):
        raise _Refused(column, cell, "import-plans-damaged")
    if len(text) > MOST_LETTERS:
        raise _Refused(column, cell, "import-plans-long")
    return text


def _quarter(cell: Cell, year: Cell, *, epoch_1904: bool) -> tuple[int, int]:
    """«Kv 2 2027», a date in the quarter, or a quarter with the year in its own column. Seasons are not guessed."""
    text, said = tidy(shown(cell)), tidy(shown(year))
    day = read_date(cell, epoch_1904=epoch_1904).value
    whole = quarter_of(day) if day else read_quarter(text) or (read_quarter(f"{text} {said}") if said else None)
    if whole is None or not FIRST_YEAR <= whole[0] <= LAST_YEAR or (said and said != str(whole[0])):
        raise _Refused("kvartal", cell, "import-plans-quarter")
    return whole
