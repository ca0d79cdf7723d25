"""Since when an account has been closed: a leave of absence is not a farewell, so the days are counted in a row."""

import sqlalchemy as sa
from alembic import op

revision = "0018_closed_accounts"
down_revision = "0017_bundles"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "closed_accounts",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("seen_closed", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_closed_accounts"),
    )


def downgrade() -> None:
    op.drop_table("closed_accounts")
