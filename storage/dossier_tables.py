"""Nyttokalkyler: drafts, submitted versions, who shares them, the same need elsewhere, notes for IT-enheten."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from storage.columns import BigId, TextList, UtcDateTime
from storage.metadata import metadata

dossiers = Table(
    "dossiers",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("version", Integer, nullable=False),  # grows with every change: nobody overwrites what they have not read
    Column("schema_version", Integer, nullable=False),
    Column("draft", Text, nullable=False),  # plain JSON, bot.domain.nyttokalkyl.record
    Column("matter", Text, nullable=False),  # the same, without the versions
    Column("stage", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("need_words", TextList, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False, index=True),
)

dossier_versions = Table(
    "dossier_versions",
    metadata,
    Column("dossier_id", ForeignKey("dossiers.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # rows are added, never changed
    Column("schema_version", Integer, nullable=False),
    Column("content", Text, nullable=False),
)

dossier_participants = Table(
    "dossier_participants",
    metadata,
    Column("dossier_id", ForeignKey("dossiers.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("invited_on", Date),  # nothing for the one who began
    Column("invited_by", Text, nullable=False, server_default=""),
    Index("ix_dossier_participants_person_id", "person_id"),
)

dossier_links = Table(
    "dossier_links",
    metadata,
    Column("first_id", ForeignKey("dossiers.id", ondelete="CASCADE"), primary_key=True),  # the lower number
    Column("second_id", ForeignKey("dossiers.id", ondelete="CASCADE"), primary_key=True),
    Column("linked_on", Date),
)

hidden_overlaps = Table(
    "hidden_overlaps",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("dossier_id", BigInteger, nullable=False),  # no foreign key: the note outlives a deleted draft
    Column("system_key", Text, nullable=False),
    Column("need", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("noted_on", Date, nullable=False),
    Column("settled_at", UtcDateTime),
    UniqueConstraint("dossier_id", "system_key"),
)

service_secrets = Table(
    "service_secrets",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
