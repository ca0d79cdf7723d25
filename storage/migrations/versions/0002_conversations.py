"""Conversations: where the bot can write, what it remembers, and whom it showed what."""

import sqlalchemy as sa
from alembic import op

revision = "0002_conversations"
down_revision = "0001_register"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)

# The access log is append only, also for a mistake in a later program.
GUARDS = {
    "sqlite": (
        """CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
        BEGIN SELECT RAISE(ABORT, 'access_log is append only'); END""",
        """CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
        BEGIN SELECT RAISE(ABORT, 'access_log is append only'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION access_log_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'access_log is append only'; END $$""",
        """CREATE TRIGGER access_log_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log
        FOR EACH STATEMENT EXECUTE FUNCTION access_log_append_only()""",
    ),
}


def upgrade() -> None:
    op.create_table(
        "access_log",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("system_key", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_access_log"),
    )
    op.create_index("ix_access_log_at", "access_log", ["at"])
    op.create_index("ix_access_log_person_id", "access_log", ["person_id"])
    op.create_index("ix_access_log_system_key", "access_log", ["system_key"])
    op.create_table(
        "conversation_references",
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("service_url", sa.Text(), nullable=False),
        sa.Column("tenant_id", sa.Text(), nullable=False),
        sa.Column("channel_id", sa.Text()),
        sa.Column("team_id", sa.Text()),
        sa.Column("name", sa.Text()),
        sa.Column("person_id", sa.Text()),
        sa.Column("purpose", sa.Text()),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_conversation_references"),
        sa.UniqueConstraint("purpose", name="uq_conversation_references_purpose"),
    )
    op.create_index("ix_conversation_references_person_id", "conversation_references", ["person_id"])
    op.create_table(
        "conversation_state",
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_conversation_state"),
    )
    op.create_table(
        "turn_claims",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_turn_claims"),
    )
    op.create_index("ix_turn_claims_claimed_at", "turn_claims", ["claimed_at"])
    for statement in GUARDS[op.get_context().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for table in ("turn_claims", "conversation_state", "conversation_references", "access_log"):
        op.drop_table(table)
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION access_log_append_only()")
