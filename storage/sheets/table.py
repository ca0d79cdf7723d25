"""Tables that are no systemlista, such as planned procurements and use by month, out of the same kinds of file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bot.errors import BotError
from storage.cells.reading import Cell, shown
from storage.headings import fold_heading, without_units
from storage.sheets.delimited import read_delimited
from storage.sheets.opening import HEADING_ROWS, find_headings, kind_of, worth_reading
from storage.sheets.rows import Row
from storage.sheets.workbook import Workbook

LONGEST_HEADING = 100


class Columns:
    """The columns that a table may have: our name → what people call it, with «|» between. `required` must be there."""

    def __init__(self, known: Mapping[str, str], required: Sequence[str]) -> None:
        self.required = tuple(required)
        self._known = {fold_heading(said): name for name, all_ in known.items() for said in (name, *all_.split("|"))}

    def match(self, title: str) -> str | None:
        """Our name of a column with that heading."""
        return self._known.get(fold_heading(title)) or self._known.get(fold_heading(without_units(title)))

    def count_known(self, cells: Iterable[Cell]) -> int:
        """How many different columns a row of headings would give."""
        titles = (shown(cell) for cell in cells if isinstance(cell, str) and len(cell) <= LONGEST_HEADING)
        return len({found for title in titles if title and (found := self.match(title))})


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number in the file (1-based), its cells by our names, and what is wrong with it as a whole.

    `fault` is a text's key: a formula among the cells that are read, or more cells than headings.
    """

    number: int
    cells: Mapping[str, Cell]
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in a file. `titles` are the headings by our names, `unread` those that are not known."""

    file_name: str
    sheet: str | None
    titles: Mapping[str, str]
    unread: tuple[str, ...]
    rows: tuple[TableRow, ...]
    epoch_1904: bool = False


def read_table(path: Path, columns: Columns) -> Table:
    """Read a table from .xlsx, .xlsm or delimited text. Raises BotError with what is wrong and what to do."""
    if kind_of(path) == "text":
        return _table(path.name, None, read_delimited(path, columns.count_known), columns, strict_width=True)
    book = Workbook(path)
    try:
        visible = [sheet for sheet in book.sheets if sheet.visible] or list(book.sheets)
        best = max(visible, key=lambda sheet: _known_in(islice(book.rows(sheet), HEADING_ROWS), columns))
        return _table(path.name, best.name, book.rows(best), columns, epoch_1904=book.epoch_1904)
    finally:
        book.close()


def _known_in(rows: Iterator[Row], columns: Columns) -> int:
    return max((columns.count_known(row.cells) for row in rows), default=0)


def _table(
    file_name: str,
    sheet: str | None,
    rows: Iterable[Row],
    columns: Columns,
    *,
    strict_width: bool = False,
    epoch_1904: bool = False,
) -> Table:
    stream = iter(rows)
    top = list(islice(stream, HEADING_ROWS))
    if not top:
        raise BotError("import-no-content")
    found = find_headings(top, columns)
    if found is None:
        raise BotError("import-table-no-headings", rows=HEADING_ROWS, columns=", ".join(columns.required))
    last, titles = found
    places: dict[str, int] = {}
    unread = []
    for place, title in enumerate(titles):
        name = columns.match(title) if title else None
        if name is None:
            unread += [title] if title else []
        elif name in places:
            claimed = f"«{titles[places[name]]}», «{title}»"
            raise BotError("import-table-columns-disputed", field=name, columns=claimed)
        else:
            places[name] = place
    missing = [name for name in columns.required if name not in places]
    if missing:
        seen = ", ".join(f"«{title}»" for title in titles if title)[:500]
        raise BotError("import-table-columns-missing", missing=", ".join(missing), columns=seen)
    body = worth_reading(iter(top[last + 1 :]), stream)
    width = len(titles) if strict_width else None
    return Table(
        file_name,
        sheet,
        {name: titles[place] for name, place in places.items()},
        tuple(unread),
        tuple(_row(row, places, width) for row in body),
        epoch_1904,
    )


def _row(row: Row, places: Mapping[str, int], width: int | None) -> TableRow:
    cells = {name: row.cell(place) for name, place in places.items()}
    if row.formulas & frozenset(places.values()):
        return TableRow(row.number, cells, "import-row-formula")
    if width is not None and len(row.cells) > width and any(shown(cell).strip() for cell in row.cells[width:]):
        return TableRow(row.number, cells, "import-row-too-wide")
    return TableRow(row.number, cells)
