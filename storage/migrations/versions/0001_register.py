"""The register: systems and all that belongs to them."""

import sqlalchemy as sa
from alembic import op

revision = "0001_register"
down_revision = None
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "departments",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_departments"),
        sa.UniqueConstraint("name", name="uq_departments_name"),
    )
    op.create_table(
        "functions",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_functions"),
        sa.UniqueConstraint("name", name="uq_functions_name"),
    )
    op.create_table(
        "import_runs",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_runs"),
    )
    op.create_table(
        "persons",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("aad_object_id", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_persons"),
        sa.UniqueConstraint("name", name="uq_persons_name"),
    )
    op.create_index("ix_persons_aad_object_id", "persons", ["aad_object_id"])
    op.create_index("ix_persons_name_key", "persons", ["name_key"])
    op.create_table(
        "register_version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_register_version_single_row"),
        sa.PrimaryKeyConstraint("id", name="pk_register_version"),
    )
    op.create_table(
        "suppliers",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_suppliers"),
        sa.UniqueConstraint("name", name="uq_suppliers_name"),
    )
    op.create_table(
        "department_aliases",
        sa.Column("department_id", BIG_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name="fk_department_aliases_department_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("department_id", "position", name="pk_department_aliases"),
        sa.UniqueConstraint("department_id", "name", name="uq_department_aliases_department_id_name"),
    )
    op.create_table(
        "function_synonyms",
        sa.Column("function_id", BIG_ID, nullable=False),
        sa.Column("synonym", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["function_id"], ["functions.id"], name="fk_function_synonyms_function_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("function_id", "synonym", name="pk_function_synonyms"),
    )
    op.create_table(
        "units",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("department_id", BIG_ID),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name="fk_units_department_id"),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
        sa.UniqueConstraint("department_id", "name", name="uq_units_department_id_name"),
    )
    op.create_table(
        "systems",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("department_id", BIG_ID),
        sa.Column("unit_id", BIG_ID),
        sa.Column("phase", sa.Text()),
        sa.Column("supplier_id", BIG_ID),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("system_class", sa.Text()),
        sa.Column("confidentiality", sa.Integer()),
        sa.Column("integrity", sa.Integer()),
        sa.Column("availability", sa.Integer()),
        sa.Column("user_count", sa.BigInteger()),
        sa.Column("personal_data", sa.Boolean()),
        sa.Column("hosting", sa.Text()),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("maintenance_plan_url", sa.Text()),
        sa.Column("last_login", sa.Date()),
        sa.Column("logins_90_days", sa.BigInteger()),
        sa.Column("missing_since", sa.Date()),
        sa.CheckConstraint(
            "(confidentiality IS NULL) = (integrity IS NULL) AND (integrity IS NULL) = (availability IS NULL)",
            name="ck_systems_classification_whole",
        ),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name="fk_systems_department_id"),
        sa.ForeignKeyConstraint(["supplier_id"], ["suppliers.id"], name="fk_systems_supplier_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_systems_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_systems"),
        sa.UniqueConstraint("key", name="uq_systems_key"),
    )
    op.create_index("ix_systems_department_id", "systems", ["department_id"])
    op.create_index("ix_systems_name_key", "systems", ["name_key"])
    op.create_index("ix_systems_supplier_id", "systems", ["supplier_id"])
    op.create_index("ix_systems_unit_id", "systems", ["unit_id"])
    op.create_table(
        "contracts",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("system_id", BIG_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("start_date", sa.Date()),
        sa.Column("end_date", sa.Date()),
        sa.Column("open_ended", sa.Boolean(), nullable=False),
        sa.Column("notice_period_months", sa.Integer()),
        sa.Column("renewal_kind", sa.Text()),
        sa.Column("renewal_months", sa.Integer()),
        sa.Column("renewal_count", sa.Integer()),
        sa.Column("yearly_cost", sa.BigInteger()),
        sa.Column("procurement_form", sa.Text()),
        sa.Column("notice_deadline", sa.Date()),
        sa.ForeignKeyConstraint(["system_id"], ["systems.id"], name="fk_contracts_system_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_contracts"),
    )
    op.create_index("ix_contracts_end_date", "contracts", ["end_date"])
    op.create_index("ix_contracts_system_id", "contracts", ["system_id"])
    op.create_table(
        "role_assignments",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("system_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date()),
        sa.Column("valid_to", sa.Date()),
        sa.CheckConstraint("valid_to >= valid_from", name="ck_role_assignments_interval"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_role_assignments_person_id"),
        sa.ForeignKeyConstraint(
            ["system_id"], ["systems.id"], name="fk_role_assignments_system_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_role_assignments"),
    )
    op.create_index("ix_role_assignments_person_id", "role_assignments", ["person_id"])
    op.create_index("ix_role_assignments_system_id", "role_assignments", ["system_id"])
    op.create_table(
        "system_functions",
        sa.Column("system_id", BIG_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("function_id", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(["function_id"], ["functions.id"], name="fk_system_functions_function_id"),
        sa.ForeignKeyConstraint(
            ["system_id"], ["systems.id"], name="fk_system_functions_system_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("system_id", "position", name="pk_system_functions"),
    )
    op.create_index("ix_system_functions_function_id", "system_functions", ["function_id"])
    op.execute("INSERT INTO register_version (id, version) VALUES (1, 0)")


def downgrade() -> None:
    for table in (
        "system_functions",
        "role_assignments",
        "contracts",
        "systems",
        "units",
        "function_synonyms",
        "department_aliases",
        "suppliers",
        "register_version",
        "persons",
        "import_runs",
        "functions",
        "departments",
    ):
        op.drop_table(table)
