"""The register as a systemlista: .xlsx or .csv, in columns that the import reads back without a change.

Text that a spreadsheet might compute is kept from it: in Excel as a string cell marked so, in
delimited text behind an apostrophe that the import takes away again.
"""

from __future__ import annotations

import csv
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from bot.domain.systems import ItSystem, RestrictedFacts
from bot.errors import BotError
from storage.cells.dates import EndDate
from storage.cells.lists import FunctionNames
from storage.facts import cell_text, facts_of
from storage.fields import Field
from storage.sheets.rows import column_letters

T = TypeVar("T")
SHEET_NAME = "Systemlista"
_COMPUTED = re.compile(r"'*[=+\-@\t\r]")
_MISREAD_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NUMBERS = frozenset({Field.NOTICE_PERIOD, Field.YEARLY_COST, Field.USER_COUNT, Field.LOGINS_90_DAYS})
_WIDTHS = {Field.NAME: 28, Field.DESCRIPTION: 60, Field.FUNCTIONS: 36, Field.DEPARTMENT: 30, Field.OWNER: 34}


def write_export(path: Path, systems: Sequence[ItSystem]) -> None:
    """Write all systems with all facts, one row a contract. The file is whole or not there at all.

    Raises BotError for a kind of file that is not written, or a folder that cannot be written in.
    """
    write_whole(path, {".xlsx": _write_excel, ".csv": _write_delimited}, systems)


def write_whole(path: Path, writers: Mapping[str, Callable[[Path, Sequence[T]], None]], rows: Sequence[T]) -> None:
    """Write a file of the kind that its name says, whole or not at all.

    Raises BotError for a kind that is not written, or a folder that cannot be written in.
    """
    writer = writers.get(path.suffix.casefold())
    if writer is None:
        raise BotError("import-export-kind", suffix=path.suffix or path.name)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        writer(unfinished, rows)
        unfinished.replace(path)
    except OSError:
        raise BotError("import-export-unwritable", file=path.name) from None
    finally:
        unfinished.unlink(missing_ok=True)


def export_rows(systems: Iterable[ItSystem]) -> Iterator[dict[Field, Any]]:
    """The rows of an export as facts: one for each contract, one for a system without any."""
    for system in systems:
        known = system.restricted or RestrictedFacts()
        for contract in known.contracts or (None,):
            yield facts_of(system, contract)


def taxonomy_of(systems: Iterable[ItSystem]) -> FunctionNames:
    """The functions of all systems, by which lists of functions are cut and joined."""
    return FunctionNames(name for system in systems for name in system.functions)


def _write_delimited(path: Path, systems: Sequence[ItSystem]) -> None:
    names = taxonomy_of(systems)
    # The byte order mark is what makes Excel read å, ä and ö.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([field.value for field in Field])
        for facts in export_rows(systems):
            writer.writerow([covered(cell_text(field, facts[field], names)) for field in Field])


def covered(text: str) -> str:
    """A text that no spreadsheet computes."""
    return f"'{text}" if _COMPUTED.match(text) else text


def _write_excel(path: Path, systems: Sequence[ItSystem]) -> None:
    names = taxonomy_of(systems)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET_NAME)
    sheet.freeze_panes = "C2"
    for position, field in enumerate(Field):
        sheet.column_dimensions[column_letters(position)].width = _WIDTHS.get(field, 18)
    sheet.append([_heading(sheet, field) for field in Field])
    for facts in export_rows(systems):
        sheet.append([_excel_cell(sheet, field, facts[field], names) for field in Field])
    book.save(path)


def _heading(sheet: Any, field: Field) -> Any:
    cell = WriteOnlyCell(sheet, value=field.value)
    cell.font = Font(bold=True)
    return cell


def _excel_cell(sheet: Any, field: Field, value: Any, names: FunctionNames) -> Any:
    if isinstance(value, EndDate) and value.day:
        value = value.day
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet)
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
        return cell
    if field in _NUMBERS and isinstance(value, (int, Decimal)):
        return value
    return text_cell(sheet, cell_text(field, value, names))


def text_cell(sheet: Any, text: str) -> Any:
    """A cell with text that Excel neither computes nor misreads."""
    if not text:
        return None
    text = _MISREAD_ESCAPE.sub("_x005F_", text)  # «_x0041_» would be read as an escaped letter
    if not _COMPUTED.match(text):
        return text
    cell = WriteOnlyCell(sheet)
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell
