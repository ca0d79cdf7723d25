"""A system as a flat row of facts, and back. The import compares such rows; the export writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast

from bot.domain.systems import Contract, ItSystem, RestrictedFacts, RoleHolder
from storage.cells.dates import EndDate
from storage.cells.lists import FunctionNames, holder_text, holders_text
from storage.cells.numbers import plain
from storage.cells.terms import HOSTING_NAMES, PHASE_NAMES, renewal_text
from storage.cells.text import is_nobody, read_text, tidy
from storage.fields import CONTRACT_FIELDS, Field

Facts = dict[Field, Any]
"""Field → value: text, date, Decimal, int, bool, a domain value or None for what is not known.

A field that is absent is not stated: a file without that column, or a cell that nobody could read.
"""


def facts_of(system: ItSystem, contract: Contract | None) -> Facts:
    """What a system's row in an export says, one contract a row. Texts are as an import would read them."""
    known = system.restricted or RestrictedFacts()
    return {
        Field.KEY: tidy(system.key),
        Field.NAME: tidy(system.name),
        Field.SUPPLIER: _text(system.supplier),
        Field.FUNCTIONS: tuple(dict.fromkeys(name for each in system.functions if (name := tidy(each)))),
        Field.DESCRIPTION: _text(system.description, lines=True),
        Field.DEPARTMENT: system.department,
        Field.UNIT: _text(system.unit),
        Field.OWNER: _holder(system.owner),
        Field.MANAGER: _holder(system.manager),
        Field.SPECIALISTS: tuple(person for each in known.specialists if (person := _holder(each))),
        **contract_facts(contract),
        Field.CLASSIFICATION: known.classification,
        Field.SYSTEM_CLASS: _text(known.system_class),
        Field.PHASE: system.phase,
        Field.USER_COUNT: known.user_count,
        Field.PERSONAL_DATA: known.personal_data,
        Field.HOSTING: known.hosting,
        Field.SECRET: known.secret,
        Field.PLAN_URL: _text(known.maintenance_plan_url),
        Field.LAST_LOGIN: known.last_login,
        Field.LOGINS_90_DAYS: known.logins_90_days,
    }


def contract_facts(contract: Contract | None) -> Facts:
    """The contract columns of a row; all None without a contract."""
    if contract is None:
        return dict.fromkeys(CONTRACT_FIELDS)
    ends = contract.open_ended or contract.end_date is not None
    return {
        Field.CONTRACT_NUMBER: _text(contract.number),
        Field.CONTRACT_START: contract.start_date,
        Field.CONTRACT_END: EndDate(contract.end_date, contract.open_ended) if ends else None,
        Field.NOTICE_PERIOD: contract.notice_period_months,
        Field.RENEWAL: contract.renewal,
        Field.YEARLY_COST: None if contract.yearly_cost is None else plain(contract.yearly_cost),
        Field.PROCUREMENT_FORM: _text(contract.procurement_form),
    }


def with_facts(system: ItSystem, stated: Facts) -> ItSystem:
    """The system with the stated facts, contracts aside. What is not stated stays."""
    known = system.restricted or RestrictedFacts()
    public = {_PUBLIC[field]: value for field, value in stated.items() if field in _PUBLIC}
    restricted = {_RESTRICTED[field]: value for field, value in stated.items() if field in _RESTRICTED}
    if "description" in public:
        public["description"] = public["description"] or ""
    if "functions" in public:
        public["functions"] = public["functions"] or ()
    if restricted.get("secret", False) is None:
        del restricted["secret"]
    for attribute, before in (("owner", system.owner), ("manager", system.manager)):
        if attribute in public:
            public[attribute] = _with_known_title(public[attribute], before)
    if "specialists" in restricted:
        titles = {tidy(each.name): each for each in known.specialists}
        restricted["specialists"] = tuple(
            _with_known_title(each, titles.get(each.name)) for each in restricted["specialists"] or ()
        )
    return replace(system, **public, restricted=replace(known, **restricted))


def with_contract_facts(contract: Contract | None, stated: Facts) -> Contract | None:
    """The contract with the stated facts, or None where nothing is known of one."""
    values = {field: stated[field] for field in CONTRACT_FIELDS if field in stated}
    if contract is None and all(value is None for value in values.values()):
        return None
    contract = contract or Contract("", None, None, False, None, None, None, None)
    changed: dict[str, Any] = {_CONTRACT[field]: value for field, value in values.items() if field in _CONTRACT}
    if Field.CONTRACT_NUMBER in values:
        changed["number"] = values[Field.CONTRACT_NUMBER] or ""
    if Field.CONTRACT_END in values:
        end = cast(EndDate | None, values[Field.CONTRACT_END]) or EndDate(None)
        changed.update(end_date=end.day, open_ended=end.open_ended)
    return replace(contract, **changed)


def cell_text(field: Field, value: Any, names: FunctionNames) -> str:
    """A fact as text, in the spelling that the import reads back."""
    if value is None:
        return ""
    writer = _WRITERS.get(field)
    if field is Field.FUNCTIONS:
        return names.join(value)
    return writer(value) if writer else str(value)


def _end_text(end: EndDate) -> str:
    if end.open_ended:
        return "tillsvidare"
    return end.day.isoformat() if end.day else ""


def _truth_text(value: bool) -> str:
    return "Ja" if value else "Nej"


def _cost_text(value: Decimal) -> str:
    return f"{plain(value):f}"


@lru_cache(maxsize=50_000)
def _text(value: str | None, *, lines: bool = False) -> str | None:
    if value is None:
        return None
    reading = read_text(value, lines=lines)
    if reading.stated:
        return reading.value
    return tidy(value) or None


def _holder(holder: RoleHolder | None) -> RoleHolder | None:
    if holder is None or is_nobody(tidy(holder.name).casefold()):
        return None
    return replace(holder, name=tidy(holder.name), title=tidy(holder.title or "") or None)


def _with_known_title(holder: RoleHolder | None, before: RoleHolder | None) -> RoleHolder | None:
    """A file that gives only the name does not take away the title that is known."""
    if holder and before and holder.title is None and tidy(before.name) == holder.name:
        return replace(holder, title=before.title)
    return holder


_PUBLIC = {
    Field.NAME: "name",
    Field.SUPPLIER: "supplier",
    Field.FUNCTIONS: "functions",
    Field.DESCRIPTION: "description",
    Field.DEPARTMENT: "department",
    Field.UNIT: "unit",
    Field.OWNER: "owner",
    Field.MANAGER: "manager",
    Field.PHASE: "phase",
}
_RESTRICTED = {
    Field.SPECIALISTS: "specialists",
    Field.CLASSIFICATION: "classification",
    Field.SYSTEM_CLASS: "system_class",
    Field.USER_COUNT: "user_count",
    Field.PERSONAL_DATA: "personal_data",
    Field.HOSTING: "hosting",
    Field.SECRET: "secret",
    Field.PLAN_URL: "maintenance_plan_url",
    Field.LAST_LOGIN: "last_login",
    Field.LOGINS_90_DAYS: "logins_90_days",
}
_CONTRACT = {
    Field.CONTRACT_START: "start_date",
    Field.NOTICE_PERIOD: "notice_period_months",
    Field.RENEWAL: "renewal",
    Field.YEARLY_COST: "yearly_cost",
    Field.PROCUREMENT_FORM: "procurement_form",
}
_WRITERS: Mapping[Field, Callable[[Any], str]] = {
    Field.OWNER: holder_text,
    Field.MANAGER: holder_text,
    Field.SPECIALISTS: holders_text,
    Field.CONTRACT_START: date.isoformat,
    Field.CONTRACT_END: _end_text,
    Field.RENEWAL: renewal_text,
    Field.YEARLY_COST: _cost_text,
    Field.PHASE: PHASE_NAMES.__getitem__,
    Field.PERSONAL_DATA: _truth_text,
    Field.HOSTING: HOSTING_NAMES.__getitem__,
    Field.SECRET: _truth_text,
    Field.LAST_LOGIN: date.isoformat,
}
