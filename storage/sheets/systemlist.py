"""From a file to the rows of a systemlista: which kind of file, which sheet, where the headings stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bot.errors import BotError
from storage.fields import REQUIRED, Field
from storage.headings import ColumnMapping, Heading
from storage.sheets.delimited import read_delimited
from storage.sheets.opening import HEADING_ROWS, find_headings, kind_of, worth_reading
from storage.sheets.rows import Row
from storage.sheets.workbook import SheetPart, Workbook


@dataclass(frozen=True, slots=True)
class Sheet:
    """A systemlista as it stands in a file.

    `rows` are the rows below the headings that are not blank. `unread` are columns (heading) that
    nothing is known of, `other_sheets` sheets that were left. `strict_width`: in delimited text a row with more
    cells than headings has a delimiter inside a cell, so its columns cannot be trusted.
    """

    file_name: str
    name: str | None
    heading_row: int
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    unread: tuple[tuple[int, str], ...] = ()
    other_sheets: tuple[str, ...] = ()
    epoch_1904: bool = False
    strict_width: bool = False
    width: int = 0

    @property
    def fields(self) -> frozenset[Field]:
        """The facts that the file has a column for."""
        return frozenset(heading.field for heading in self.headings)


def read_systemlist(path: Path, mapping: ColumnMapping | None = None) -> Sheet:
    """Read a systemlista from .xlsx, .xlsm or delimited text. Raises BotError with what is wrong and what to do."""
    mapping = mapping or ColumnMapping()
    kind = kind_of(path)
    if kind == "text":
        rows = read_delimited(path, mapping.count_known)
        return _sheet(path.name, None, rows, mapping, strict_width=True)
    book = Workbook(path)
    try:
        return _from_workbook(path, book, mapping)
    finally:
        book.close()


def _from_workbook(path: Path, book: Workbook, mapping: ColumnMapping) -> Sheet:
    """The sheet with most known headings; a hidden one only where no other has any."""

    def score(sheet: SheetPart) -> tuple[bool, bool, int]:
        found = find_headings(list(islice(book.rows(sheet), HEADING_ROWS)), mapping)
        known = {match[0] for title in found[1] if title and (match := mapping.match(title))} if found else set()
        return (known.issuperset(REQUIRED), sheet.visible, len(known))

    scores = [(score(sheet), sheet) for sheet in book.sheets] if len(book.sheets) > 1 else []
    chosen = max(scores, key=lambda each: each[0])[1] if scores else book.sheets[0]
    others = tuple(sheet.name for sheet in book.sheets if sheet is not chosen)
    return _sheet(path.name, chosen.name, book.rows(chosen), mapping, others=others, epoch_1904=book.epoch_1904)


def _sheet(
    file_name: str,
    name: str | None,
    rows: Iterable[Row],
    mapping: ColumnMapping,
    *,
    others: tuple[str, ...] = (),
    epoch_1904: bool = False,
    strict_width: bool = False,
) -> Sheet:
    stream = iter(rows)
    top = list(islice(stream, HEADING_ROWS))
    if not top:
        raise BotError("import-no-content")
    found = find_headings(top, mapping)
    if found is None:
        raise BotError("import-no-headings", rows=HEADING_ROWS)
    last, titles = found
    headings, unread, disputed = mapping.read(titles)
    if disputed:
        field, claimed = next(iter(disputed.items()))
        raise BotError("import-columns-disputed", field=field.value, columns=", ".join(f"«{each}»" for each in claimed))
    missing = [field.value for field in REQUIRED if field not in {heading.field for heading in headings}]
    if missing:
        seen = ", ".join(f"«{title}»" for title in titles if title)[:500]
        raise BotError("import-columns-missing", missing=", ".join(missing), columns=seen)
    body = tuple(worth_reading(iter(top[last + 1 :]), stream))
    return Sheet(
        file_name,
        name,
        top[last].number,
        tuple(headings),
        body,
        tuple(unread),
        others,
        epoch_1904,
        strict_width,
        len(titles),
    )
