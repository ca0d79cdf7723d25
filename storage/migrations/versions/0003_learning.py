"""Learning from use: searches that missed, and the words that IT-enheten has added."""

import sqlalchemy as sa
from alembic import op

revision = "0003_learning"
down_revision = "0002_conversations"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "missed_searches",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_missed_searches"),
        sa.UniqueConstraint("need", name="uq_missed_searches_need"),
    )
    op.create_table(
        "added_synonyms",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_added_synonyms"),
        sa.UniqueConstraint("said", "function", name="uq_added_synonyms_said_function"),
    )


def downgrade() -> None:
    op.drop_table("added_synonyms")
    op.drop_table("missed_searches")
