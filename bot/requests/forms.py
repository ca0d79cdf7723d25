"""The card that a request is confirmed on, and the same in words for who types."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.calculations.typed import WAITING as NYTTOKALKYL_WAITING
from bot.context import Context
from bot.domain.answers import ChoiceAnswer, FormAnswer, FormField, Press, Reply
from bot.domain.changes import FactChange, current
from bot.domain.questions import Intent
from bot.domain.requests import (
    CONTRACT_KINDS,
    FACT_KINDS,
    RESTRICTED_KINDS,
    ROLE_KINDS,
    RequestKind,
    SupportTopic,
    is_restricted,
)
from bot.domain.sentences import sentence
from bot.domain.systems import ItSystem
from bot.requests.deciding import Asked, approver_of
from bot.requests.draft import Draft
from bot.requests.drafting import ROLES, settled_kind
from bot.requests.showing import approver_text, value_text
from bot.requests.typed import WAITING

FIELD = "a_"
_CHOOSABLE = (
    RequestKind.MANAGER,
    RequestKind.OWNER,
    RequestKind.CONTRACT_END,
    RequestKind.PLAN,
    RequestKind.CLASSIFICATION,
    RequestKind.NEW_SYSTEM,
    RequestKind.SUPPORT,
)
_MOST_NEAR = 5
_LONG = frozenset({"text", "used_for"})
_OPTIONAL = frozenset({"from", "why", "contract", "supplier", "used_for"})


def kind_choice(draft: Draft, context: Context) -> Reply:
    """It is not clear what the request is about: ask."""
    data = {"system": draft.system.key} if draft.system else {}
    choices = tuple(
        Press("request.start", context.say(f"requests-kind-{kind.value}"), {"kind": kind.value, **data})
        for kind in _CHOOSABLE
        if draft.system is None or kind is not RequestKind.NEW_SYSTEM
    )
    name = draft.system.name if draft.system else ""
    ask = context.say("requests-what-about", system=name) if name else context.say("requests-what")
    text = f"{ask} {'; '.join(choice.title for choice in choices)}."
    return _about(Reply(Intent.REQUEST, context.language, text, ChoiceAnswer(ask, choices)), draft)


def form_reply(draft: Draft, context: Context, faults: Mapping[str, str] | None = None) -> Reply:
    """The form with what is known filled in; what is missing or wrong is said."""
    say, faults = context.say, faults or {}
    draft = replace(draft, token=draft.token or secrets.token_hex(8))
    shown = settled_kind(draft)
    kind = shown.kind
    names = _names(shown)
    title = say(f"requests-kind-{kind.value}" if kind else "requests-kind-role")
    heading = say("requests-title", what=title, system=draft.system.name) if draft.system else title
    fields = tuple(_field(name, draft, context, faults.get(name)) for name in names)
    who = _who(shown, context)
    before = _before(shown, context)
    vacancy: tuple[Press, ...] = ()
    if kind in (RequestKind.OWNER, RequestKind.MANAGER) and not draft.values.get("value"):
        data = {"kind": "vacant", "a_role": kind.value, "a_from": draft.values.get("from", "")}
        key = {"system": draft.system.key} if draft.system else {}
        vacancy = (Press("request.start", say("requests-press-vacant"), {**data, **key}),)
    form = FormAnswer(
        heading=heading,
        progress="",
        paragraphs=tuple(filter(None, (say("requests-confirm"), before, who))),
        fields=fields,
        send=Press("request.send", say("requests-press-send"), _data(draft)),
        first=vacancy,
        actions=(Press("request.cancel", say("requests-press-cancel"), {}),),
        about=_disclosed(shown, context),
    )
    missing = next((one for one in fields if one.fault or (one.required and not one.value)), None)
    known = [f"{_short(one.label)}: {_title(one)}." for one in fields if one.value and not one.fault]
    ask = say("requests-type-field", label=missing.label) if missing else say("requests-type-send")
    wrong = [one.fault for one in fields if one.fault]
    text = " ".join(filter(None, (sentence(heading), *wrong, *known, before, who, ask)))
    waiting = json.dumps({"slots": _slots(draft), "ask": missing.name if missing else ""}, ensure_ascii=False)
    remember = {WAITING: waiting, NYTTOKALKYL_WAITING: ""}
    return _about(Reply(Intent.REQUEST, context.language, text, form, remember=remember), draft)


def _short(label: str) -> str:
    """A label without its question mark and its advice on how to write: what is in it has been written."""
    return re.split(r" \(|[,?:]", label)[0]


def _about(reply: Reply, draft: Draft) -> Reply:
    """The reply with the systems that it is about."""
    keys = (draft.system.key,) if draft.system else ()
    return replace(reply, systems=keys, subjects=keys, closest=() if keys else draft.near)


def _names(draft: Draft) -> list[str]:
    """The inputs of a kind, in their order."""
    kind = draft.kind
    names = (
        [] if draft.system or kind in (RequestKind.NEW_SYSTEM, RequestKind.SYNONYM, RequestKind.SUPPORT) else ["system"]
    )
    if draft.role_asked:
        names.append("role")
    if kind in CONTRACT_KINDS:
        names.append("contract")
    special = {
        RequestKind.VACANT: [],
        RequestKind.SUPPORT: ["topic", "text"],
        RequestKind.NEW_SYSTEM: ["value", "department", "supplier", "used_for"],
        RequestKind.SYNONYM: ["said", "function"],
    }
    names += special.get(kind, ["value"]) if kind else ["value"]
    if kind is None or kind in ROLE_KINDS:
        names.append("from")
    return [*names, "why"] if kind is None or kind in FACT_KINDS else names


def _field(name: str, draft: Draft, context: Context, fault: str | None) -> FormField:
    say, kind = context.say, settled_kind(draft).kind
    label = f"requests-value-{kind.value}" if name == "value" and kind else f"requests-field-{name}"
    choices = _CHOICES[name](draft, context) if name in _CHOICES else ()
    value = draft.values.get(name, "")
    if name == "department" and not value:
        value = context.viewer.person.department or ""
    if choices and value not in {one for one, _ in choices}:
        value = ""
    return FormField(
        name=FIELD + name,
        label=say(label),
        required=name not in _OPTIONAL,
        value=value,
        lines=name in _LONG or (name == "value" and kind is RequestKind.DESCRIPTION),
        date=name == "from" or (name == "value" and kind is RequestKind.CONTRACT_END and _is_day(value)),
        choices=choices,
        fault=say(fault) if fault else "",
        missing=say("requests-missing"),
        most=2_000 if name in _LONG or kind is RequestKind.DESCRIPTION else 1_000 if name in ("why", "value") else 200,
    )


def _is_day(value: str) -> bool:
    return bool(value) and value[:4].isdigit()


def _title(field: FormField) -> str:
    return next((title for value, title in field.choices if value == field.value), field.value)


def _systems(draft: Draft, context: Context) -> tuple[tuple[str, str], ...]:
    near = [system for key in draft.near[:_MOST_NEAR] if (system := context.view.by_key(key))]
    return tuple((system.key, system.name) for system in near)


def _contracts(draft: Draft, context: Context) -> tuple[tuple[str, str], ...]:
    system = draft.system
    if system is None or not context.may_see_restricted(system) or system.restricted is None:
        return ()
    numbers = [one.number for one in system.restricted.contracts if one.number]
    return tuple((number, number) for number in numbers) if len(numbers) > 1 else ()


_CHOICES: Mapping[str, Callable[[Draft, Context], tuple[tuple[str, str], ...]]] = {
    "system": _systems,
    "contract": _contracts,
    "role": lambda _, context: tuple((name, context.say(f"common-role-{role.value}")) for name, role in ROLES.items()),
    "topic": lambda _, context: tuple((one.value, context.say(f"requests-topic-{one.value}")) for one in SupportTopic),
    "department": lambda _, context: tuple((one.name, one.name) for one in context.view.departments),
}


def _who(draft: Draft, context: Context) -> str:
    if draft.kind is None:
        return ""
    person = context.viewer.person
    asked = Asked(draft.kind, person.name, person.email or "")
    approver = approver_of(asked, draft.system, context.policy.requests, context.policy.nyttokalkyl)
    return context.say("requests-decided-by", who=approver_text(approver, draft.system, context.say))


def _may_show(kind: RequestKind | None, system: ItSystem | None, context: Context) -> bool:
    return (
        system is not None
        and kind in FACT_KINDS
        and (kind not in RESTRICTED_KINDS or context.may_see_restricted(system))
    )


def _before(draft: Draft, context: Context) -> str:
    """What the register says now, to who may know it."""
    kind, system = draft.kind, draft.system
    adds = (RequestKind.SPECIALIST, RequestKind.ALIAS, RequestKind.DESCRIPTION)
    if kind is None or system is None or kind in adds or not _may_show(kind, system, context):
        return ""
    part = draft.values.get("contract", "")
    if kind is RequestKind.VACANT:
        role = ROLES.get(draft.values.get("role", ""))
        if role is None or (is_restricted(kind, role.value) and not context.may_see_restricted(system)):
            return ""
        part = role.value
    now = value_text(kind, current(system, FactChange(kind, part, "")), context.say)
    return context.say("requests-now", value=now)


def _disclosed(draft: Draft, context: Context) -> tuple[ItSystem, ...]:
    restricted = draft.kind in RESTRICTED_KINDS and _may_show(draft.kind, draft.system, context)
    return (draft.system,) if restricted and draft.system else ()


def _slots(draft: Draft) -> dict[str, str]:
    kind = draft.values.get("kind") if draft.values.get("kind") == "role" else draft.kind.value if draft.kind else ""
    filled = {
        FIELD + name: value for name, value in draft.values.items() if value and name not in ("kind", "mine", "vague")
    }
    return {"kind": kind or "", **filled, **_data(draft)}


def _data(draft: Draft) -> dict[str, str]:
    role = draft.values.get("kind") == "role"
    data = {"kind": "role" if role else draft.kind.value if draft.kind else "", "token": draft.token}
    if draft.system:
        data["system"] = draft.system.key
    return data
