"""Planned procurements."""

revision = "0008_planned_procurements"
down_revision = "0007_amendments"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
