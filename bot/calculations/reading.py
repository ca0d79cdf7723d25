"""From what people call things to what a draft keeps: systems to keys, departments to names, titles to choices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.context import Context
from bot.domain.nyttokalkyl.entry import Input, InputKind
from bot.domain.nyttokalkyl.faults import FaultKind, FieldError
from bot.domain.people import name_key
from bot.domain.systems import Department, ItSystem
from bot.texts import all_languages, texts_for

_NOTHING = re.compile(r"(?:-|–|nej|inget|inga|ingen|hoppa över|no|none|nothing|skip)\.?", re.IGNORECASE)
_YES = re.compile(r"(?:ja|japp|jo|stämmer|det stämmer|yes|correct)\.?", re.IGNORECASE)
_SHORTEST_BEGINNING = 4
_COMMITTEE = re.compile(r"(?:s?nämnden|s?nämnd|n)$")


def is_yes(text: str) -> bool:
    """True for a typed text that takes what was proposed."""
    return _YES.fullmatch(text.strip()) is not None


def is_nothing(text: str) -> bool:
    """True for a typed text that leaves an input empty."""
    return _NOTHING.fullmatch(text.strip()) is not None


def resolved(asked: Input, text: str, context: Context) -> str:
    """What was written, in the form that a draft keeps it in. Raises FieldError for a name that nobody knows."""
    match asked.kind:
        case InputKind.CHOICE:
            return _choice(asked, text)
        case InputKind.SYSTEMS:
            return ",".join(dict.fromkeys(_system(asked, name, context).key for name in _parts(text)))
        case InputKind.DEPARTMENT:
            return _department(asked, text, context) if text.strip() else ""
        case InputKind.DEPARTMENTS:
            return ";".join(dict.fromkeys(_department(asked, name, context) for name in _parts(text)))
    return text


def shown(asked: Input, kept: str, context: Context) -> str:
    """What a draft keeps, as people call it."""
    if asked.kind is InputKind.CHOICE and kept:
        return context.say(f"nyttokalkyl_dialog-choice-{asked.name}-{kept}")
    if asked.kind is InputKind.SYSTEMS:
        names = (context.view.by_key(key) for key in kept.split(",") if key)
        return ", ".join(system.name for system in names if system is not None)
    return kept.replace(";", ", ") if asked.kind is InputKind.DEPARTMENTS else kept


def department_of(name: str | None, departments: Sequence[Department]) -> str:
    """The department's name in the register for what somebody calls it, or an empty text.

    The beginning of its name will do where no other begins so: «utbildning», «kultur».
    """
    wanted = name_key(name or "")
    for department in departments:
        known = (department.name, department.abbreviation or "", *department.aliases)
        if wanted and any(name_key(one) == wanted for one in known):
            return department.name
    begins = [one.name for one in departments if len(wanted) >= _SHORTEST_BEGINNING and _begins(one, wanted)]
    return begins[0] if len(begins) == 1 else ""


def department_of_committee(committee: str, departments: Sequence[Department]) -> str:
    """The department that works for a committee, or an empty text: Utbildningsnämnden has Utbildningsförvaltningen."""
    return department_of(_COMMITTEE.sub("", committee), departments)


def _begins(department: Department, wanted: str) -> bool:
    return any(name_key(name).startswith(wanted) for name in (department.name, *department.aliases))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]


def _choice(asked: Input, text: str) -> str:
    said = name_key(text).rstrip(".")
    if not said or said in asked.choices:
        return said
    for value in asked.choices:
        for language in all_languages():
            title = name_key(texts_for(language)(f"nyttokalkyl_dialog-choice-{asked.name}-{value}"))
            if said in {title, title.split(" –")[0], title.split(",")[0]}:
                return value
    raise FieldError(asked.name, FaultKind.NOT_A_CHOICE)


def _system(asked: Input, name: str, context: Context) -> ItSystem:
    wanted = name_key(name)
    for system in context.view.systems:
        names = (system.key, system.name, *system.aliases)
        if any(name_key(one) == wanted for one in names) and not (system.restricted and system.restricted.secret):
            return system
    raise FieldError(asked.name, FaultKind.UNKNOWN_SYSTEM, name=name[:80])


def _department(asked: Input, name: str, context: Context) -> str:
    found = department_of(name, context.view.departments)
    if not found:
        raise FieldError(asked.name, FaultKind.UNKNOWN_DEPARTMENT, name=name[:80])
    return found
