"""Planned procurements; since when colleagues share a draft, and since when two have the same need."""

import sqlalchemy as sa
from alembic import op

revision = "0008_planned_procurements"
down_revision = "0007_amendments"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "planned_procurements",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("committee", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger()),
        sa.Column("need_words", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_planned_procurements"),
        sa.UniqueConstraint("year", "title_key", name="uq_planned_procurements_year_title_key"),
        sa.CheckConstraint("quarter BETWEEN 1 AND 4", name="ck_planned_procurements_quarter"),
    )
    op.create_index("ix_planned_procurements_year_quarter", "planned_procurements", ["year", "quarter"])
    op.add_column("dossier_participants", sa.Column("invited_on", sa.Date()))
    op.add_column("dossier_participants", sa.Column("invited_by", sa.Text(), server_default="", nullable=False))
    op.add_column("dossier_links", sa.Column("linked_on", sa.Date()))


def downgrade() -> None:
    with op.batch_alter_table("dossier_links") as table:
        table.drop_column("linked_on")
    with op.batch_alter_table("dossier_participants") as table:
        table.drop_column("invited_by")
        table.drop_column("invited_on")
    op.drop_index("ix_planned_procurements_year_quarter", "planned_procurements")
    op.drop_table("planned_procurements")
