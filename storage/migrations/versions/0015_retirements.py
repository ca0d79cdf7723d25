"""Retirement cases."""

import sqlalchemy as sa
from alembic import op

revision = "0015_retirements"
down_revision = "0014_requests"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "retirement_entries",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("system_key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("step", sa.Text()),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("leader", sa.Text(), nullable=False),
        sa.Column("leader_name", sa.Text(), nullable=False),
        sa.Column("target", sa.Date()),
        sa.Column("cause", sa.Text()),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_retirement_entries"),
        sa.UniqueConstraint("system_key", "version", name="uq_retirement_entries_version"),
    )


def downgrade() -> None:
    op.drop_table("retirement_entries")
