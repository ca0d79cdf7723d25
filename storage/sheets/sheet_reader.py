"""A sheet's XML as rows, read as a stream: sparse, bounded, with formulas seen and never computed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from bot.errors import BotError
from storage.cells.dates import from_serial
from storage.cells.reading import Cell
from storage.sheets.package import Package
from storage.sheets.rows import LONGEST_CELL, MOST_COLUMNS, Budget, Row

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_CELLS = 5_000_000
_MOST_EMPTY_CELLS = 1_000_000


class SheetReader:
    """Turns a sheet's XML into rows."""

    def __init__(
        self, package: Package, part: str, strings: list[str], date_styles: frozenset[int], epoch_1904: bool
    ) -> None:
        self._package = package
        self._part = part
        self._strings = strings
        self._date_styles = date_styles
        self._epoch_1904 = epoch_1904
        self._budget = Budget()
        self._seen: dict[str, str] = {}
        self._ready: list[Row] = []
        self._number = 0
        self._column = -1
        self._cells: dict[int, Cell] = {}
        self._formulas: set[int] = set()
        self._count = 0
        self._empty = 0
        self._type = "n"
        self._style = 0
        self._pieces: list[str] = []
        self._in_value = False
        self._in_data = False

    def rows(self) -> Iterator[Row]:
        """The rows that hold anything."""
        for _ in self._package.parse(self._part, self._start, self._end, self._text):
            yield from self._ready
            self._ready.clear()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag if ":" not in tag else local(tag)
        if name == "c":
            self._start_cell(attributes)
        elif name in {"v", "t"}:
            self._in_value = self._in_data
        elif name == "f":
            self._formulas.add(self._column)
        elif name == "row":
            self._budget.row()
            self._number = whole(attributes.get("r")) or self._number + 1
            self._column = -1
            self._cells = {}
            self._formulas = set()
        elif name == "sheetData":
            self._in_data = True
        elif name == "rPh":
            self._in_data = False  # pronunciation, not content

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_CELLS:
            raise BotError("import-too-large")
        reference = attributes.get("r")
        self._column = _column(reference) if reference else self._column + 1
        self._type = attributes.get("t", "n")
        self._style = whole(attributes.get("s"))
        self._pieces = []

    def _end(self, tag: str) -> None:
        name = tag if ":" not in tag else local(tag)
        if name in {"v", "t"}:
            self._in_value = False
        elif name == "c":
            if self._pieces:
                value = self._value("".join(self._pieces))
                if value is not None and value != "":
                    self._budget.columns(self._column + 1)
                    self._cells[self._column] = value
            else:
                self._empty += 1
            if self._empty > _MOST_EMPTY_CELLS:
                raise BotError("import-too-large")
            if self._column > MOST_COLUMNS * 40:
                self._budget.columns(self._column + 1)
        elif name == "row":
            self._end_row()
        elif name == "sheetData":
            self._in_data = False
        elif name == "rPh":
            self._in_data = True

    def _end_row(self) -> None:
        if self._cells or self._formulas:
            width = max(self._cells, default=-1) + 1
            cells = tuple(self._cells.get(column) for column in range(width))
            self._ready.append(Row(self._number, cells, frozenset(self._formulas)))

    def _text(self, data: str) -> None:
        if self._in_value:
            gather(self._pieces, data)

    def _value(self, text: str) -> Cell:
        if self._type == "s":
            index = whole(text)
            return self._strings[index] if index < len(self._strings) else None
        if self._type == "n":
            return self._numeric(text)
        if self._type == "b":
            return text.strip() == "1"
        if self._type == "d":
            return text[:10]
        self._budget.text(len(text))
        return self._seen.setdefault(text, unescape(text)) if len(text) < 100 else unescape(text)

    def _numeric(self, text: str) -> Cell:
        try:
            number = Decimal(text.strip())
            exact = Decimal(repr(float(number))) if len(text) > 15 else number  # 0.1 is stored as 0.10000000000000001
        except (InvalidOperation, OverflowError, ValueError):
            return text
        if not exact.is_finite() or abs(exact) > Decimal(10) ** 15:
            return text
        whole = int(exact)
        if self._style in self._date_styles:
            day = from_serial(whole, epoch_1904=self._epoch_1904) if whole > 0 else None
            return day or text
        return whole if whole == exact else exact


def gather(pieces: list[str], data: str) -> None:
    """Add a piece of text. Raises BotError when the pieces grow beyond any cell."""
    pieces.append(data)
    if sum(map(len, pieces)) > LONGEST_CELL * 2:
        raise BotError("import-cell-too-long", most=LONGEST_CELL)


def _column(reference: str) -> int:
    column = 0
    for letter in reference:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - 64
        if column > 16_384:
            raise BotError("import-too-many-columns", most=MOST_COLUMNS)
    return max(column - 1, 0)


def unescape(text: str) -> str:
    """Text without Excel's «_x000D_» for characters that XML cannot hold."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def local(tag: str) -> str:
    """An element's name without its prefix."""
    return tag.rpartition(":")[2]


def whole(text: str | None) -> int:
    """A whole number from an attribute; 0 where there is none."""
    return int(text) if text and text.isascii() and text.strip().isdigit() else 0
