"""The delivery ledger: one row for everything that was to be said unasked, kept for ever.

Whatever a row's state, its key is taken: that is what makes a notice be sent once however often it is reckoned due.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.columns import BigId, UtcDateTime
from storage.metadata import metadata

_OPEN = "state IN ('pending', 'claimed')"

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("kind", Text, nullable=False),  # text, not a foreign key: a new kind needs no migration
    Column("subject", Text, nullable=False),
    Column("deadline", Date, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("claim", Text),  # names the claim that holds the row, or the last that did
    Column("lease_until", UtcDateTime),
    Column("sending_at", UtcDateTime),  # written before the request leaves: after that it may have arrived
    Column("not_before", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("activity_id", Text),
    Column("conversation_id", Text),
    Column("reason", Text),
    Column("prompt", Boolean, nullable=False, server_default=false()),  # may be sent at any hour
    Column("revision", Text, nullable=False, server_default=""),  # of what stands in the conversation
    Column("line", Text),  # what a message about several says of this one, as JSON; nothing where it is alone
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False, index=True),
    UniqueConstraint("kind", "subject", "deadline", "rung", "recipient", name="uq_deliveries_key"),
    CheckConstraint(
        "state IN ('pending', 'claimed', 'sent', 'unknown', 'failed', 'cancelled')",
        name="state",
    ),
    # Nearly all rows are settled; what is looked for each minute is the few that are not.
    Index(
        "ix_deliveries_open",
        "state",
        "not_before",
        sqlite_where=text(_OPEN),
        postgresql_where=text(_OPEN),
    ),
    Index("ix_deliveries_subject", "subject", "kind"),
)

refusals = Table(
    "delivery_refusals",
    metadata,
    Column("recipient", Text, primary_key=True),
    Column("first_at", UtcDateTime, nullable=False),
    Column("times", Integer, nullable=False),
    Column("quarantined_at", UtcDateTime),
)

notice_runs = Table(
    "notice_runs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1
    Column("baseline", Date),
    Column("completed_at", UtcDateTime),
)
