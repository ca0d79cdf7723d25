"""What finds each system: its functions, the words of its own texts, and its whole name."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log

from bot.domain.systems import ItSystem
from bot.search.analyzer import Analyzer, words
from bot.search.functions import FunctionTable
from bot.search.needs import GENERIC, NeedMatcher, ReadText
from bot.search.stems import fold

# What a word in each field of a system is worth as evidence, in hundredths.
_FIELDS = {"name": 90, "alias": 90, "description": 76, "supplier": 45, "unit": 22}
_NAMED = frozenset(("name", "alias", "supplier"))
_SHARED_NAME = 60  # «Visma» stands in many names and tells little of any
_GROUP_DISCOUNT = 0.82
_LONGEST_NAME = 5
# The longest lists of systems that are looked through for one need: a word that so many systems share tells
# nothing, and the time of a question stays bounded however large the register is.
_BUDGET = 2_000


@dataclass(slots=True)
class Evidence:
    """What of a need a system's own words hold: unit → strength."""

    strengths: dict[int, float] = field(default_factory=dict)

    def note(self, units: Iterable[int], strength: float) -> None:
        """Keep the greatest strength of each unit."""
        for unit in units:
            if self.strengths.get(unit, 0.0) < strength:
                self.strengths[unit] = strength


@dataclass(frozen=True, slots=True)
class Naming:
    """A system whose whole name is said over some units."""

    system: int
    first: int
    last: int


class Postings:
    """Systems by number, in register order, with everything that finds them. Holds only employee facts."""

    def __init__(self, systems: Sequence[ItSystem], matcher: NeedMatcher, analyzer: Analyzer) -> None:
        self.keys = tuple(system.key for system in systems)
        self.titles = tuple(system.name for system in systems)
        self.functions = FunctionTable(matcher, analyzer)
        self._lists: dict[str, array[int]] = {}
        self._names: dict[str, list[int]] = {}
        shared = _shared_names(systems)
        keys_of: dict[tuple[str, bool], tuple[str, ...]] = {}
        for number, system in enumerate(systems):
            self.functions.add(number, system.functions)
            worth: dict[str, int] = {}
            for kind, text in _texts(system):
                value = _FIELDS[kind]
                # Descriptions are read whole, for the expressions in them; names word by word, for they are many.
                for piece in words(text) if kind in _NAMED else (text,):
                    place = (piece, kind in _NAMED)
                    keys = keys_of.get(place)
                    if keys is None:
                        keys = keys_of[place] = _keys(piece, matcher, analyzer, names=place[1])
                    for key in keys:
                        told = _SHARED_NAME if value > _SHARED_NAME and key in shared and kind == "name" else value
                        if worth.get(key, 0) < told:
                            worth[key] = told
            for name in (system.name, *system.aliases):
                self._names.setdefault("".join(_written(name)), []).append(number)
            for key, value in worth.items():
                self._lists.setdefault(key, array("I")).append(number << 7 | value)
        self.functions.finish()

    def evidence(self, read: ReadText) -> dict[int, Evidence]:
        """For each system whose own words occur in a text, which units they explain and how well."""
        found: dict[int, Evidence] = {}
        lists = [(entries, key) for key in read.bag if (entries := self._lists.get(key)) is not None]
        lists.sort(key=lambda entry: (len(entry[0]), entry[1]))
        budget = _BUDGET
        size = max(2, len(self.keys))
        for entries, key in lists:
            budget -= len(entries)
            if budget < 0:
                break
            rarity = 0.75 + 0.25 * (1.0 - log(len(entries)) / log(size))
            sure = rarity * (_GROUP_DISCOUNT if key[0] == "§" else 1.0) / 100
            for entry in entries:
                evidence = found.get(entry >> 7)
                if evidence is None:
                    evidence = found[entry >> 7] = Evidence()
                for first, last, strength in read.bag[key]:
                    evidence.note(range(first, last), (entry & 127) * sure * strength)
        return found

    def named(self, read: ReadText) -> list[Naming]:
        """Systems whose whole name is said, together or apart («skola 24»), and where."""
        written = sorted(
            (first, last, key[2:])
            for key, spans in read.bag.items()
            if key.startswith("n:")
            for first, last, _ in spans
        )
        found = []
        for start, (first, _, _) in enumerate(written):
            name = ""
            for _, last, form in written[start : start + _LONGEST_NAME]:
                name += form
                found += [Naming(system, first, last) for system in self._names.get(name, ())]
        return found


def _shared_names(systems: Sequence[ItSystem]) -> frozenset[str]:
    """Words that begin the names of several systems: most are makers' names."""
    count = Counter("n:" + fold(parts[0]) for system in systems if len(parts := words(system.name)) > 1)
    return frozenset(key for key, times in count.items() if times > 1)


def _texts(system: ItSystem) -> Iterator[tuple[str, str]]:
    yield "description", system.description
    yield "name", system.name
    for alias in system.aliases:
        yield "alias", alias
    if system.supplier:
        yield "supplier", system.supplier
    if system.unit:
        yield "unit", system.unit


def _keys(text: str, matcher: NeedMatcher, analyzer: Analyzer, *, names: bool) -> tuple[str, ...]:
    """Stems and word groups by which a system's text can be found; filler is left out.

    A word of a name that is no Swedish word is found as it is written only: Canvas is not the genitive of Canva.
    """
    if names and text.isdigit():
        return ("n:" + text,)
    read = matcher.read(text, "sv", analyzer, mend=False)
    kept = [
        key
        for key, spans in read.bag.items()
        if not key.startswith("n:")
        and any(
            read.units[unit].kind >= GENERIC and not (names and read.units[unit].strange)
            for first, last, _ in spans
            for unit in range(first, last)
        )
    ]
    return (*kept, *("n:" + form for form in _written(text))) if names else tuple(kept)


def _written(text: str) -> list[str]:
    return [fold(piece) for word in words(text) for piece in re.split(r"[-'’.:&+/]", word) if piece]
