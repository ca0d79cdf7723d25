"""The channel's files, and what they were called and when they changed."""

revision = "0013_channel_files"
down_revision = "0012_meetings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
