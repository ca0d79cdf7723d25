"""The zip package around an Excel file, opened with suspicion."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self
from xml.parsers import expat

from bot.errors import BotError

_LARGEST_PART = 400_000_000
_MOST_PARTS = 2_000
# Deflate never does better than about 1030:1; a million empty rows reach 410:1.
_LARGEST_RATIO = 700
_RATIO_COUNTS_FROM = 5_000_000
_CHUNK = 64 * 1024
_LONGEST_TOKEN = 1_000_000


class Package:
    """The parts of an Excel file. Raises BotError where it is no such file, is damaged or is a zip bomb."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise BotError("import-broken-zip") from None
        try:
            self._check_directory()
        except BotError:
            self._zip.close()
            raise
        self.names = frozenset(self._zip.namelist())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def _check_directory(self) -> None:
        parts = self._zip.infolist()
        if len(parts) > _MOST_PARTS:
            raise BotError("import-zip-bomb")
        for part in parts:
            if part.flag_bits & 1:
                raise BotError("import-encrypted")
            if part.file_size > _LARGEST_PART or _suspicious(part.file_size, part.compress_size):
                raise BotError("import-zip-bomb")

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part's bytes piece by piece. What really comes out is counted, whatever the directory says."""
        try:
            size = self._zip.getinfo(name).compress_size
            given = 0
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    given += len(chunk)
                    if given > _LARGEST_PART or _suspicious(given, size):
                        raise BotError("import-zip-bomb")
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, NotImplementedError, RuntimeError):
            raise BotError("import-broken-zip") from None

    def parse(
        self, name: str, start: _Start, end: Callable[[str], object], text: Callable[[str], object]
    ) -> Iterator[None]:
        """Parse a part of XML, pausing after each piece. Refuses document types, and with them all entities."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        fed = 0
        try:
            for chunk in self.chunks(name):
                parser.Parse(chunk, False)
                fed += len(chunk)
                # A token that never ends would be gathered in memory until it does.
                if fed - max(parser.CurrentByteIndex, 0) > _LONGEST_TOKEN:
                    raise BotError("import-cell-too-long", most=_LONGEST_TOKEN)
                yield
            parser.Parse(b"", True)
        except expat.ExpatError:
            raise BotError("import-broken-xml") from None
        yield


_Start = Callable[[str, dict[str, str]], object]


def _suspicious(size: int, compressed: int) -> bool:
    return size > _RATIO_COUNTS_FROM and size > _LARGEST_RATIO * max(compressed, 1)


def _refuse_doctype(*_declaration: object) -> None:
    raise BotError("import-doctype")
