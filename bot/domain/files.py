"""What happens to the files of the channel that holds the governance model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class ChangeKind(StrEnum):
    """What happened to a file. The values are stored, so they are never renamed."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a day did to a file, all its saves together."""

    file: str
    day: date
    what: ChangeKind
    name: str
    url: str = ""
    folder: str = ""


def together(earlier: ChangeKind | None, now: ChangeKind) -> ChangeKind | None:
    """What two changes of one day come to; None if they undo one another."""
    if earlier is ChangeKind.NEW:
        return None if now is ChangeKind.REMOVED else ChangeKind.NEW
    if earlier is ChangeKind.REMOVED and now is ChangeKind.NEW:
        return ChangeKind.CHANGED
    return now


def replaced(changes: Sequence[FileChange]) -> tuple[FileChange, ...]:
    """A day's changes, where a file that gave way to another of the same name has been changed."""
    new = {(one.folder, one.name) for one in changes if one.what is ChangeKind.NEW}
    gone = {(one.folder, one.name) for one in changes if one.what is ChangeKind.REMOVED}
    both = new & gone
    kept = [one for one in changes if (one.folder, one.name) not in both or one.what is not ChangeKind.REMOVED]
    return tuple(replace(one, what=ChangeKind.CHANGED) if (one.folder, one.name) in both else one for one in kept)


def title_of(file_name: str) -> str:
    """A file's name as people say it: «Lathund_för_planen.docx» is «Lathund för planen»."""
    stem, dot, ending = file_name.rpartition(".")
    kept = stem if dot and ending.isalnum() and len(ending) <= _LONGEST_ENDING else file_name
    return " ".join(kept.replace("_", " ").split()) or file_name


CALCULATION = "Nyttokalkyl"
"""Begins the names of the files that the bot itself puts in the channel."""

_CALCULATION_FILE = re.compile(rf"{CALCULATION} [0-9]+ version [0-9]+ .*")


def is_document(file_name: str) -> bool:
    """True for what people write and read; False for pictures, traces of an open program, and the bot's own files."""
    _, dot, ending = file_name.rpartition(".")
    if _CALCULATION_FILE.fullmatch(file_name):
        return False
    return bool(dot) and ending.casefold() in _DOCUMENTS and not file_name.startswith(("~$", "."))


_LONGEST_ENDING = 5
_DOCUMENTS = frozenset(
    "doc docx docm dot dotx dotm xls xlsx xlsm xltx xltm ppt pptx potx pdf odt ods odp rtf txt md csv vsdx one".split()  # noqa: SIM905
)
