"""What people do with agendas: one row an act, kept for ever. The agenda itself is reckoned and never stored."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, Table, Text, UniqueConstraint

from storage.columns import BigId, UtcDateTime
from storage.metadata import metadata

agenda_entries = Table(
    "agenda_entries",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("meeting", Text, nullable=False),  # a meeting of a series has no row of its own
    Column("version", Integer, nullable=False),
    Column("act", Text, nullable=False),  # text without a check: a new act needs no migration
    Column("item", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("due", Date),
    Column("items", Text, nullable=False),  # JSON: the agenda as it was, where it is frozen
    Column("done_by", Text, nullable=False),
    Column("done_on", Date, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    UniqueConstraint("meeting", "version"),
)
