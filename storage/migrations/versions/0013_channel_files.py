"""The channel's files, what changed of them, and where reading stands."""

import sqlalchemy as sa
from alembic import op

revision = "0013_channel_files"
down_revision = "0012_meetings"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "channel_files",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("first_seen", MOMENT, nullable=False),
        sa.Column("own_revision", sa.Text()),
        sa.PrimaryKeyConstraint("key", name="pk_channel_files"),
    )
    op.create_table(
        "channel_file_changes",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("file_key", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_channel_file_changes"),
        sa.UniqueConstraint("day", "file_key", name="uq_channel_file_changes_day_file_key"),
    )
    op.create_table(
        "channel_file_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text()),
        sa.Column("token", sa.Text()),
        sa.Column("next_at", MOMENT),
        sa.Column("read_at", MOMENT),
        sa.Column("fault", sa.Text()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_channel_file_reading"),
    )
    op.execute("INSERT INTO channel_file_reading (id, version) VALUES (1, 0)")


def downgrade() -> None:
    for table in ("channel_file_reading", "channel_file_changes", "channel_files"):
        op.drop_table(table)
