"""Messages that were sent can be amended, and some are sent at any hour."""

import sqlalchemy as sa
from alembic import op

revision = "0007_amendments"
down_revision = "0006_finished_turns"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("prompt", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("deliveries", sa.Column("revision", sa.Text(), server_default="", nullable=False))
    op.create_index("ix_deliveries_subject", "deliveries", ["subject", "kind"])


def downgrade() -> None:
    op.drop_index("ix_deliveries_subject", "deliveries")
    with op.batch_alter_table("deliveries") as table:
        table.drop_column("revision")
        table.drop_column("prompt")
