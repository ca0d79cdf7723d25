"""Retirement cases."""

revision = "0015_retirements"
down_revision = "0014_requests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
