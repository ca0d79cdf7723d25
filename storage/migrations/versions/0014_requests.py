"""Requests, and the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0014_requests"
down_revision = "0013_channel_files"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)

APPEND_ONLY = {
    "sqlite": (
        """CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
        BEGIN SELECT RAISE(ABORT, 'audit_log is append only'); END""",
        """CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
        BEGIN SELECT RAISE(ABORT, 'audit_log is append only'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION audit_log_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'audit_log is append only'; END $$""",
        """CREATE TRIGGER audit_log_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
        FOR EACH STATEMENT EXECUTE FUNCTION audit_log_append_only()""",
    ),
}


def text_(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "requests",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        text_("kind"),
        text_("state"),
        text_("approver"),
        sa.Column("system_key", sa.Text()),
        text_("department"),
        text_("part"),
        text_("before"),
        text_("after"),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("effective_from", sa.Date()),
        text_("why"),
        text_("applicant"),
        text_("applicant_name"),
        text_("conversation"),
        text_("token"),
        sa.Column("round", sa.Integer(), nullable=False),
        text_("question"),
        text_("answer"),
        text_("reason"),
        text_("decided_by"),
        text_("decided_name"),
        text_("found"),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("waiting_since", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
        sa.UniqueConstraint("applicant", "token", name="uq_requests_applicant_token"),
    )
    op.create_index("ix_requests_state", "requests", ["state"])
    op.create_index("ix_requests_changed_at", "requests", ["changed_at"])
    op.create_table(
        "audit_log",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        text_("person"),
        text_("person_name"),
        text_("step"),
        sa.Column("request", BIG_ID),
        text_("kind"),
        sa.Column("system_key", sa.Text()),
        text_("part"),
        text_("before"),
        text_("after"),
        sa.Column("effective_from", sa.Date()),
        text_("why"),
        text_("conversation"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_log"),
    )
    op.create_index("ix_audit_log_at", "audit_log", ["at"])
    op.create_index("ix_audit_log_system_key", "audit_log", ["system_key"])
    for statement in APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("audit_log")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_log_append_only()")
    op.drop_table("requests")
