"""Alerts for IT-enheten."""

revision = "0010_alerts"
down_revision = "0009_contract_decisions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
