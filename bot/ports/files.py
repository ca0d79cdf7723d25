"""The files of the channel that holds the governance model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.domain.files import FileChange


@dataclass(frozen=True, slots=True)
class ChannelFile:
    """A file. `key` names it also when it is renamed; `revision` differs when its content does."""

    key: str
    name: str
    url: str
    changed_at: datetime
    revision: str
    folder: str = ""


class ChannelFiles(Protocol):
    """Through Graph, or a local folder in local mode. Served from what is stored: no turn waits for Graph."""

    async def files(self) -> Sequence[ChannelFile]:
        """All files that are known, by folder and name."""

    async def upload(self, name: str, content: bytes) -> ChannelFile | None:
        """Put a file in the channel; None where that is not set up or not permitted.

        A file of the same name is not written over: the new one gets another name.
        """


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a source answered. `whole` means that files which are not in it are gone.

    `token` continues from here the next time; None if the source knows no such thing.
    """

    files: Sequence[ChannelFile]
    removed: frozenset[str] = frozenset()
    whole: bool = True
    token: str | None = None


class FilesUnavailableError(Exception):
    """A source does not give its files. `reason` is a word for the log and for `check`."""

    def __init__(self, reason: str, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class FileSource(Protocol):
    """Where the files lie. Raises FilesUnavailableError."""

    async def place(self) -> str | None:
        """What is read, as a word that differs for another channel or folder; None while nothing is chosen."""

    async def read(self, place: str, token: str | None) -> FileReading:
        """All files, or with a token what has changed since."""

    async def upload(self, place: str, name: str, content: bytes) -> ChannelFile:
        """Put a file there under a name that is free."""


@dataclass(frozen=True, slots=True)
class ReadingState:
    """Where reading stands. `place` is what was read last."""

    place: str | None = None
    token: str | None = None
    read_at: datetime | None = None
    fault: str | None = None


class FileStore(Protocol):
    """What is known of the channel's files."""

    async def files(self) -> Sequence[ChannelFile]:
        """All files, by folder and name."""

    async def state(self) -> ReadingState:
        """Where reading stands."""

    async def claim(self, every: timedelta) -> ReadingState | None:
        """Take on the next reading; None while it is not time, or somebody else has."""

    async def take(self, place: str, reading: FileReading) -> None:
        """Store what was read, and what changed. The first reading of a place is where changes are counted from."""

    async def put_off(self, fault: str, wait: timedelta) -> None:
        """The reading failed and is not to be tried again before that."""

    async def uploaded(self, file: ChannelFile) -> None:
        """The bot itself put the file there: nobody is told."""

    async def version(self) -> int:
        """A number that grows with every change."""

    async def changes(self, since: date) -> Sequence[FileChange]:
        """What each day from `since` did to the files, in the order it happened."""
