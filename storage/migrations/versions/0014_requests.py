"""Requests, and the audit log."""

revision = "0014_requests"
down_revision = "0013_channel_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
