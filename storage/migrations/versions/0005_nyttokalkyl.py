"""Nyttokalkyler: drafts, submitted versions, who shares them, the same need elsewhere, notes for IT-enheten."""

import sqlalchemy as sa
from alembic import op

revision = "0005_nyttokalkyl"
down_revision = "0004_deliveries"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "dossiers",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("need_words", sa.Text(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dossiers"),
    )
    op.create_index("ix_dossiers_changed_at", "dossiers", ["changed_at"])
    op.create_table(
        "dossier_versions",
        sa.Column("dossier_id", BIG_ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("dossier_id", "number", name="pk_dossier_versions"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_dossier_versions_dossier_id"),
    )
    op.create_table(
        "dossier_participants",
        sa.Column("dossier_id", BIG_ID, nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("dossier_id", "person_id", name="pk_dossier_participants"),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossiers.id"], name="fk_dossier_participants_dossier_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_dossier_participants_person_id", "dossier_participants", ["person_id"])
    op.create_table(
        "dossier_links",
        sa.Column("first_id", BIG_ID, nullable=False),
        sa.Column("second_id", BIG_ID, nullable=False),
        sa.PrimaryKeyConstraint("first_id", "second_id", name="pk_dossier_links"),
        sa.ForeignKeyConstraint(["first_id"], ["dossiers.id"], name="fk_dossier_links_first_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["second_id"], ["dossiers.id"], name="fk_dossier_links_second_id", ondelete="CASCADE"),
    )
    op.create_table(
        "hidden_overlaps",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("dossier_id", sa.BigInteger(), nullable=False),
        sa.Column("system_key", sa.Text(), nullable=False),
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("settled_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_hidden_overlaps"),
        sa.UniqueConstraint("dossier_id", "system_key", name="uq_hidden_overlaps_dossier_id_system_key"),
    )
    op.create_table(
        "service_secrets",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_service_secrets"),
    )


def downgrade() -> None:
    for table in ("service_secrets", "hidden_overlaps", "dossier_links"):
        op.drop_table(table)
    op.drop_index("ix_dossier_participants_person_id", "dossier_participants")
    for table in ("dossier_participants", "dossier_versions"):
        op.drop_table(table)
    op.drop_index("ix_dossiers_changed_at", "dossiers")
    op.drop_table("dossiers")
