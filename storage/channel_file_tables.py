"""The channel's files as they were last read, what changed of them day by day, and where reading stands."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, Table, Text, UniqueConstraint

from storage.columns import BigId, UtcDateTime
from storage.metadata import metadata

channel_files = Table(
    "channel_files",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folder", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("revision", Text, nullable=False),
    Column("first_seen", UtcDateTime, nullable=False),
    Column("own_revision", Text),  # what the bot itself put there: nobody is told of that
)

channel_file_changes = Table(
    "channel_file_changes",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("file_key", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("what", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folder", Text, nullable=False),
    Column("url", Text, nullable=False),
    UniqueConstraint("day", "file_key"),  # a day's saves of a file are one change
)

channel_file_reading = Table(
    "channel_file_reading",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # one row
    Column("place", Text),
    Column("token", Text),
    Column("next_at", UtcDateTime),
    Column("read_at", UtcDateTime),
    Column("fault", Text),
    Column("version", Integer, nullable=False),
)
