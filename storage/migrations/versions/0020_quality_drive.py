"""The quality drive: what managers have been asked and have confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0020_quality_drive"
down_revision = "0019_usage"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quality_entries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("system_key", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text()),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("paused_until", sa.Date()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quality_entries"),
        sa.UniqueConstraint("person_id", "version", name="uq_quality_entries_version"),
    )
    op.create_index("ix_quality_entries_system_key", "quality_entries", ["system_key"])


def downgrade() -> None:
    op.drop_table("quality_entries")
