"""The forums of the governance model and their meetings (audit 2.3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Forum(StrEnum):
    """What a meeting is for. The values are stored, so they are never renamed."""

    OWNER_MEETING = "owner_meeting"
    TACTICAL_MEETING = "tactical_meeting"
    MAINTENANCE_MEETING = "maintenance_meeting"
    MODEL_EVALUATION = "model_evaluation"


CALENDAR = "calendar/"
"""Begins the keys of meetings that stand in the shared calendar."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. Moments are aware.

    `key` names it for ever, also when it is moved: for a meeting of a series, the series and the day that its rule
    gave («taktiskt-ksf/2027-02-10»). `department` is None for meetings of all departments. Items are taken in until
    the end of `stop_date`. `organiser` is the address of who leads it; without one, IT-enheten does.
    """

    key: str
    forum: Forum
    starts: datetime
    ends: datetime
    stop_date: date
    department: str | None = None
    title: str | None = None
    place: str | None = None
    link: str | None = None
    theme: str | None = None
    organiser: str | None = None
    cancelled: bool = False
    version: int = 1
