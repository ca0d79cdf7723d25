"""Alerts for IT-enheten."""

import sqlalchemy as sa
from alembic import op

revision = "0010_alerts"
down_revision = "0009_contract_decisions"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
OPEN = sa.text("state <> 'closed'")

# What was done about an alert stays written, also for a mistake in a later program.
GUARDS = {
    "sqlite": (
        """CREATE TRIGGER alert_history_no_update BEFORE UPDATE ON alert_history
        BEGIN SELECT RAISE(ABORT, 'alert_history is append only'); END""",
        """CREATE TRIGGER alert_history_no_delete BEFORE DELETE ON alert_history
        BEGIN SELECT RAISE(ABORT, 'alert_history is append only'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION alert_history_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'alert_history is append only'; END $$""",
        """CREATE TRIGGER alert_history_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON alert_history
        FOR EACH STATEMENT EXECUTE FUNCTION alert_history_append_only()""",
    ),
}


def upgrade() -> None:
    op.create_table(
        "alert_groups",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alert_groups"),
    )
    op.create_index("ix_alert_groups_changed_at", "alert_groups", ["changed_at"])
    op.create_index("ix_alert_groups_kind_opened_at", "alert_groups", ["kind", "opened_at"])
    op.create_table(
        "alerts",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("group_id", BIG_ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("system_key", sa.Text()),
        sa.Column("department", sa.Text()),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column("assignee_id", sa.Text()),
        sa.Column("assignee", sa.Text()),
        sa.CheckConstraint("state IN ('open', 'acknowledged', 'assigned', 'closed')", name="state"),
        sa.ForeignKeyConstraint(["group_id"], ["alert_groups.id"], name="fk_alerts_group_id"),
        sa.PrimaryKeyConstraint("id", name="pk_alerts"),
    )
    op.create_index("ix_alerts_group_id", "alerts", ["group_id"])
    op.create_index("ix_alerts_kind_holds", "alerts", ["kind", "holds"])
    op.create_index(
        "ix_alerts_open", "alerts", ["kind", "subject"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    )
    op.create_table(
        "alert_history",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("alert_id", BIG_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text()),
        sa.Column("person", sa.Text()),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name="fk_alert_history_alert_id"),
        sa.PrimaryKeyConstraint("id", name="pk_alert_history"),
    )
    op.create_index("ix_alert_history_alert_id", "alert_history", ["alert_id"])
    op.create_table(
        "alert_events",
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_alert_events"),
    )
    op.create_table(
        "alert_watches",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_alert_watches"),
    )
    for statement in GUARDS[op.get_context().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for table in ("alert_watches", "alert_events", "alert_history", "alerts", "alert_groups"):
        op.drop_table(table)
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION alert_history_append_only()")
