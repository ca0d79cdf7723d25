"""What the committees plan to procure."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text, UniqueConstraint

from storage.columns import BigId, Kronor, TextList, UtcDateTime
from storage.metadata import metadata

planned_procurements = Table(
    "planned_procurements",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("committee", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("quarter", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("title_key", Text, nullable=False),  # committee and title as they are compared: written again, they change
    Column("value", Kronor),
    Column("need_words", TextList, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    UniqueConstraint("year", "title_key"),
    CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter"),
    Index("ix_planned_procurements_year_quarter", "year", "quarter"),
)
