"""Use of systems by month."""

import sqlalchemy as sa
from alembic import op

revision = "0019_usage"
down_revision = "0018_closed_accounts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "usage_months",
        sa.Column("system_key", sa.Text(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("logins", sa.BigInteger(), nullable=False),
        sa.Column("users", sa.BigInteger()),
        sa.PrimaryKeyConstraint("system_key", "month", name="pk_usage_months"),
    )


def downgrade() -> None:
    op.drop_table("usage_months")
