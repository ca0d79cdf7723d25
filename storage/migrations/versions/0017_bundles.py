"""Deliveries that share a message: what the message says of each, so that one can be changed and the others stay."""

import sqlalchemy as sa
from alembic import op

revision = "0017_bundles"
down_revision = "0016_quality"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("line", sa.Text()))


def downgrade() -> None:
    with op.batch_alter_table("deliveries") as table:
        table.drop_column("line")
