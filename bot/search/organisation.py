"""What people call a department or unit: its name, its aliases, its parts, and all that in English."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product

from bot.domain.systems import Department

_MIN_STEM = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """One way to say the name of a department or unit.

    An unmistakable one counts wherever it stands. Others («skolan», «kultur och fritid», «bibliotek») are also
    ordinary words, and count only where somebody's systems are asked for.
    """

    text: str
    unmistakable: bool


@dataclass(frozen=True, slots=True)
class _Naming:
    endings: tuple[str, ...]
    department_endings: tuple[str, ...]
    unit_endings: tuple[str, ...]
    english_heads: tuple[str, ...]
    unmistakable: tuple[str, ...]
    english: dict[str, tuple[str, ...]]


@cache
def _naming() -> _Naming:
    file = resources.files("bot.search") / "wording" / "organisation.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return _Naming(
        tuple(sorted(table["endings"], key=len, reverse=True)),
        tuple(table["department_endings"]),
        tuple(table["unit_endings"]),
        tuple(table["english_heads"]),
        tuple(table["unmistakable"]),
        {stem: tuple(words) for stem, words in table["english"].items()},
    )


def spoken_names(departments: Sequence[Department]) -> dict[str, list[Spoken]]:
    """Every way to say each department, by its full name. A part that two departments share belongs to neither."""
    owners: dict[str, set[str]] = {}
    for department in departments:
        for part in _parts(department.name):
            owners.setdefault(part, set()).add(department.name)
    return {
        department.name: [
            *_given(department),
            *_derived(department.name, [p for p in _parts(department.name) if len(owners[p]) == 1]),
        ]
        for department in departments
    }


def spoken_unit(name: str) -> list[Spoken]:
    """Every way to say a unit. Only a name with an ending such as «-avdelningen» is unmistakable."""
    stem = _stem(name)
    spoken = [Spoken(name, stem != name.casefold())]
    if stem != name.casefold():
        spoken.append(Spoken(_indefinite(name), True))
    if stem != name.casefold():
        # «IT- och digitaliseringsavdelningen» is the IT unit, whether they call it unit or department.
        spoken += [Spoken(f"{part}{ending}", True) for part in _parts(name) for ending in _naming().unit_endings]
    spoken += [Spoken(f"{words} {head}", True) for words in _english(stem) for head in _naming().english_heads]
    return spoken


def _given(department: Department) -> Iterable[Spoken]:
    yield Spoken(department.name, True)
    yield Spoken(_indefinite(department.name), True)
    if department.abbreviation:
        yield Spoken(department.abbreviation, True)
    for alias in department.aliases:
        abbreviation = alias.isupper() and " " not in alias
        yield Spoken(alias, abbreviation or alias.casefold().endswith(_naming().unmistakable))


def _derived(name: str, own_parts: Sequence[str]) -> Iterable[Spoken]:
    naming = _naming()
    parts = _parts(name)
    stem = _stem(name)
    yield Spoken(stem, False)
    for part in own_parts:
        yield Spoken(part, False)
        for ending in (*naming.department_endings, *(f"s{ending}" for ending in naming.department_endings)):
            yield Spoken(part + ending, True)
    # «Social- och äldreförvaltningen» is also the social and the elderly department, and both together.
    wholes = [" and ".join(words) for words in product(*(_english(part) for part in parts))] if len(parts) > 1 else []
    yield from (Spoken(words, False) for words in wholes)
    for words in (*wholes, *(word for part in own_parts for word in _english(part))):
        for head in naming.english_heads:
            yield Spoken(f"{words} {head}", True)
        yield Spoken(f"department of {words}", True)


def _parts(name: str) -> list[str]:
    """«Kultur- och fritidsförvaltningen» → kultur, fritid."""
    pieces = re.split(r"\s+och\s+|,\s*|\s+&\s+", _stem(name))
    parts = [piece.strip(" -").removesuffix("s") if len(pieces) == 1 else piece.strip(" -") for piece in pieces]
    known = _naming().english
    found = []
    for part in parts:
        # A joint s belongs to the compound, not to the word: «fritids» → «fritid», «utbildnings» → «utbildning».
        bare = part.removesuffix("s")
        found.append(bare if bare in known or part not in known else part)
    return [part for part in found if len(part) >= _MIN_STEM or part in known]


def _stem(name: str) -> str:
    lowered = name.casefold()
    for ending in _naming().endings:
        if lowered.endswith(ending) and len(lowered) > len(ending) + 1:
            stem = lowered.removesuffix(ending).rstrip(" -")
            bare = stem.removesuffix("s")
            return bare if bare in _naming().english or stem not in _naming().english else stem
    return lowered


def _indefinite(name: str) -> str:
    return re.sub(r"(?<=ning|nhet)en$", "", name)


def _english(stem: str) -> tuple[str, ...]:
    return _naming().english.get(stem, ())
