"""Delimited text (.csv): which encoding, which delimiter, and the rows."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.errors import BotError
from storage.sheets.rows import LONGEST_CELL, Budget, Row

_DELIMITERS = ";,\t|"
_SAMPLE_RECORDS = 30
_BLOCK = 1_000_000
_LONGEST_LINE = 2_000_000
_OTHER_KINDS = ("<html", "<!doctype", "<?xml", "{\\rtf", "%pdf")
# UTF-8 read as cp1252 and saved again: «fÃ¶rvaltning». What å, ä and ö become is never Swedish.
_TWICE_ENCODED = re.compile("Ã[¥¤¶©…„–]|Ã\x85|Ã\x84|Ã\x96")
# DOS and Mac letters read as cp1252: å, ä, ö become punctuation inside words.
_OTHER_CODE_PAGE = re.compile("[a-zA-Z][†„”Ž™Œ€…][a-z]|[a-z]Š[a-z]")
_OURS = re.compile(r"'+[=+\-@\t\r]")


def read_delimited(path: Path, count_known: Callable[[Sequence[str]], int]) -> Iterator[Row]:
    """The rows of a delimited file. `count_known` says how many headings of a row are known.

    Raises BotError where the bytes are not text in UTF-8, UTF-16 or Windows-1252, or the quotes do not match.
    """
    encoding = encoding_of(path)
    skipped, delimiter = _told_delimiter(path, encoding)
    delimiter = delimiter or _delimiter(path, encoding, count_known)
    budget = Budget()
    for number, record in enumerate(_records(path, encoding, delimiter, skipped), start=1 + skipped):
        budget.row()
        budget.columns(len(record))
        for cell in record:
            budget.text(len(cell))
        if any(record):
            yield Row(number, tuple(map(_uncover, record)), frozenset(_formulas(record)))


def encoding_of(path: Path) -> str:
    """The encoding of a text file, found by reading all of it. Raises BotError where there is none that fits."""
    with path.open("rb") as file:
        head = file.read(400)
    if head.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        raise BotError("import-encoding")
    odd, even = head[1::2], head[::2]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    elif odd.count(0) > len(odd) // 2:
        candidates = ["utf-16-le"]
    elif even.count(0) > len(even) // 2:
        candidates = ["utf-16-be"]
    else:
        candidates = ["utf-8-sig", "cp1252"]
    for encoding in candidates:
        try:
            _inspect(path, encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise BotError("import-encoding")


def _inspect(path: Path, encoding: str) -> None:
    """Read all of a file as text. Raises UnicodeDecodeError, or BotError where it is text of another kind."""
    with path.open(encoding=encoding, newline="") as file:
        first = True
        while block := file.read(_BLOCK):
            if "\x00" in block or (first and block.lstrip()[:20].lower().startswith(_OTHER_KINDS)):
                raise BotError("import-not-a-table")
            if _TWICE_ENCODED.search(block) or (encoding == "cp1252" and _OTHER_CODE_PAGE.search(block)):
                raise BotError("import-encoding")
            first = False


def _told_delimiter(path: Path, encoding: str) -> tuple[int, str | None]:
    """Excel's own first line «sep=;», as rows to skip and the delimiter."""
    with path.open(encoding=encoding, newline="") as file:
        told = re.fullmatch(r"\s*\"?sep=(.)\"?\s*", file.readline(20))
    return (1, told[1]) if told else (0, None)


def _lines(path: Path, encoding: str, skipped: int) -> Iterator[str]:
    with path.open(encoding=encoding, newline="") as file:
        for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), "")):
            if len(line) >= _LONGEST_LINE:
                raise BotError("import-cell-too-long", most=LONGEST_CELL)
            if number >= skipped:
                yield line


def _records(path: Path, encoding: str, delimiter: str, skipped: int) -> Iterator[list[str]]:
    reader = csv.reader(_lines(path, encoding, skipped), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1 + skipped
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                raise BotError("import-cell-too-long", most=LONGEST_CELL) from None
            raise BotError("import-quotes", line=line) from None
        yield record


def _delimiter(path: Path, encoding: str, count_known: Callable[[Sequence[str]], int]) -> str:
    """The delimiter under which most headings are known; failing that, the one that cuts most."""

    def score(delimiter: str) -> tuple[int, int]:
        known = widest = 0
        try:
            for number, record in enumerate(_records(path, encoding, delimiter, 0)):
                if number >= _SAMPLE_RECORDS:
                    break
                known = max(known, count_known(record))
                widest = max(widest, len(record))
        except BotError:
            return (known, 0)
        return (known, widest)

    return max(_DELIMITERS, key=score)


def _uncover(cell: str) -> str:
    """A cell without the apostrophe that our export puts before what a spreadsheet would compute."""
    return cell[1:] if cell.startswith("'") and _OURS.match(cell) else cell


def _formulas(record: Sequence[str]) -> Iterator[int]:
    return (column for column, cell in enumerate(record) if cell.startswith("=") and len(cell) > 1)
