"""Meetings and their agendas."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigId, UtcDateTime

revision = "0012_meetings"
down_revision = "0011_preferences"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_meetings()
    _create_agendas()


def downgrade() -> None:
    op.drop_table("agenda_entries")
    op.drop_index("ix_meetings_starts", "meetings")
    op.drop_table("meetings")


def _create_meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", BigId, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("forum", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("theme", sa.Text(), nullable=True),
        sa.Column("organiser", sa.Text(), nullable=True),
        sa.Column("starts", UtcDateTime(), nullable=False),
        sa.Column("ends", UtcDateTime(), nullable=False),
        sa.Column("stop_date", sa.Date(), nullable=False),
        sa.Column("was", UtcDateTime(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=True),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("source IN ('series', 'chat', 'calendar')", name=op.f("ck_meetings_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("key", name=op.f("uq_meetings_key")),
        sa.UniqueConstraint("external_id", name=op.f("uq_meetings_external_id")),
    )
    op.create_index("ix_meetings_starts", "meetings", ["starts"])


def _create_agendas() -> None:
    op.create_table(
        "agenda_entries",
        sa.Column("id", BigId, nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("done_by", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("added_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_entries")),
        sa.UniqueConstraint("meeting", "version", name=op.f("uq_agenda_entries_meeting_version")),
    )
