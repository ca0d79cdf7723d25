"""What has been done in retirement cases: rows that are added and never changed."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, Table, Text, UniqueConstraint

from storage.columns import BigId, UtcDateTime
from storage.metadata import metadata

retirement_entries = Table(
    "retirement_entries",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("system_key", Text, nullable=False),  # no foreign key: the case outlives the system
    Column("version", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("step", Text),
    Column("person_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("acted_on", Date, nullable=False),
    Column("note", Text, nullable=False),
    Column("leader", Text, nullable=False),
    Column("leader_name", Text, nullable=False),
    Column("target", Date),
    Column("cause", Text),
    Column("reference", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    # Two who act at once cannot both be the next.
    UniqueConstraint("system_key", "version", name="uq_retirement_entries_version"),
)
