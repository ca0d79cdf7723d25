"""Writing a sheet row by row: headings, tables, named ranges; a person's text is never a formula."""

from __future__ import annotations

from decimal import Decimal

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.wording import clean

KRONOR, SHARE, NUMBER, YEARS, RATIO = "#,##0.00", "0.00%", "#,##0.00", "0.0", "0.00"
_LONGEST_CELL = 32_000
_THREE_LINES, _FEW_TITLES = 48, 6
_HEAD = PatternFill("solid", fgColor="1F3864")


class Formula(str):
    """A formula of ours. Every other text is written as text, whatever it begins with."""

    __slots__ = ()


Value = str | int | Decimal | None


class SheetWriter:
    """One sheet, written from the top. `row` is the next free row."""

    def __init__(self, book: Workbook, title: str, widths: tuple[int, ...]) -> None:
        self.sheet: Worksheet = book.create_sheet(title)
        self._book = book
        self.row = 1
        for column, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(column)].width = width
        self.sheet.page_setup.orientation, self.sheet.page_setup.fitToHeight = "landscape", 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def put(self, column: int, value: Value, number_format: str | None = None) -> Cell | MergedCell:
        """Write one cell of the current row."""
        cell = self.sheet.cell(self.row, column)
        if isinstance(value, Formula):
            cell.value = str(value)
        elif isinstance(value, str):
            cell.value = clean(value)[:_LONGEST_CELL]
            cell.data_type = "s"
            cell.quotePrefix = value[:1] in set("=+-@")  # keeps it a text when somebody edits the cell
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        else:
            cell.value = value
        if number_format:
            cell.number_format = number_format
        return cell

    def heading(self, text: str, size: int = 13) -> None:
        """A heading on a line of its own, after an empty one."""
        if self.row > 1:
            self.row += 1
        cell = self.put(1, text)
        cell.font, cell.alignment = Font(bold=True, size=size), Alignment(wrap_text=False)
        self.row += 1

    def note(self, text: str) -> None:
        """A sentence that runs on over the columns."""
        self.put(1, text).alignment = Alignment(wrap_text=False)
        self.row += 1

    def header(self, titles: tuple[Value, ...]) -> None:
        """A table's first row."""
        for column, title in enumerate(titles, start=1):
            cell = self.put(column, title)
            cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
            cell.alignment = Alignment(wrap_text=True, vertical="center")
        self.sheet.row_dimensions[self.row].height = _THREE_LINES if len(titles) > _FEW_TITLES else None
        self.row += 1

    def line(self, values: tuple[Value, ...], formats: tuple[str | None, ...] = ()) -> None:
        """A table's row."""
        padded = (*formats, *[None] * (len(values) - len(formats)))
        for column, (value, number_format) in enumerate(zip(values, padded, strict=True), start=1):
            self.put(column, value, number_format)
        self.row += 1

    def name(self, name: str, column: int, first: int, last: int, last_column: int | None = None) -> None:
        """Give a range a name that formulas use."""
        left, right = get_column_letter(column), get_column_letter(last_column or column)
        area = f"${left}${first}" if (first, left) == (last, right) else f"${left}${first}:${right}${last}"
        reference = f"{quote_sheetname(self.sheet.title)}!{area}"
        self._book.defined_names[name] = DefinedName(name, attr_text=reference)
