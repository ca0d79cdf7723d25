"""How each person wants to be reminded."""

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcDateTime

revision = "0011_preferences"
down_revision = "0010_alerts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "preferences",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("hour", sa.Integer()),
        sa.Column("paused_from", sa.Date()),
        sa.Column("paused_until", sa.Date()),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("hour BETWEEN 0 AND 23", name=op.f("ck_preferences_hour")),
        sa.CheckConstraint("(paused_from IS NULL) = (paused_until IS NULL)", name=op.f("ck_preferences_pause")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_preferences")),
    )


def downgrade() -> None:
    op.drop_table("preferences")
