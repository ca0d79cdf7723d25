"""The delivery ledger, recipients that refuse, and when notices were last gone through."""

import sqlalchemy as sa
from alembic import op

revision = "0004_deliveries"
down_revision = "0003_learning"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text()),
        sa.Column("lease_until", MOMENT),
        sa.Column("sending_at", MOMENT),
        sa.Column("not_before", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Text()),
        sa.Column("conversation_id", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "state IN ('pending', 'claimed', 'sent', 'unknown', 'failed', 'cancelled')", name="ck_deliveries_state"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("kind", "subject", "deadline", "rung", "recipient", name="uq_deliveries_key"),
    )
    op.create_index("ix_deliveries_updated_at", "deliveries", ["updated_at"])
    # Nearly all rows are settled; what is looked for each minute is the few that are not.
    op.create_index(
        "ix_deliveries_open",
        "deliveries",
        ["state", "not_before"],
        sqlite_where=sa.text("state IN ('pending', 'claimed')"),
        postgresql_where=sa.text("state IN ('pending', 'claimed')"),
    )
    op.create_table(
        "delivery_refusals",
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("quarantined_at", MOMENT),
        sa.PrimaryKeyConstraint("recipient", name="pk_delivery_refusals"),
    )
    op.create_table(
        "notice_runs",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("baseline", sa.Date()),
        sa.Column("completed_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_notice_runs"),
    )
    op.execute("INSERT INTO notice_runs (id) VALUES (1)")


def downgrade() -> None:
    for table in ("notice_runs", "delivery_refusals", "deliveries"):
        op.drop_table(table)
