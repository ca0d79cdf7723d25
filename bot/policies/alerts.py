"""Alerts to IT-enheten: how they are gathered, and when the open ones are summed up."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Annotated

from pydantic import Field

from bot.policies.table import Table


class AlertPolicy(Table):
    """How alerts are gathered and summed up. Times are local; the digest comes on working days."""

    window_minutes: Annotated[int, Field(ge=1, le=60)] = 5
    digest: bool = True
    digest_at: Annotated[time, Field(ge=time(6), le=time(18))] = time(8)

    @property
    def window(self) -> timedelta:
        """For how long alerts of one sort are counted up in one message."""
        return timedelta(minutes=self.window_minutes)
