"""The files of the channel that holds the governance model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


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
    """Through Graph, or a local folder in local mode. Served from memory: no turn waits for Graph."""

    async def files(self) -> Sequence[ChannelFile]:
        """All files that are known, by folder and name."""

    async def upload(self, name: str, content: bytes) -> ChannelFile | None:
        """Put a file in the channel; None where that is not set up or not permitted.

        A file of the same name is not written over: the new one gets another name.
        """
