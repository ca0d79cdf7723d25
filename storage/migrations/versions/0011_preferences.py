"""How each person wants to be reminded."""

revision = "0011_preferences"
down_revision = "0010_alerts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
