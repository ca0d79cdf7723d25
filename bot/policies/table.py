"""What every table of the settings file has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table of `systemlotsen.toml`. Keys that nobody reads are faults."""

    model_config = ConfigDict(extra="forbid")
