"""What every table in a file has: its kind, and where its headings stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from bot.errors import BotError
from storage.cells.reading import Cell, shown
from storage.cells.text import tidy
from storage.sheets.rows import LARGEST_FILE, Row, column_letters

HEADING_ROWS = 50
"""Headings stand among the first rows; above them there may be a title and a date."""

_FEWEST_HEADINGS = 2
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXCEL_SUFFIXES = frozenset({".xlsx", ".xlsm"})
_TEXT_SUFFIXES = frozenset({".csv", ".txt", ".tsv"})


class Matching(Protocol):
    """What knows the headings of a kind of table."""

    def match(self, title: str) -> object | None:
        """What a heading stands for, or None."""

    def count_known(self, cells: Iterable[Cell]) -> int:
        """How many different columns a row of headings would give."""


def kind_of(path: Path) -> str:
    """«excel» or «text». Raises BotError for what is neither, and for what cannot be opened."""
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


def worth_reading(*streams: Iterator[Row]) -> Iterator[Row]:
    """Rows that are not blank."""
    for stream in streams:
        for row in stream:
            if row.formulas or any(tidy(cell) if isinstance(cell, str) else cell is not None for cell in row.cells):
                yield row


def find_headings(rows: Sequence[Row], mapping: Matching) -> tuple[int, list[str]] | None:
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


def _two_rows(upper: Sequence[Cell], lower: Sequence[Cell], mapping: Matching) -> list[str]:
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
