"""The demo register as values, without a database: for tests of everything that only reads a register."""

from __future__ import annotations

import csv
import re
import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from bot.domain.systems import (
    Contract,
    Department,
    Hosting,
    InformationClassification,
    ItSystem,
    LifecyclePhase,
    Renewal,
    RenewalKind,
    RestrictedFacts,
    Role,
    RoleHolder,
)

DEMO = Path(__file__).parents[2] / "storage" / "demo"

PHASES = {
    "Anskaffning": LifecyclePhase.ACQUISITION,
    "Införande": LifecyclePhase.INTRODUCTION,
    "Användning": LifecyclePhase.OPERATION,
    "Avveckling": LifecyclePhase.RETIREMENT,
}


@cache
def demo_systems() -> tuple[ItSystem, ...]:
    """All 439 systems of the demo register, restricted facts included, in file order."""
    with (DEMO / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        return tuple(_system(row) for row in csv.DictReader(file, delimiter=";"))


@cache
def demo_departments() -> tuple[Department, ...]:
    """The departments of the demo register with abbreviations and spoken names."""
    rows = tomllib.loads((DEMO / "departments.toml").read_text(encoding="utf-8"))["department"]
    return tuple(
        Department(row["name"], row["abbreviations"][0], (*row["abbreviations"][1:], *row["spoken"])) for row in rows
    )


def _system(row: dict[str, str]) -> ItSystem:
    return ItSystem(
        key=row["systemid"],
        name=row["systemnamn"],
        description=row["beskrivning"],
        # A function may hold a comma («IT-drift, övervakning och …»); the next one begins with a capital.
        functions=tuple(re.split(r", (?=[A-ZÅÄÖ])", row["funktion"])),
        department=row["förvaltning"],
        unit=row["enhet"] or None,
        phase=PHASES.get(row["livscykelfas"]),
        supplier=row["leverantör"] or None,
        owner=_holder(Role.SYSTEM_OWNER, row["systemägare"]),
        manager=_holder(Role.SYSTEM_MANAGER, row["systemförvaltare"]),
        restricted=_restricted(row),
    )


def _restricted(row: dict[str, str]) -> RestrictedFacts:
    specialist = _holder(Role.SYSTEM_SPECIALIST, row["systemspecialist"])
    return RestrictedFacts(
        contracts=(_contract(row),) if row["avtalsnummer"] else (),
        classification=_classification(row["informationsklassning"]),
        system_class=row["systemklass"] or None,
        user_count=int(row["användare_antal"]) if row["användare_antal"] else None,
        personal_data={"Ja": True, "Nej": False}.get(row["personuppgifter"]),
        hosting={"SaaS": Hosting.SAAS, "On-prem": Hosting.ON_PREMISES}.get(row["driftform"]),
        maintenance_plan_url=row["förvaltningsplan_url"] or None,
        last_login=_date(row["senast_inloggning"]),
        logins_90_days=int(row["inloggningar_90d"]) if row["inloggningar_90d"] else None,
        specialists=(specialist,) if specialist else (),
        secret=row["sekretess"] == "Ja",
    )


def _contract(row: dict[str, str]) -> Contract:
    end = row["avtalsslut"]
    return Contract(
        number=row["avtalsnummer"],
        start_date=_date(row["avtalsstart"]),
        end_date=_date(end),
        open_ended=end.casefold() == "tillsvidare",
        notice_period_months=int(row["uppsägningstid_mån"]) if row["uppsägningstid_mån"] else None,
        renewal=_renewal(row["förlängning"]),
        yearly_cost=Decimal(row["årskostnad_kr"]) if row["årskostnad_kr"] else None,
        procurement_form=row["upphandlingsform"] or None,
    )


def _renewal(text: str) -> Renewal | None:
    if text == "Ingen":
        return Renewal(RenewalKind.NONE)
    if match := re.fullmatch(r"Automatisk (\d+) mån", text):
        return Renewal(RenewalKind.AUTOMATIC, int(match[1]))
    if match := re.fullmatch(r"(\d+) x (\d+) mån", text):
        return Renewal(RenewalKind.OPTION, int(match[2]), int(match[1]))
    return None


def _classification(text: str) -> InformationClassification | None:
    match = re.fullmatch(r"K(\d) R(\d) T(\d)", text)
    return InformationClassification(int(match[1]), int(match[2]), int(match[3])) if match else None


def _holder(role: Role, text: str) -> RoleHolder | None:
    name, _, title = text.partition(",")
    return RoleHolder(role, name.strip(), title.strip() or None) if name.strip() else None


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
