"""What a request changes: how a fact of a system reads as text, and the system with another one in its place.

A fact is written in one way only (a date as 2028-06-30, a classification as K3 R2 T2), so that what the register says
can be compared with what it said when somebody asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from bot.domain.people import name_key, same_name
from bot.domain.requests import CONTRACT_KINDS, UNCLEAR, RequestKind
from bot.domain.systems import (
    Contract,
    InformationClassification,
    ItSystem,
    LifecyclePhase,
    Renewal,
    RenewalKind,
    RestrictedFacts,
    Role,
    RoleHolder,
)

OPEN_ENDED = "open_ended"

_ROLES = {
    RequestKind.OWNER: Role.SYSTEM_OWNER,
    RequestKind.MANAGER: Role.SYSTEM_MANAGER,
    RequestKind.SPECIALIST: Role.SYSTEM_SPECIALIST,
}
_LONGEST_NAME = 120
_LONGEST_DESCRIPTION = 2_000
_LONGEST_ALIAS = 80
_MOST_MONTHS = 120
_MOST_USERS = 10_000_000
_CLASSIFICATION = re.compile(r"\s*k\s*([1-4])[\s,/]*r\s*([1-4])[\s,/]*t\s*([1-4])\s*", re.IGNORECASE)
_MONTHS = re.compile(r"\s*(\d{1,3})\s*(?:mån\w*|months?)?\.?\s*", re.IGNORECASE)
_YEARS = re.compile(r"\s*(\d{1,2}|ett|one)\s*(?:år|years?)\s*", re.IGNORECASE)
_AUTOMATIC = re.compile(r"\s*auto\D*(\d{1,3})\s*(?:mån\w*|months?)?\s*", re.IGNORECASE)
_OPTION = re.compile(r"\s*(?:option\w*\s*)?(\d{1,2})\s*[x×]\s*(\d{1,3})\s*(?:mån\w*|months?)?\s*", re.IGNORECASE)
_NO_RENEWAL = re.compile(r"\s*(?:ingen|inga|nej|none|no|ingen förlängning)\s*", re.IGNORECASE)


class ValueFault(ValueError):  # noqa: N818 - it is told to who wrote the value
    """The text is no such fact. The argument is the kind's value, for the text that says how it is written."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A change of one fact, from what it read before to what it reads after."""

    kind: RequestKind
    part: str = ""
    after: str = ""


def role_of(change: FactChange) -> Role:
    """The role that a change of a role is about."""
    return _ROLES[change.kind] if change.kind in _ROLES else Role(change.part)


def read_value(kind: RequestKind, text: str) -> str:
    """A fact as somebody wrote it, in the one way that facts are written. Raises ValueFault."""
    reads = _READERS.get(kind)
    found = reads(text.strip()) if reads and text.strip() else None
    if not found:
        raise ValueFault(kind.value)
    return found


def current(system: ItSystem, change: FactChange) -> str:
    """What the system's fact reads now; empty where nothing is known."""
    known = system.restricted or RestrictedFacts()
    kind = change.kind
    if kind in CONTRACT_KINDS:
        return _contract_fact(known, change)
    if kind is RequestKind.ALIAS:
        return next((one for one in (system.name, *system.aliases) if same_name(one, change.after)), "")
    simple = {
        RequestKind.DESCRIPTION: system.description,
        RequestKind.PHASE: system.phase.value if system.phase else "",
        RequestKind.PLAN: known.maintenance_plan_url or "",
        RequestKind.CLASSIFICATION: str(known.classification or ""),
        RequestKind.USAGE: "" if known.user_count is None else str(known.user_count),
    }
    return simple[kind] if kind in simple else _role_fact(system, known, change)


def applied(system: ItSystem, change: FactChange) -> ItSystem:
    """The system with the fact changed. Raises ValueError where it cannot be told which contract is meant."""
    known = system.restricted or RestrictedFacts()
    kind, after = change.kind, change.after
    if kind in CONTRACT_KINDS:
        return replace(system, restricted=replace(known, contracts=_contracts(known, change)))
    if kind is RequestKind.ALIAS:
        taken = any(same_name(one, after) for one in (system.name, *system.aliases))
        return system if taken else replace(system, aliases=(*system.aliases, after))
    if kind is RequestKind.DESCRIPTION:
        return replace(system, description=after)
    if kind is RequestKind.PHASE:
        return replace(system, phase=LifecyclePhase(after) if after else None)
    facts: Mapping[RequestKind, Callable[[], dict[str, Any]]] = {
        RequestKind.PLAN: lambda: {"maintenance_plan_url": after or None},
        RequestKind.CLASSIFICATION: lambda: {"classification": _classification(after)},
        RequestKind.USAGE: lambda: {"user_count": int(after)},
    }
    if kind in facts:
        return replace(system, restricted=replace(known, **facts[kind]()))
    return _with_role(system, known, change)


def _role_fact(system: ItSystem, known: RestrictedFacts, change: FactChange) -> str:
    role = role_of(change)
    if role is Role.SYSTEM_SPECIALIST:
        if change.kind is RequestKind.SPECIALIST:
            return next((one.name for one in known.specialists if same_name(one.name, change.after)), "")
        return "; ".join(one.name for one in known.specialists)
    holder = system.owner if role is Role.SYSTEM_OWNER else system.manager
    return holder.name if holder else ""


def _with_role(system: ItSystem, known: RestrictedFacts, change: FactChange) -> ItSystem:
    role, name = role_of(change), change.after
    if role is Role.SYSTEM_SPECIALIST:
        if change.kind is RequestKind.VACANT:
            return replace(system, restricted=replace(known, specialists=()))
        if any(same_name(one.name, name) for one in known.specialists):
            return system
        return replace(system, restricted=replace(known, specialists=(*known.specialists, RoleHolder(role, name))))
    before = system.owner if role is Role.SYSTEM_OWNER else system.manager
    if before is not None and same_name(before.name, name):
        return system
    holder = RoleHolder(role, name) if name else None
    return replace(system, owner=holder) if role is Role.SYSTEM_OWNER else replace(system, manager=holder)


def _place(known: RestrictedFacts, part: str) -> int | None:
    """Which contract is meant: the one of that number, or the only one."""
    numbers = [name_key(contract.number) for contract in known.contracts]
    if part:
        return numbers.index(name_key(part)) if numbers.count(name_key(part)) == 1 else None
    return 0 if len(numbers) == 1 else None


def _contract_fact(known: RestrictedFacts, change: FactChange) -> str:
    if not known.contracts:
        return ""
    place = _place(known, change.part)
    if place is None:
        return UNCLEAR
    contract = known.contracts[place]
    if change.kind is RequestKind.CONTRACT_END:
        if contract.open_ended:
            return OPEN_ENDED
        return contract.end_date.isoformat() if contract.end_date else ""
    if change.kind is RequestKind.NOTICE_PERIOD:
        return "" if contract.notice_period_months is None else str(contract.notice_period_months)
    return _renewal_text(contract.renewal)


def _contracts(known: RestrictedFacts, change: FactChange) -> tuple[Contract, ...]:
    if not known.contracts:
        blank = Contract(change.part, None, None, False, None, None, None, None)
        return (_changed(blank, change),)
    place = _place(known, change.part)
    if place is None:
        raise ValueError("which contract?")
    contracts = list(known.contracts)
    contracts[place] = _changed(contracts[place], change)
    return tuple(contracts)


def _changed(contract: Contract, change: FactChange) -> Contract:
    if change.kind is RequestKind.NOTICE_PERIOD:
        return replace(contract, notice_period_months=int(change.after), notice_deadline=None)
    if change.kind is RequestKind.RENEWAL:
        return replace(contract, renewal=_renewal(change.after))
    # A last day of notice that was given with the old end says nothing of the new one.
    if change.after == OPEN_ENDED:
        return replace(contract, end_date=None, open_ended=True, notice_deadline=None)
    return replace(contract, end_date=date.fromisoformat(change.after), open_ended=False, notice_deadline=None)


def _classification(text: str) -> InformationClassification | None:
    match = _CLASSIFICATION.fullmatch(text)
    return InformationClassification(*(int(level) for level in match.groups())) if match else None


def _renewal_text(renewal: Renewal | None) -> str:
    if renewal is None:
        return ""
    if renewal.kind is RenewalKind.OPTION:
        return f"option {renewal.count} x {renewal.months}"
    return f"{renewal.kind.value} {renewal.months}" if renewal.kind is RenewalKind.AUTOMATIC else "none"


def _renewal(text: str) -> Renewal:
    if match := _OPTION.fullmatch(text):
        return Renewal(RenewalKind.OPTION, int(match[2]), int(match[1]))
    if match := _AUTOMATIC.fullmatch(text):
        return Renewal(RenewalKind.AUTOMATIC, int(match[1]))
    return Renewal(RenewalKind.NONE)


def _read_name(text: str) -> str:
    name = " ".join(text.split()).strip(" .,;:")
    letters = sum(letter.isalpha() for letter in name)
    return name if letters >= 2 and len(name) <= _LONGEST_NAME and not re.search(r"[\d@<>\x00-\x1f]", name) else ""


def _read_end(text: str) -> str:
    if re.fullmatch(r"tills ?vidare|open[- ]ended|until further notice|open_ended", text, re.IGNORECASE):
        return OPEN_ENDED
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return ""
    return day.isoformat() if 1990 <= day.year <= 2199 else ""


def _read_months(text: str) -> str:
    if match := _YEARS.fullmatch(text):
        months = 12 * (int(match[1]) if match[1].isdigit() else 1)
    elif match := _MONTHS.fullmatch(text):
        months = int(match[1])
    else:
        return ""
    return str(months) if months <= _MOST_MONTHS else ""


def _read_renewal(text: str) -> str:
    if _NO_RENEWAL.fullmatch(text):
        return "none"
    found = _renewal(text)
    if found.kind is RenewalKind.NONE or not 0 < found.months <= _MOST_MONTHS:
        return ""
    return _renewal_text(found)


def _read_url(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    plain = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    return text if plain and len(text) <= 1_000 and not re.search(r"[\s<>\"\x00-\x1f]", text) else ""


def _read_users(text: str) -> str:
    digits = re.sub(r"[\s\u00a0.]", "", re.sub(r"\s*(?:st|användare|users)\.?$", "", text, flags=re.IGNORECASE))
    return str(int(digits)) if re.fullmatch(r"[0-9]{1,9}", digits) and int(digits) <= _MOST_USERS else ""


def _read_description(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b-\x1f]", "", text)[:_LONGEST_DESCRIPTION].strip()


def _read_alias(text: str) -> str:
    alias = " ".join(re.sub(r"[\x00-\x1f<>]", " ", text).split()).strip(" .,;:«»\"'”")
    return alias if 1 < len(alias) <= _LONGEST_ALIAS else ""


_READERS: Mapping[RequestKind, Callable[[str], str]] = {
    RequestKind.OWNER: _read_name,
    RequestKind.MANAGER: _read_name,
    RequestKind.SPECIALIST: _read_name,
    RequestKind.CONTRACT_END: _read_end,
    RequestKind.NOTICE_PERIOD: _read_months,
    RequestKind.RENEWAL: _read_renewal,
    RequestKind.PLAN: _read_url,
    RequestKind.CLASSIFICATION: lambda text: str(_classification(text) or ""),
    RequestKind.DESCRIPTION: _read_description,
    RequestKind.ALIAS: _read_alias,
    RequestKind.USAGE: _read_users,
    RequestKind.PHASE: lambda text: text if text in set(LifecyclePhase) else "",
}
