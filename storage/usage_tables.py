"""Use of systems by month, as it was read in."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, PrimaryKeyConstraint, Table, Text

from storage.metadata import metadata

usage_months = Table(
    "usage_months",
    metadata,
    Column("system_key", Text, nullable=False),  # no foreign key: figures outlive a system that is gone from the list
    Column("month", Date, nullable=False),  # its first day
    Column("logins", BigInteger, nullable=False),
    Column("users", BigInteger),
    PrimaryKeyConstraint("system_key", "month", name="pk_usage_months"),
)
