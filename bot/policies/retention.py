"""Retention: how long what is not a record is kept."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.policies.table import Table

_Days = Annotated[int, Field(ge=30, le=3650)]


class RetentionPolicy(Table):
    """Days since something was last touched. Decisions, what is submitted and the audit log are records and stay.

    `leavers` is for how many days in a row an account has been closed when the person's own data goes. Three months:
    who is on leave may have a closed account and wants their drafts and choices back.
    """

    drafts: _Days = 365
    conversations: _Days = 90
    missed_searches: _Days = 365
    leavers: Annotated[int, Field(ge=1, le=3650)] = 90
    access_log: Annotated[int, Field(ge=365, le=36500)] = 1825
