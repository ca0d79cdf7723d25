"""How each person wants to be reminded. Who has chosen nothing has no row."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, Integer, Table, Text

from storage.columns import UtcDateTime
from storage.metadata import metadata

preferences = Table(
    "preferences",
    metadata,
    Column("person_id", Text, primary_key=True),  # Entra object id
    Column("language", Text),
    Column("hour", Integer),  # local time
    Column("paused_from", Date),
    Column("paused_until", Date),  # the last day of the pause
    Column("updated_at", UtcDateTime, nullable=False),
    CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),
    CheckConstraint("(paused_from IS NULL) = (paused_until IS NULL)", name="pause"),
)
