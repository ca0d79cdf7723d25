"""From a file to the rows of a systemlista: which kind of file, which sheet, where the headings stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bot.errors import BotError
from storage.cells.reading import Cell, shown
from storage.cells.text import tidy
from storage.fields import REQUIRED, Field
from storage.headings import ColumnMapping, Heading
from storage.sheets.delimited import read_delimited
from storage.sheets.rows import LARGEST_FILE, Row, column_letters
from storage.sheets.workbook import SheetPart, Workbook

_HEADING_ROWS = 50
_FEWEST_HEADINGS = 2
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXCEL_SUFFIXES = frozenset({".xlsx", ".xlsm"})
_TEXT_SUFFIXES = frozenset({".csv", ".txt", ".tsv"})


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
    kind = _kind_of(path)
    if kind == "text":
        rows = read_delimited(path, mapping.count_known)
        return _sheet(path.name, None, rows, mapping, strict_width=True)
    book = Workbook(path)
    try:
        return _from_workbook(path, book, mapping)
    finally:
        book.close()


def _kind_of(path: Path) -> str:
    try:
        if path.is_dir():
            raise BotError("import-directory", file=path.name)
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
            tail = file.read(64_000_000 if head == _OLE and size <= LARGEST_FILE else 0)
    except FileNotFoundError:
        raise BotError("import-file-missing", file=path.name) from None
    except OSError:
        raise BotError("import-unreadable", file=path.name) from None
    if size == 0:
        raise BotError("import-empty-file")
    if size > LARGEST_FILE:
        raise BotError("import-file-too-large", most=LARGEST_FILE // 1_000_000)
    return _kind_by_content(path, head, tail)


def _kind_by_content(path: Path, head: bytes, tail: bytes) -> str:
    """What the first bytes show, held against what the name promises."""
    suffix = path.suffix.casefold()
    if head == _OLE:
        raise BotError("import-encrypted" if "EncryptedPackage".encode("utf-16-le") in tail else "import-old-excel")
    if head.startswith(b"PK"):
        if suffix in _EXCEL_SUFFIXES:
            return "excel"
        raise BotError("import-zip-with-other-name", suffix=suffix or path.name)
    if suffix in _EXCEL_SUFFIXES:
        raise BotError("import-not-excel")
    if suffix not in _TEXT_SUFFIXES:
        raise BotError("import-unknown-kind", suffix=suffix or path.name)
    return "text"


def _from_workbook(path: Path, book: Workbook, mapping: ColumnMapping) -> Sheet:
    """The sheet with most known headings; a hidden one only where no other has any."""

    def score(sheet: SheetPart) -> tuple[bool, bool, int]:
        found = _find_headings(list(islice(book.rows(sheet), _HEADING_ROWS)), mapping)
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
    top = list(islice(stream, _HEADING_ROWS))
    if not top:
        raise BotError("import-no-content")
    found = _find_headings(top, mapping)
    if found is None:
        raise BotError("import-no-headings", rows=_HEADING_ROWS)
    last, titles = found
    headings, unread, disputed = mapping.read(titles)
    if disputed:
        field, claimed = next(iter(disputed.items()))
        raise BotError("import-columns-disputed", field=field.value, columns=", ".join(f"«{each}»" for each in claimed))
    missing = [field.value for field in REQUIRED if field not in {heading.field for heading in headings}]
    if missing:
        seen = ", ".join(f"«{title}»" for title in titles if title)[:500]
        raise BotError("import-columns-missing", missing=", ".join(missing), columns=seen)
    body = tuple(_worth_reading(iter(top[last + 1 :]), stream))
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


def _worth_reading(*streams: Iterator[Row]) -> Iterator[Row]:
    for stream in streams:
        for row in stream:
            if row.formulas or any(tidy(cell) if isinstance(cell, str) else cell is not None for cell in row.cells):
                yield row


def _find_headings(rows: Sequence[Row], mapping: ColumnMapping) -> tuple[int, list[str]] | None:
    """The index of the last row of headings and the titles: one row, or two where the upper one groups columns."""
    best: tuple[int, int, list[str]] | None = None
    for index, row in enumerate(rows):
        single = [_title(cell) for cell in row.cells]
        candidates = [(index, single)]
        if index + 1 < len(rows) and rows[index + 1].number == row.number + 1:
            candidates.append((index + 1, _two_rows(row.cells, rows[index + 1].cells, mapping)))
        for last, titles in candidates:
            known = mapping.count_known(titles)
            if known >= _FEWEST_HEADINGS and (best is None or known > best[0]):
                best = (known, last, titles)
    return (best[1], best[2]) if best else None


def _two_rows(upper: Sequence[Cell], lower: Sequence[Cell], mapping: ColumnMapping) -> list[str]:
    """Titles of a merged heading: «Avtal» over «Start» and «Slut» is «Avtal Start» and «Avtal Slut»."""
    titles = []
    group = ""
    for column in range(max(len(upper), len(lower))):
        above = _title(upper[column]) if column < len(upper) else ""
        below = _title(lower[column]) if column < len(lower) else ""
        group = above or group
        joined = f"{group} {below}".strip()
        if not below:
            titles.append(above)
        elif mapping.match(joined):
            titles.append(joined)
        else:
            titles.append(below)
    return titles


def _title(cell: Cell) -> str:
    return shown(cell).strip()


def place(row: int, column: int) -> str:
    """A cell as Excel names it: «C7»."""
    return f"{column_letters(column)}{row}"
