"""What has been decided about contracts: rows that are added and never changed."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, Table, Text, UniqueConstraint

from storage.columns import BigId, UtcDateTime
from storage.metadata import metadata

contract_decisions = Table(
    "contract_decisions",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("subject", Text, nullable=False),  # bot.domain.notices.DatedContract; no foreign key: it outlives the system
    Column("deadline", Date, nullable=False),
    # Counts the acts of a case, so that two who act at once cannot both be the next. NULL: a reminder was put off.
    Column("version", Integer),
    Column("system_key", Text, nullable=False),
    Column("ends", Date),
    Column("procurement_start", Date),
    Column("act", Text, nullable=False),
    Column("outcome", Text),
    Column("new_end", Date),
    Column("reason", Text, nullable=False),
    Column("postponed_to", Date),
    Column("person_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("capacity", Text, nullable=False),
    Column("acted_on", Date, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("subject", "deadline", "version", name="uq_contract_decisions_version"),
    Index("ix_contract_decisions_person_id", "person_id"),
)
