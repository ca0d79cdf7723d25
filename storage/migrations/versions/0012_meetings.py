"""Meetings and their agendas."""

revision = "0012_meetings"
down_revision = "0011_preferences"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
