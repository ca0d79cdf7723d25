"""The names of some systems, departments and documents, in dictionaries that one lookup answers from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import TypeVar

from bot.domain.systems import ItSystem
from bot.search.organisation import Spoken, spoken_unit
from bot.search.stems import stem_sv
from bot.search.tokens import folded, tokens

MAX_NAME_WORDS = 6
"""Names are recognised up to this many words."""

MIN_MISSPELT = 5
"""Letters of a name for which slips of the hand are sought."""

_K = TypeVar("_K")
_LOWER_WORD = re.compile(r"[^\W_]+")
_FORMER = re.compile(
    r"(?:[Tt]idigare|[Ff]\.?\s?d\.?|[Hh]ette|[Kk]alla(?:t|s|d)|[Ee]rsätter|[Ee]rsatte|[Ff]ormerly|[Pp]reviously|[Rr]eplaces)"
    r"(?:\s(?:kallat|kallad|även|också|namn|namnet|known|called|as)){0,3}\s((?:[A-ZÅÄÖ][\w-]+)(?:\s(?:[A-ZÅÄÖ][\w-]+|\d\w*))*)"
)
_BRACKETED = re.compile(r"\(([A-ZÅÄÖ][\w&-]*(?: [A-ZÅÄÖ\d][\w&-]*){0,3})\)")
_ENUMERATED = re.compile(r"([A-Z]\w{2,})(?:, | och | and )[A-Z]\w{2,}")
_LISTED = re.compile(r"(?:(?<=, )|(?<= och )|(?<= and ))[A-Z]\w{2,}(?! [A-Z])")
_COMPANY_FORM = re.compile(r"\s+(?:ab|as|a/s|gmbh|inc|ltd|oy|sverige|sweden|nordic|norden|group)\.?$", re.IGNORECASE)


class Kind(StrEnum):
    """What a name is the name of."""

    SYSTEM = "system"
    SUPPLIER = "supplier"
    DEPARTMENT = "department"
    UNIT = "unit"
    DOCUMENT = "document"


class Strength(IntEnum):
    """How much of a name was written, the weakest first."""

    SLIP = 0  # misspelt
    WORD = 1  # an ordinary word out of a longer name
    PART = 2  # one word of a longer name
    SOFT = 3  # a whole name that also is an ordinary word or phrase
    FORMER = 4  # an older name
    FULL = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A name as written stands for this: a system's key or a full name."""

    kind: Kind
    key: str
    strength: Strength


class Layer:
    """The names of some systems, departments and documents, in dictionaries."""

    def __init__(self) -> None:
        self.joined: dict[str, list[Entry]] = {}  # all words of a name in one
        self.any_order: dict[tuple[str, ...], list[Entry]] = {}
        self.parts: dict[str, list[str]] = {}  # one word → systems
        self.ordinary: set[str] = set()  # words that the register uses as words
        self.keys: set[str] = set()
        self._functions: set[str] = set()
        self.supplied: Counter[str] = Counter()
        self._slips: dict[str, list[str]] | None = None

    def add(self, name: str, entry: Entry) -> None:
        """Make a name denote an entry."""
        words = [token.folded for token in tokens(name)][:MAX_NAME_WORDS]
        if not words:
            return
        _put(self.joined, "".join(words), entry)
        if 1 < len(words) <= 4:
            _put(self.any_order, tuple(sorted(words)), entry)

    def add_system(self, system: ItSystem) -> None:
        """Add a system by its name, aliases, older names and the products that its description lists."""
        self.keys.add(system.key)
        if system.supplier:
            self.supplied[system.supplier] += 1
        self.ordinary.update(_plain_words(system.description))
        for function in system.functions:
            if function not in self._functions:
                self._functions.add(function)
                self.ordinary.update(_plain_words(function.lower()))
        for name in (system.name, *system.aliases):
            self._add_name(name, system.key)
        for former in _former_names(system):
            self.add(former, Entry(Kind.SYSTEM, system.key, Strength.FORMER))
        for product in _products(system.description):
            self.add(product, Entry(Kind.SYSTEM, system.key, Strength.PART))

    def _add_name(self, name: str, key: str) -> None:
        self.add(name, Entry(Kind.SYSTEM, key, Strength.FULL))
        words = list(dict.fromkeys(token.folded for token in tokens(name)))
        if len(words) > 1:
            for word in words:
                known = self.parts.setdefault(word, [])
                if key not in known:
                    known.append(key)
            for run in {
                *(tuple(words[:n]) for n in range(2, len(words))),
                *(tuple(words[-n:]) for n in range(2, len(words))),
            }:
                _put(self.joined, "".join(run), Entry(Kind.SYSTEM, key, Strength.PART))

    def add_supplier(self, name: str) -> None:
        """Add a supplier, with and without its form of company."""
        self.add(name, Entry(Kind.SUPPLIER, name, Strength.FULL))
        short = _COMPANY_FORM.sub("", name)
        if short != name:
            self.add(short, Entry(Kind.SUPPLIER, name, Strength.FULL))

    def add_spoken(self, kind: Kind, key: str, spoken: Iterable[Spoken]) -> None:
        """Add the ways to say the name of a department or unit."""
        for way in spoken:
            self.add(way.text, Entry(kind, key, Strength.FULL if way.unmistakable else Strength.SOFT))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the words that the register uses as words."""
        return frozenset(map(stem_sv, self.ordinary))

    def near(self, word: str) -> Iterator[str]:
        """Names and parts of names that share a beginning or an ending with a word and have about its length."""
        if self._slips is None:
            self._slips = {}
            for name in {*self.joined, *self.parts}:
                if len(name) >= MIN_MISSPELT and not name.isdigit():
                    self._slips.setdefault(name[:2], []).append(name)
                    self._slips.setdefault("-" + name[-3:], []).append(name)
        for bucket in (word[:2], "-" + word[-3:]):
            yield from self._slips.get(bucket, ())


def layer_of(systems: Sequence[ItSystem]) -> Layer:
    """The names that these systems bring: their own, their suppliers' and their units'."""
    layer = Layer()
    for system in systems:
        layer.add_system(system)
    for supplier in layer.supplied:
        layer.add_supplier(supplier)
    for unit in dict.fromkeys(system.unit for system in systems):
        if unit:
            layer.add_spoken(Kind.UNIT, unit, spoken_unit(unit))
    return layer


def _put(table: dict[_K, list[Entry]], key: _K, entry: Entry) -> None:
    entries = table.setdefault(key, [])
    if entry not in entries:
        entries.append(entry)


def _plain_words(text: str) -> Iterator[str]:
    return (folded(word) for word in _LOWER_WORD.findall(text) if word.islower())


def _former_names(system: ItSystem) -> Iterator[str]:
    """Older names that the register mentions: «Tidigare kallat Agresso», «(EPiServer)»."""
    for match in _FORMER.finditer(system.description):
        yield match[1]
    for match in _BRACKETED.finditer(f"{system.name} {system.description}"):
        yield match[1]


def _products(description: str) -> Iterator[str]:
    """Products that a description enumerates: «Word, Excel, Outlook, OneDrive och SharePoint»."""
    listed = (match[0] for match in _LISTED.finditer(description))
    first = (match[1] for match in _ENUMERATED.finditer(description))
    yield from (word for word in (*first, *listed) if not word.isupper())
