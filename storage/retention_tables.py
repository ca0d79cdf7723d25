"""Retention: when the last purge was made, and since when accounts have been closed."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, Integer, Table, Text

from storage.columns import UtcDateTime
from storage.metadata import metadata

retention = Table(
    "retention",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1
    Column("access_log_kept_from", UtcDateTime),  # set only while a purge deletes: a trigger reads it
    Column("purged_on", Date),
    CheckConstraint("id = 1", name="single_row"),
)

closed_accounts = Table(
    "closed_accounts",
    metadata,
    Column("person_id", Text, primary_key=True),
    Column("seen_closed", Date, nullable=False),  # the first local day in a row
)
