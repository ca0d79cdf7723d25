"""An Excel workbook (.xlsx, .xlsm), read as a stream: sparse, bounded, with formulas seen and never computed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import BotError
from storage.sheets.package import Package
from storage.sheets.rows import Budget, Row
from storage.sheets.sheet_reader import SheetReader, gather, local, unescape, whole

_DATE_FORMATS = frozenset([*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)])
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_MOST_STRINGS = 3_000_000


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of a workbook: its name, its part in the package and whether it is shown."""

    name: str
    part: str
    visible: bool


class Workbook:
    """An open workbook. `sheets` in order; `epoch_1904` tells which of Excel's calendars it counts in."""

    def __init__(self, path: Path) -> None:
        self._package = Package(path)
        try:
            self.epoch_1904 = False
            self.sheets = self._read_sheets()
            self._date_styles = self._read_styles()
            self._strings: list[str] | None = None
        except BotError:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._package.__exit__(None, None, None)

    def rows(self, sheet: SheetPart) -> Iterator[Row]:
        """The rows of a sheet that hold anything."""
        if self._strings is None:
            self._strings = self._read_strings()
        yield from SheetReader(self._package, sheet.part, self._strings, self._date_styles, self.epoch_1904).rows()

    def _read_sheets(self) -> tuple[SheetPart, ...]:
        found: list[tuple[str, str, bool]] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            name = local(tag)
            if name == "workbookPr":
                self.epoch_1904 = attributes.get("date1904", "0") in {"1", "true"}
            elif name == "sheet":
                relation = next((value for key, value in attributes.items() if local(key) == "id"), "")
                found.append((attributes.get("name", ""), relation, attributes.get("state", "visible") == "visible"))

        if "xl/workbook.xml" not in self._package.names:
            raise BotError("import-not-excel")
        _run(self._package.parse("xl/workbook.xml", start, _ignore, _ignore))
        targets = self._read_relations()
        sheets = [SheetPart(name, targets[relation], shown) for name, relation, shown in found if relation in targets]
        if not sheets:
            raise BotError("import-not-excel")
        return tuple(sheets)

    def _read_relations(self) -> dict[str, str]:
        targets: dict[str, str] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if local(tag) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
                target = attributes.get("Target", "")
                part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
                if part in self._package.names:
                    targets[attributes.get("Id", "")] = part

        if "xl/_rels/workbook.xml.rels" in self._package.names:
            _run(self._package.parse("xl/_rels/workbook.xml.rels", start, _ignore, _ignore))
        return targets

    def _read_styles(self) -> frozenset[int]:
        """The cell styles that show a number as a date."""
        custom: dict[int, bool] = {}
        styles: list[int] = []
        inside = False

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal inside
            name = local(tag)
            if name == "numFmt":
                custom[whole(attributes.get("numFmtId"))] = _shows_date(attributes.get("formatCode", ""))
            elif name == "cellXfs":
                inside = True
            elif name == "xf" and inside:
                styles.append(whole(attributes.get("numFmtId")))

        def end(tag: str) -> None:
            nonlocal inside
            inside = inside and local(tag) != "cellXfs"

        if "xl/styles.xml" in self._package.names:
            _run(self._package.parse("xl/styles.xml", start, end, _ignore))
        return frozenset(index for index, fmt in enumerate(styles) if custom.get(fmt, fmt in _DATE_FORMATS))

    def _read_strings(self) -> list[str]:
        reader = _StringsReader()
        if "xl/sharedStrings.xml" in self._package.names:
            _run(self._package.parse("xl/sharedStrings.xml", reader.start, reader.end, reader.text))
        return reader.strings


class _StringsReader:
    """Gathers the workbook's shared strings; pronunciation guides are not content."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._pieces: list[str] = []
        self._budget = Budget()
        self._in_text = self._in_phonetic = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "si":
            self._pieces.clear()
        elif name == "rPh":
            self._in_phonetic = True
        self._in_text = name == "t" and not self._in_phonetic

    def end(self, tag: str) -> None:
        name = local(tag)
        self._in_text = False
        if name == "rPh":
            self._in_phonetic = False
        elif name == "si":
            string = "".join(self._pieces)
            self._budget.text(len(string))
            self.strings.append(unescape(string))
            if len(self.strings) > _MOST_STRINGS:
                raise BotError("import-too-large")

    def text(self, data: str) -> None:
        if self._in_text:
            gather(self._pieces, data)


def _shows_date(format_code: str) -> bool:
    first = _QUOTED.sub("", format_code.partition(";")[0]).lower()
    return any(letter in first for letter in "dy") or ("m" in first and not re.search(r"[h0#s]", first))


def _run(steps: Iterator[None]) -> None:
    for _ in steps:
        pass


def _ignore(*_event: object) -> None:
    return
