"""The systemlista as values: what the municipality knows of each digital system.

Terms follow the governance model (audit sections 2.3.2 and 3.1). Facts that only selected
persons may see are gathered in `RestrictedFacts`, so that leaving them out is one assignment
and the type checker makes every reader ask whether they are there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class LifecyclePhase(StrEnum):
    """Phases of a system's life (audit, Tabell 2)."""

    ACQUISITION = "acquisition"
    INTRODUCTION = "introduction"
    OPERATION = "operation"
    RETIREMENT = "retirement"


class Role(StrEnum):
    """Roles around a system (audit, Tabell 1)."""

    SYSTEM_OWNER = "system_owner"
    SYSTEM_MANAGER = "system_manager"
    SYSTEM_SPECIALIST = "system_specialist"
    IT_UNIT = "it_unit"
    PROJECT_MANAGER = "project_manager"


class RenewalKind(StrEnum):
    """What a contract does when its term ends."""

    NONE = "none"
    AUTOMATIC = "automatic"
    OPTION = "option"


class Hosting(StrEnum):
    """Driftform."""

    SAAS = "saas"
    ON_PREMISES = "on_premises"


@dataclass(frozen=True, slots=True)
class Renewal:
    """Renewal terms. `months` is the length of one round; `count` the number of options left."""

    kind: RenewalKind
    months: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Contract:
    """One contract of a system.

    `end_date` is the end of the first term as written in the register, or None.
    `open_ended` (tillsvidare) is a fact of its own: end_date None and open_ended False means
    that nobody has said. `yearly_cost` is in Swedish kronor. `notice_deadline` overrides the
    computed last day of notice where the contract itself names a date.
    """

    number: str
    start_date: date | None
    end_date: date | None
    open_ended: bool
    notice_period_months: int | None
    renewal: Renewal | None
    yearly_cost: Decimal | None
    procurement_form: str | None
    notice_deadline: date | None = None


@dataclass(frozen=True, slots=True)
class InformationClassification:
    """Informationsklassning K/R/T, each from 1 (low) to 4 (very high)."""

    confidentiality: int
    integrity: int
    availability: int

    def __str__(self) -> str:
        return f"K{self.confidentiality} R{self.integrity} T{self.availability}"


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """A person in a role for a system. `person_key` is the folded name used for matching."""

    role: Role
    name: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class RestrictedFacts:
    """What only role holders, register readers and IT-enheten may see (audit 3.1)."""

    contracts: tuple[Contract, ...] = ()
    classification: InformationClassification | None = None
    system_class: str | None = None
    user_count: int | None = None
    personal_data: bool | None = None
    hosting: Hosting | None = None
    maintenance_plan_url: str | None = None
    last_login: date | None = None
    logins_90_days: int | None = None
    specialists: tuple[RoleHolder, ...] = ()
    secret: bool = False


@dataclass(frozen=True, slots=True)
class ItSystem:
    """A digital system as one viewer may see it. `key` is the register's own id (HAN-0001)."""

    key: str
    name: str
    description: str
    functions: tuple[str, ...]
    department: str
    unit: str | None
    phase: LifecyclePhase | None
    supplier: str | None
    aliases: tuple[str, ...] = ()
    owner: RoleHolder | None = None
    manager: RoleHolder | None = None
    restricted: RestrictedFacts | None = None


@dataclass(frozen=True, slots=True)
class Department:
    """A förvaltning, with the abbreviations and older or spoken names people use for it."""

    name: str
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()
