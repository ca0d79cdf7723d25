"""From what was said, pressed or filled in to a request: read, checked, and never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.access import holds_role
from bot.context import Context
from bot.domain.changes import FactChange, ValueFault, current, read_value
from bot.domain.people import same_name
from bot.domain.questions import Memory, Question
from bot.domain.requests import (
    CONTRACT_KINDS,
    FACT_KINDS,
    RESTRICTED_KINDS,
    ROLE_KINDS,
    Request,
    RequestKind,
    SupportTopic,
)
from bot.domain.systems import ItSystem, Role
from bot.requests.days import with_day
from bot.requests.deciding import Asked, approver_of
from bot.requests.draft import Draft
from bot.search.days import day_in

ROLES: Mapping[str, Role] = {
    "owner": Role.SYSTEM_OWNER,
    "manager": Role.SYSTEM_MANAGER,
    "specialist": Role.SYSTEM_SPECIALIST,
}
"""The roles that a system names persons for, as requests name them."""

_TEXTS = {"text": 2_000, "why": 1_000, "used_for": 1_000, "supplier": 120, "said": 80, "function": 120}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_LONGEST_BACK = timedelta(days=366)
_LONGEST_AHEAD = timedelta(days=5 * 366)


def values_of(form: Mapping[str, str]) -> dict[str, str]:
    """The inputs of a form, cleaned of letters that no text holds."""
    return {
        name.removeprefix("a_"): _CONTROLS.sub("", value).strip()
        for name, value in form.items()
        if name.startswith("a_") or name in {"kind", "mine"}
    }


def drafted(question: Question, context: Context) -> Draft:
    """What was said or pressed, with what can be known of it filled in."""
    slots = dict(question.form)
    values = values_of(slots)
    key = question.systems[0] if question.systems else slots.get("system", "")
    system = context.view.by_key(key) if key else None
    draft = Draft(_kind(slots.get("kind", "")), system, question.near_systems, values, slots.get("token", ""))
    if slots.get("myself"):
        draft = draft.with_value("value", context.viewer.person.name)
    if values.get("kind") == "role":
        draft = _with_role(draft, slots, context)
    return _without_one(with_day(draft, slots, context.today), slots, context)


def _kind(text: str) -> RequestKind | None:
    try:
        return RequestKind(text)
    except ValueError:
        return None


def own_roles(system: ItSystem, context: Context) -> tuple[str, ...]:
    """Which roles the person holds for the system."""
    person = context.viewer.person
    if not person.active or not holds_role(system, person):
        return ()
    specialists = system.restricted.specialists if system.restricted else ()
    held = [
        one.role for one in (system.owner, system.manager, *specialists) if one and same_name(one.name, person.name)
    ]
    return tuple(name for name, role in ROLES.items() if role in held)


def _with_role(draft: Draft, slots: Mapping[str, str], context: Context) -> Draft:
    """The role of who leaves, where they hold one and no more."""
    if draft.system is None or slots.get("a_role"):
        return draft
    roles: tuple[str, ...] = ()
    if slots.get("mine"):
        roles = own_roles(draft.system, context)
    elif old := slots.get("old"):
        holders = {"owner": draft.system.owner, "manager": draft.system.manager}
        roles = tuple(name for name, holder in holders.items() if holder and same_name(holder.name, old))
    return draft.with_value("role", roles[0]) if len(roles) == 1 else draft


def _without_one(draft: Draft, slots: Mapping[str, str], context: Context) -> Draft:
    """«Ta bort Niklas som specialist»: where others are left, it is no vacancy but something for IT-enheten to do."""
    old, system = slots.get("old", ""), draft.system
    if draft.kind is not RequestKind.VACANT or slots.get("a_role") != "specialist" or not old or system is None:
        return draft
    known = system.restricted.specialists if context.may_see_restricted(system) and system.restricted else ()
    if len(known) == 1 and same_name(known[0].name, old):
        return draft
    return Draft(
        RequestKind.SUPPORT,
        system,
        values={"topic": SupportTopic.ADVICE.value, "text": slots.get("when", "")},
        token=draft.token,
    )


def settled_kind(draft: Draft) -> Draft:
    """The draft with the kind that its role makes it."""
    if draft.values.get("kind") == "role" and draft.values.get("role") in ROLES:
        return replace(draft, kind=RequestKind(draft.values["role"]))
    return draft


def named_system(draft: Draft, context: Context) -> ItSystem | None:
    """The system of the draft, or the one that is named in its input. Only what the person may see is found."""
    if draft.system is not None:
        return draft.system
    text = draft.values.get("system", "")
    found = context.view.by_key(text) if text else None
    if found is None and text:
        keys = context.view.understand(text, Memory()).systems
        found = context.view.by_key(keys[0]) if len(keys) == 1 else None
    return found


def read_request(draft: Draft, context: Context) -> tuple[Request | None, dict[str, str]]:
    """The request that a filled in form makes, or what is wrong by input: keys of texts."""
    draft = settled_kind(draft)
    faults: dict[str, str] = {}
    system = named_system(draft, context)
    if draft.kind is None:
        return None, {"role": "requests-fault-role"}
    if system is None and (draft.kind in FACT_KINDS or draft.values.get("system")):
        faults["system"] = "requests-fault-system"
    part = _part(draft, context, faults)
    after = _after(draft, context, faults)
    effective = _effective(draft, context, faults)
    if system is not None and not faults and _says_so_already(system, draft.kind, part, after, context):
        faults["value"] = "requests-fault-already"
    if faults:
        return None, faults
    person, conversation = context.viewer.person, context.conversation.id
    name = person.name or person.email or person.aad_object_id
    asked = Asked(draft.kind, person.name, person.email or "")
    details = {name: draft.values[name][:most] for name, most in _TEXTS.items() if draft.values.get(name)}
    for used in ("why", "said", "function"):
        details.pop(used, None)
    home = draft.values.get("department", "") if draft.kind is RequestKind.NEW_SYSTEM else ""
    return Request(
        number=0,
        kind=draft.kind,
        applicant=person.aad_object_id,
        applicant_name=name,
        conversation=conversation,
        token=draft.token,
        approver=approver_of(asked, system, context.policy.requests, context.policy.nyttokalkyl),
        system=system.key if system else None,
        department=home or (system.department if system else ""),
        part=part,
        after=after,
        details={**details, "email": (person.email or "").casefold()},
        effective_from=effective,
        why=draft.values.get("why", "")[: _TEXTS["why"]],
    ), {}


def _part(draft: Draft, context: Context, faults: dict[str, str]) -> str:
    """Which contract, role, topic or word it is about."""
    values = draft.values
    if draft.kind is RequestKind.VACANT:
        if values.get("role") not in ROLES:
            faults["role"] = "requests-fault-role"
            return ""
        return ROLES[values["role"]].value
    if draft.kind in CONTRACT_KINDS:
        return values.get("contract", "")[:80]
    if draft.kind is RequestKind.SUPPORT:
        if values.get("topic") not in {topic.value for topic in SupportTopic}:
            faults["topic"] = "requests-fault-topic"
        if not values.get("text"):
            faults["text"] = "requests-fault-text"
        return values.get("topic", "")
    if draft.kind is RequestKind.NEW_SYSTEM and values.get("department") not in _departments(context):
        faults["department"] = "requests-fault-department"
    if draft.kind is RequestKind.SYNONYM:
        said = " ".join(values.get("said", "").split()).casefold()[:80]
        if len(said) < 2:
            faults["said"] = "requests-fault-said"
        return said
    return ""


def _departments(context: Context) -> set[str]:
    return {department.name for department in context.view.departments}


def _after(draft: Draft, context: Context, faults: dict[str, str]) -> str:
    """What it is to be."""
    kind, value = draft.kind, draft.values.get("value", "")
    assert kind is not None
    if kind in (RequestKind.VACANT, RequestKind.SUPPORT):
        return ""
    if kind is RequestKind.SYNONYM:
        known = {name.casefold(): name for system in context.view.systems for name in system.functions}
        function = known.get(draft.values.get("function", "").casefold())
        if function is None:
            faults["function"] = "requests-fault-function"
        return function or ""
    if kind is RequestKind.NEW_SYSTEM:
        name = " ".join(value.split())[:120]
        if len(name) < 2:
            faults["value"] = "requests-fault-new_system"
        return name
    try:
        return read_value(kind, value)
    except ValueFault as fault:
        faults["value"] = f"requests-fault-{fault}"
        return ""


def _effective(draft: Draft, context: Context, faults: dict[str, str]) -> date | None:
    text = draft.values.get("from", "")
    if not text or draft.kind not in ROLE_KINDS:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        found = day_in(text, context.today)
        if found is None:
            faults["from"] = "requests-fault-from"
            return None
        day = found
    if not context.today - _LONGEST_BACK <= day <= context.today + _LONGEST_AHEAD:
        faults["from"] = "requests-fault-from"
    return day


def _says_so_already(system: ItSystem, kind: RequestKind, part: str, after: str, context: Context) -> bool:
    """True if the register says it already, where the person may know that."""
    if kind not in FACT_KINDS or kind is RequestKind.VACANT:
        return False
    if kind in RESTRICTED_KINDS and not context.may_see_restricted(system):
        return False
    return current(system, FactChange(kind, part, after)) == after
