"""What is stored about a person as an Excel file: a sheet for each section, and text that nothing computes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from bot.texts import Texts

_WIDTH = 24
_LONGEST_TITLE = 31
_LONGEST = 32_000  # a cell's limit, with room


def about_file(found: Mapping[str, Sequence[Mapping[str, str]]], say: Texts) -> bytes:
    """The file in the language of `say`. A section without a row is a sheet that says so by being empty."""
    # Loaded here: Excel costs 10 MB that most days do not need.
    from openpyxl import Workbook  # noqa: PLC0415 - as above
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    from storage.exporter import text_cell  # noqa: PLC0415
    from storage.sheets.rows import column_letters  # noqa: PLC0415

    book = Workbook(write_only=True)
    for name, rows in found.items():
        sheet: Any = book.create_sheet(say(f"about-section-{name}")[:_LONGEST_TITLE])
        columns = list(rows[0]) if rows else []
        for position in range(len(columns)):
            sheet.column_dimensions[column_letters(position)].width = _WIDTH
        heading = []
        for column in columns:
            cell = WriteOnlyCell(sheet, value=say(f"about-column-{column}"))
            cell.font = Font(bold=True)
            heading.append(cell)
        sheet.append(heading)
        for row in rows:
            sheet.append([text_cell(sheet, row[column][:_LONGEST]) for column in columns])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
