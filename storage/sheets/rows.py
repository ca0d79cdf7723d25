"""What every kind of file gives: numbered rows of cells."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import BotError
from storage.cells.reading import Cell

MOST_ROWS = 200_000
"""Rows with or without content. A hundred thousand systems are read; a million empty rows are not."""
MOST_COLUMNS = 500
LONGEST_CELL = 32_767
"""Characters in a cell: Excel's own limit."""
MOST_CHARACTERS = 60_000_000
"""Characters in all cells of a sheet together, so that memory has a ceiling."""
LARGEST_FILE = 60_000_000
"""Bytes of a file as it lies on the disk."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it. `number` is 1-based; `formulas` are the 0-based columns that hold one."""

    number: int
    cells: tuple[Cell, ...]
    formulas: frozenset[int] = frozenset()

    def cell(self, column: int) -> Cell:
        """The cell in a 0-based column; nothing where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else None


class Budget:
    """Counts what a sheet has given and stops it when it gives too much."""

    def __init__(self) -> None:
        self._rows = 0
        self._characters = 0

    def row(self) -> None:
        """Count a row, empty ones too. Raises BotError past the limit."""
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise BotError("import-too-many-rows", most=MOST_ROWS)

    def columns(self, count: int) -> None:
        """Raises BotError for a row that is too wide."""
        if count > MOST_COLUMNS:
            raise BotError("import-too-many-columns", most=MOST_COLUMNS)

    def text(self, length: int) -> None:
        """Count a text. Raises BotError for one that is too long, and for too much altogether."""
        if length > LONGEST_CELL:
            raise BotError("import-cell-too-long", most=LONGEST_CELL)
        self._characters += length
        if self._characters > MOST_CHARACTERS:
            raise BotError("import-too-large")


def column_letters(column: int) -> str:
    """A 0-based column as Excel names it: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
