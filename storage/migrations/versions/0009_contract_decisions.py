"""Decisions about contracts."""

revision = "0009_contract_decisions"
down_revision = "0008_planned_procurements"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
