"""The audit log as a file, for a review: text that a spreadsheet might compute is kept from it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from bot.clock import LOCAL_ZONE
from bot.domain.requests import AuditEntry
from storage.exporter import covered, text_cell, write_whole
from storage.sheets.rows import column_letters

COLUMNS = (
    "tid",
    "person",
    "namn",
    "steg",
    "ärende",
    "gäller",
    "systemid",
    "del",
    "före",
    "efter",
    "från och med",
    "varför",
    "konversation",
)
_WIDTH = 22


def write_audit(path: Path, entries: Sequence[AuditEntry]) -> None:
    """Write the lines to .xlsx or .csv. Raises BotError as an export of the systemlista does."""
    write_whole(path, {".xlsx": _write_excel, ".csv": _write_delimited}, entries)


def _row(entry: AuditEntry) -> list[str]:
    return [
        entry.at.astimezone(LOCAL_ZONE).isoformat(" ", "seconds"),
        entry.person,
        entry.person_name,
        entry.step.value,
        str(entry.request or ""),
        entry.kind.value,
        entry.system or "",
        entry.part,
        entry.before,
        entry.after,
        entry.effective_from.isoformat() if entry.effective_from else "",
        entry.why,
        entry.conversation,
    ]


def _write_delimited(path: Path, entries: Sequence[AuditEntry]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows([covered(text) for text in _row(entry)] for entry in entries)


def _write_excel(path: Path, entries: Sequence[AuditEntry]) -> None:
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Ändringslogg")
    sheet.freeze_panes = "A2"
    heading = []
    for position, name in enumerate(COLUMNS):
        sheet.column_dimensions[column_letters(position)].width = _WIDTH
        cell = WriteOnlyCell(sheet, value=name)
        cell.font = Font(bold=True)
        heading.append(cell)
    sheet.append(heading)
    for entry in entries:
        sheet.append([text_cell(sheet, text) for text in _row(entry)])
    book.save(path)
