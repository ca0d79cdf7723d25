"""A claimed turn that was never finished can be claimed again."""

import sqlalchemy as sa
from alembic import op

revision = "0006_finished_turns"
down_revision = "0005_nyttokalkyl"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("turn_claims", sa.Column("finished", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("turn_claims") as table:
        table.drop_column("finished")
