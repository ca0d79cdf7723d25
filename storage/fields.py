"""The columns of a systemlista (audit 3.1), in the order in which they are exported."""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """A fact of a system that a column may hold. The value is the heading that the export writes."""

    KEY = "systemid"
    NAME = "systemnamn"
    SUPPLIER = "leverantör"
    FUNCTIONS = "funktion"
    DESCRIPTION = "beskrivning"
    DEPARTMENT = "förvaltning"
    UNIT = "enhet"
    OWNER = "systemägare"
    MANAGER = "systemförvaltare"
    SPECIALISTS = "systemspecialist"
    CONTRACT_NUMBER = "avtalsnummer"
    CONTRACT_START = "avtalsstart"
    CONTRACT_END = "avtalsslut"
    NOTICE_PERIOD = "uppsägningstid_mån"
    RENEWAL = "förlängning"
    YEARLY_COST = "årskostnad_kr"
    PROCUREMENT_FORM = "upphandlingsform"
    CLASSIFICATION = "informationsklassning"
    SYSTEM_CLASS = "systemklass"
    PHASE = "livscykelfas"
    USER_COUNT = "användare_antal"
    PERSONAL_DATA = "personuppgifter"
    HOSTING = "driftform"
    SECRET = "sekretess"  # noqa: S105 - a heading of the register, not a password
    PLAN_URL = "förvaltningsplan_url"
    LAST_LOGIN = "senast_inloggning"
    LOGINS_90_DAYS = "inloggningar_90d"


REQUIRED = (Field.NAME, Field.DEPARTMENT)
"""Without these columns a file is not a systemlista."""

CONTRACT_FIELDS = (
    Field.CONTRACT_NUMBER,
    Field.CONTRACT_START,
    Field.CONTRACT_END,
    Field.NOTICE_PERIOD,
    Field.RENEWAL,
    Field.YEARLY_COST,
    Field.PROCUREMENT_FORM,
)
"""Facts of one contract. A system with several contracts has as many rows."""
