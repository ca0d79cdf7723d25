"""Use by system and month out of a file: what each row says, and what is wrong with it. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.domain.people import name_key
from bot.domain.systems import ItSystem
from bot.domain.usage import MonthOfUse, is_over
from storage.cells.dates import month_named, read_date
from storage.cells.numbers import read_count
from storage.cells.reading import Cell, shown
from storage.cells.text import tidy
from storage.report import Action, Issue, Remark
from storage.sheets.table import Columns, Table, TableRow, read_table

_COLUMNS = Columns(
    {
        "system": "systemnamn|namn|system-id|systemid|id|nyckel|application|app|applikation|system name|name|key",
        "månad": "period|datum|år-månad|month|date",
        "inloggningar": "antal inloggningar|logins|sign-ins|signins|logon|inloggningar per månad",
        "användare": "antal användare|unika användare|aktiva användare|users|unique users|active users",
    },
    ("system", "månad", "inloggningar"),
)
_YEAR_MONTH = re.compile(r"((?:19|20)\d{2})[-/. ]?(0[1-9]|1[0-2])")
_FIRST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class UsageFile:
    """The rows that can be used by their number, the numbers of those that cannot, and what to say about cells."""

    file_name: str
    sheet: str | None
    rows: Mapping[int, MonthOfUse]
    rejected: tuple[int, ...]
    issues: tuple[Issue, ...]


class _Refused(Exception):  # noqa: N818 - said of a row
    """The row cannot be used."""

    def __init__(self, column: str, cell: Cell, key: str) -> None:
        super().__init__(key)
        self.column, self.cell, self.key = column, cell, key


def read_usage_file(path: Path, systems: Iterable[ItSystem], today: date) -> UsageFile:
    """Read a file of use by month. Raises BotError for a file that cannot be read as a whole."""
    table = read_table(path, _COLUMNS)
    keys = _keys(systems)
    rows: dict[int, MonthOfUse] = {}
    rejected: list[int] = []
    issues = [Issue(0, title, "", Remark("import-column-unread", Action.KEPT)) for title in table.unread]
    seen: set[tuple[str, date]] = set()
    for row in table.rows:
        try:
            use = _read(row, table, keys, today, seen)
        except _Refused as fault:
            title = table.titles.get(fault.column, "")
            issues.append(Issue(row.number, title, shown(fault.cell), Remark(fault.key, Action.REJECTED)))
            rejected.append(row.number)
            continue
        seen.add((use.system, use.month))
        rows[row.number] = use
    return UsageFile(table.file_name, table.sheet, rows, tuple(rejected), tuple(issues))


def _keys(systems: Iterable[ItSystem]) -> Mapping[str, set[str]]:
    """The keys of the systems that something may mean: a key, a name or an alias."""
    found: dict[str, set[str]] = {}
    for system in systems:
        for said in (system.key, system.name, *system.aliases):
            found.setdefault(name_key(said), set()).add(system.key)
    return found


def _read(
    row: TableRow, table: Table, keys: Mapping[str, set[str]], today: date, seen: Collection[tuple[str, date]]
) -> MonthOfUse:
    if row.fault is not None:
        raise _Refused("", None, row.fault)
    said = row.cells["system"]
    meant = keys.get(name_key(tidy(shown(said))), set())
    if len(meant) != 1:
        raise _Refused("system", said, "import-usage-several" if meant else "import-usage-unknown")
    month = _month(row.cells["månad"], epoch_1904=table.epoch_1904)
    if month is None or month.year < _FIRST_YEAR:
        raise _Refused("månad", row.cells["månad"], "import-usage-month")
    if not is_over(month, today):
        raise _Refused("månad", row.cells["månad"], "import-usage-not-over")
    logins = read_count(row.cells["inloggningar"]).value
    if logins is None:
        raise _Refused("inloggningar", row.cells["inloggningar"], "import-usage-logins")
    users = read_count(row.cells["användare"]).value if "användare" in table.titles else None
    use = MonthOfUse(next(iter(meant)), month, logins, users)
    if (use.system, use.month) in seen:
        raise _Refused("månad", row.cells["månad"], "import-usage-twice")
    return use


def _month(cell: Cell, *, epoch_1904: bool) -> date | None:
    """«2026-11», «nov 2026», or a day in the month."""
    text = tidy(shown(cell))
    if match := _YEAR_MONTH.fullmatch(text):
        return date(int(match[1]), int(match[2]), 1)
    named = month_named(text)
    if named is not None:
        return named
    day = read_date(cell, epoch_1904=epoch_1904).value
    return day.replace(day=1) if day is not None else None
