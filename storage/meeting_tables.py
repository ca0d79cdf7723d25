"""Meetings that the settings do not give alone: booked, moved or cancelled in chat, or read from a calendar.

A row lies over the meeting of a series that has its key. Rows are never removed: a meeting that is gone is cancelled,
so that the sum of all versions only grows.
"""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Index, Integer, Table, Text

from storage.columns import BigId, UtcDateTime
from storage.metadata import metadata

meetings = Table(
    "meetings",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("external_id", Text, unique=True),  # the calendar's own name of it
    Column("forum", Text, nullable=False),
    Column("department", Text),
    Column("title", Text),
    Column("place", Text),
    Column("link", Text),
    Column("theme", Text),
    Column("organiser", Text),
    Column("starts", UtcDateTime, nullable=False),
    Column("ends", UtcDateTime, nullable=False),
    Column("stop_date", Date, nullable=False),
    Column("was", UtcDateTime),  # when it was to begin, as of the version before
    Column("cancelled", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed_by", Text),
    Column("changed_at", UtcDateTime, nullable=False),
    CheckConstraint("source IN ('series', 'chat', 'calendar')", name="source"),
    Index("ix_meetings_starts", "starts"),
)
