"""Retention: when the last purge was made, and the only way to delete from the access log.

A row of the access log may go when it is older than `access_log_kept_from`, which the purge sets in the transaction
in which it deletes and clears before the end. Everything else is refused as before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016_quality"
down_revision = "0015_retirements"
branch_labels = None
depends_on = None

RETENTION = {
    "sqlite": (
        "DROP TRIGGER access_log_no_delete",
        """CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
        WHEN OLD.at >= coalesce((SELECT access_log_kept_from FROM retention WHERE id = 1), '')
        BEGIN SELECT RAISE(ABORT, 'access_log is append only'); END""",
    ),
    "postgresql": (
        "DROP TRIGGER access_log_no_change ON access_log",
        """CREATE TRIGGER access_log_no_change BEFORE UPDATE OR TRUNCATE ON access_log
        FOR EACH STATEMENT EXECUTE FUNCTION access_log_append_only()""",
        """CREATE FUNCTION access_log_retention() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT 1 FROM retention WHERE id = 1 AND OLD.at < access_log_kept_from) THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'access_log is append only'; END $$""",
        """CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
        FOR EACH ROW EXECUTE FUNCTION access_log_retention()""",
    ),
}
APPEND_ONLY = {
    "sqlite": (
        "DROP TRIGGER access_log_no_delete",
        """CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
        BEGIN SELECT RAISE(ABORT, 'access_log is append only'); END""",
    ),
    "postgresql": (
        "DROP TRIGGER access_log_no_delete ON access_log",
        "DROP FUNCTION access_log_retention()",
        "DROP TRIGGER access_log_no_change ON access_log",
        """CREATE TRIGGER access_log_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log
        FOR EACH STATEMENT EXECUTE FUNCTION access_log_append_only()""",
    ),
}


def upgrade() -> None:
    op.create_table(
        "retention",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("access_log_kept_from", sa.DateTime(timezone=True)),
        sa.Column("purged_on", sa.Date()),
        sa.PrimaryKeyConstraint("id", name="pk_retention"),
        sa.CheckConstraint("id = 1", name=op.f("ck_retention_single_row")),
    )
    op.execute("INSERT INTO retention (id) VALUES (1)")
    for statement in RETENTION[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for statement in APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)
    op.drop_table("retention")
