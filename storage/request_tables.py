"""Requests, and the audit log that is only ever added to (triggers in the migration see to it)."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, Integer, Table, Text, UniqueConstraint

from storage.columns import BigId, UtcDateTime
from storage.metadata import metadata

requests = Table(
    "requests",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("version", Integer, nullable=False),  # grows with every step: nobody decides on what they have not read
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("approver", Text, nullable=False),
    Column("system_key", Text),  # no foreign key: a request outlives its system
    Column("department", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("details", JSON, nullable=False),
    Column("effective_from", Date),
    Column("why", Text, nullable=False),
    Column("applicant", Text, nullable=False),
    Column("applicant_name", Text, nullable=False),
    Column("conversation", Text, nullable=False),
    Column("token", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_name", Text, nullable=False),
    Column("found", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("waiting_since", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False, index=True),
    UniqueConstraint("applicant", "token"),  # the same card sent twice is one request
)

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("person", Text, nullable=False),
    Column("person_name", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("request", BigId),
    Column("kind", Text, nullable=False),
    Column("system_key", Text, index=True),
    Column("part", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("effective_from", Date),
    Column("why", Text, nullable=False),
    Column("conversation", Text, nullable=False),
)
