"""Alerts to IT-enheten. One that is not closed is the only one about its subject; the history is append only."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from storage.columns import BigId, UtcDateTime
from storage.metadata import metadata

_OPEN = "state <> 'closed'"

alert_groups = Table(
    "alert_groups",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("kind", Text, nullable=False),  # text, not a foreign key: a new kind needs no migration
    Column("opened_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False, index=True),
    Column("version", Integer, nullable=False),  # grows with every change of the group or of an alert in it
    Index("ix_alert_groups_kind_opened_at", "kind", "opened_at"),
)

alerts = Table(
    "alerts",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("group_id", ForeignKey("alert_groups.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("system_key", Text),
    Column("department", Text),
    Column("detail", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("holds", Boolean, nullable=False),  # it is still so, as far as is known; also when somebody has closed it
    Column("noted_at", UtcDateTime, nullable=False),
    Column("assignee_id", Text),
    Column("assignee", Text),
    CheckConstraint("state IN ('open', 'acknowledged', 'assigned', 'closed')", name="state"),
    Index("ix_alerts_open", "kind", "subject", unique=True, sqlite_where=text(_OPEN), postgresql_where=text(_OPEN)),
    Index("ix_alerts_kind_holds", "kind", "holds"),
)

alert_history = Table(
    "alert_history",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("alert_id", ForeignKey("alerts.id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("deed", Text, nullable=False),
    Column("person_id", Text),  # none for what ended by itself
    Column("person", Text),
    Column("comment", Text, nullable=False),
)

alert_events = Table(
    "alert_events",
    metadata,
    Column("event_id", Text, primary_key=True),  # the sender's own id: the same event again adds nothing
    Column("received_at", UtcDateTime, nullable=False),
)

alert_watches = Table(
    "alert_watches",
    metadata,
    Column("name", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),  # the newest version of its source that a watch has seen
)
