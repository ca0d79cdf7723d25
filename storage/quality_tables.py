"""Questions of the quality drive and their answers: rows that are added and never changed."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, Table, Text, UniqueConstraint

from storage.columns import BigId, UtcDateTime
from storage.metadata import metadata

quality_entries = Table(
    "quality_entries",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("person_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("acted_on", Date, nullable=False),
    Column("system_key", Text, nullable=False),  # no foreign key: an answer outlives the system
    Column("fact", Text),
    Column("said", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("paused_until", Date),
    Column("at", UtcDateTime, nullable=False),
    # Two replicas that ask at once, or two presses, cannot both be the next.
    UniqueConstraint("person_id", "version", name="uq_quality_entries_version"),
    Index("ix_quality_entries_system_key", "system_key"),
)
