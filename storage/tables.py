"""All tables. `storage/migrations` builds them; a test holds the two equal.

The register (audit 3.1) comes first, then what conversations need. `systems.department_id` and the
like point at names that several systems share; `role_assignments` keeps history in half-open
intervals: a role is held on `day` when valid_from <= day < valid_to, and NULL is «always».
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from storage.agenda_tables import agenda_entries
from storage.alert_tables import alerts
from storage.channel_file_tables import channel_file_changes, channel_file_reading, channel_files
from storage.columns import BigId, Kronor, TextList, UtcDateTime
from storage.contract_decision_tables import contract_decisions
from storage.delivery_tables import deliveries, notice_runs, refusals
from storage.dossier_tables import dossiers
from storage.meeting_tables import meetings
from storage.metadata import metadata
from storage.preference_tables import preferences
from storage.procurement_tables import planned_procurements
from storage.quality_tables import quality_entries
from storage.request_tables import requests
from storage.retention_tables import retention
from storage.retirement_tables import retirement_entries
from storage.usage_tables import usage_months

# An area's own tables stand in a file of their own; they are imported here so that `metadata` holds them all.
__all__ = [
    "agenda_entries",
    "alerts",
    "channel_file_changes",
    "channel_file_reading",
    "channel_files",
    "contract_decisions",
    "deliveries",
    "dossiers",
    "meetings",
    "metadata",
    "notice_runs",
    "planned_procurements",
    "preferences",
    "quality_entries",
    "refusals",
    "requests",
    "retention",
    "retirement_entries",
    "usage_months",
]

# The register -------------------------------------------------------------------------------------

departments = Table(
    "departments",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

department_aliases = Table(
    "department_aliases",
    metadata,
    Column("department_id", ForeignKey("departments.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # "abbreviation": an importer may resolve it; "spoken": it must not
    Column("name", Text, nullable=False),
    UniqueConstraint("department_id", "name"),
)

units = Table(
    "units",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("department_id", ForeignKey("departments.id")),
    Column("name", Text, nullable=False),
    UniqueConstraint("department_id", "name"),
)

persons = Table(
    "persons",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("name", Text, nullable=False, unique=True),  # as the register spells it
    Column("name_key", Text, nullable=False, index=True),  # bot.domain.people.name_key
    Column("title", Text),  # the newest one; a role keeps its own
    Column("email", Text),
    Column("aad_object_id", Text, index=True),
)

suppliers = Table(
    "suppliers",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

systems = Table(
    "systems",
    metadata,
    Column("id", BigId, primary_key=True),  # counts in the order of arrival: register order
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, index=True),
    Column("description", Text, nullable=False),
    Column("department_id", ForeignKey("departments.id"), index=True),
    Column("unit_id", ForeignKey("units.id"), index=True),
    Column("phase", Text),
    Column("supplier_id", ForeignKey("suppliers.id"), index=True),
    Column("aliases", TextList, nullable=False),
    Column("system_class", Text),
    Column("confidentiality", Integer),
    Column("integrity", Integer),
    Column("availability", Integer),
    Column("user_count", BigInteger),
    Column("personal_data", Boolean),
    Column("hosting", Text),
    Column("secret", Boolean, nullable=False),
    Column("maintenance_plan_url", Text),
    Column("last_login", Date),
    Column("logins_90_days", BigInteger),
    Column("missing_since", Date),  # no longer in the newest import; never deleted
    CheckConstraint(
        "(confidentiality IS NULL) = (integrity IS NULL) AND (integrity IS NULL) = (availability IS NULL)",
        name="classification_whole",
    ),
)

functions = Table(
    "functions",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

function_synonyms = Table(
    "function_synonyms",
    metadata,
    Column("function_id", ForeignKey("functions.id", ondelete="CASCADE"), primary_key=True),
    Column("synonym", Text, primary_key=True),
)

system_functions = Table(
    "system_functions",
    metadata,
    Column("system_id", ForeignKey("systems.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("function_id", ForeignKey("functions.id"), nullable=False, index=True),
)

role_assignments = Table(
    "role_assignments",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("system_id", ForeignKey("systems.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("title", Text),
    Column("position", Integer, nullable=False),  # among holders of the same role
    Column("valid_from", Date),
    Column("valid_to", Date),
    CheckConstraint("valid_to >= valid_from", name="interval"),
)

contracts = Table(
    "contracts",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("system_id", ForeignKey("systems.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("start_date", Date),
    Column("end_date", Date, index=True),
    Column("open_ended", Boolean, nullable=False),
    Column("notice_period_months", Integer),
    Column("renewal_kind", Text),
    Column("renewal_months", Integer),
    Column("renewal_count", Integer),
    Column("yearly_cost", Kronor),
    Column("procurement_form", Text),
    Column("notice_deadline", Date),
)

import_runs = Table(
    "import_runs",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("added", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("missing", Integer, nullable=False),
    Column("report", JSON, nullable=False),
)

register_version = Table(
    "register_version",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", BigInteger, nullable=False),
    CheckConstraint("id = 1", name="single_row"),
)


# Conversations ------------------------------------------------------------------------------------

conversation_references = Table(
    "conversation_references",
    metadata,
    Column("conversation_id", Text, primary_key=True),  # of a channel: its own id, not a thread's
    Column("kind", Text, nullable=False),
    Column("service_url", Text, nullable=False),
    Column("tenant_id", Text, nullable=False),
    Column("channel_id", Text),
    Column("team_id", Text),
    Column("name", Text),
    Column("person_id", Text, index=True),
    Column("purpose", Text, unique=True),  # at most one channel has each purpose
    Column("updated_at", UtcDateTime, nullable=False),
)

conversation_state = Table(
    "conversation_state",
    metadata,
    Column("conversation_id", Text, primary_key=True),
    Column("schema_version", Integer, nullable=False),
    Column("state", Text, nullable=False),  # plain JSON; text so that a damaged one can still be read past
    Column("updated_at", UtcDateTime, nullable=False),
)

turn_claims = Table(
    "turn_claims",
    metadata,
    Column("key", Text, primary_key=True),
    Column("claimed_at", UtcDateTime, nullable=False, index=True),
    Column("finished", Boolean, nullable=False, server_default=false()),  # unfinished: its process may have died
)

access_log = Table(
    "access_log",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("person_id", Text, nullable=False, index=True),
    Column("conversation_id", Text, nullable=False),
    Column("system_key", Text, nullable=False, index=True),  # no foreign key: the log outlives the system
    Column("facts", Text, nullable=False),
    Column("reason", Text, nullable=False),
)


# Learning from use: no table here says who asked --------------------------------------------------

missed_searches = Table(
    "missed_searches",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("need", Text, nullable=False, unique=True),
    Column("times", Integer, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),  # a synonym was added, or it was put aside; a new miss opens it again
)

added_synonyms = Table(
    "added_synonyms",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("said", Text, nullable=False),
    Column("function", Text, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    UniqueConstraint("said", "function"),
)
