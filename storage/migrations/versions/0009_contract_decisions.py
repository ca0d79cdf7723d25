"""Decisions about contracts."""

import sqlalchemy as sa
from alembic import op

revision = "0009_contract_decisions"
down_revision = "0008_planned_procurements"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "contract_decisions",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer()),
        sa.Column("system_key", sa.Text(), nullable=False),
        sa.Column("ends", sa.Date()),
        sa.Column("procurement_start", sa.Date()),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text()),
        sa.Column("new_end", sa.Date()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("postponed_to", sa.Date()),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contract_decisions"),
        sa.UniqueConstraint("subject", "deadline", "version", name="uq_contract_decisions_version"),
    )
    op.create_index("ix_contract_decisions_person_id", "contract_decisions", ["person_id"])


def downgrade() -> None:
    op.drop_index("ix_contract_decisions_person_id", "contract_decisions")
    op.drop_table("contract_decisions")
