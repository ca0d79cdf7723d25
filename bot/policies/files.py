"""Where the governance model's files lie, and how often they are read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from bot.policies.table import Table


class FilePolicy(Table):
    """Which files are the governance model's. Without a team or a drive: those of the channel for reminders."""

    team: str | None = None
    channel: str | None = None
    drive: str | None = None
    folder: str = ""
    local_folder: Path | None = None
    refresh_minutes: Annotated[int, Field(ge=1, le=1440)] = 15
    announce: bool = True
