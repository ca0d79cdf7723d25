"""Which system a row is about: the same only when sure, otherwise a question.

The register's id decides. Without one the name does: letters composed, case and spaces disregarded. A name that
only resembles another – a suffix, other punctuation – is never merged and never added: a person says which.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.people import name_key
from bot.domain.systems import ItSystem
from storage.fields import Field
from storage.report import Action, Remark
from storage.row_facts import RowFacts

_SUFFIX = re.compile(
    r"(?:\s*\([^()]*\)|\s*[-–—:,/]\s*(?:prod(?:uktion)?|test|utb(?:ildning)?|acc(?:eptans)?|stage|dev|drift|system(?:et)?|"
    r"moln(?:et)?|saas|cloud|ny(?:a|tt)?|gammal|gamla)|\s+(?:ab|hb|kb|as|a/s|oy|gmbh|inc|ltd|prod|test|system(?:et)?)\.?|[®™©*]+)$",
    re.IGNORECASE,
)
_NOT_TELLING = re.compile(r"[^\w+#]|_")


@dataclass(frozen=True, slots=True)
class Match:
    """What a row is about: a system in the register, or a new one told from others by `new`."""

    system: ItSystem | None = None
    new: str = ""
    by_name: bool = False

    @property
    def group(self) -> str:
        """The same for all rows about the same system."""
        return f"register:{self.system.key}" if self.system else self.new


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row about which nobody can be sure. `about` are the systems that it may be."""

    field: Field
    remark: Remark
    about: tuple[ItSystem, ...] = ()


class Matcher:
    """Finds the system of each row among those of the register and the other rows of the file."""

    def __init__(self, systems: Sequence[ItSystem], rows: Iterable[RowFacts]) -> None:
        self._by_key = {system.key.casefold(): system for system in systems}
        self._by_name: dict[str, list[ItSystem]] = defaultdict(list)
        self._by_alias: dict[str, list[ItSystem]] = defaultdict(list)
        self._resembling: dict[str, tuple[str, ItSystem | None]] = {}
        for system in systems:
            self._by_name[name_key(system.name)].append(system)
            for alias in system.aliases:
                self._by_alias[name_key(alias)].append(system)
        for system in sorted(systems, key=lambda each: len(each.name)):
            self._resembling.setdefault(variant_key(system.name), (system.name, system))
        self._file_keys: dict[str, set[str]] = defaultdict(set)
        names = set()
        for row in rows:
            name, key = row.facts.get(Field.NAME), row.facts.get(Field.KEY)
            if name and key:
                self._file_keys[name_key(name)].add(key)
            if name:
                names.add(name)
        for name in sorted(names, key=lambda each: (len(each), each)):
            self._resembling.setdefault(variant_key(name), (name, None))

    def match(self, row: RowFacts) -> Match | Doubt:
        """The system that a row is about."""
        key, name = row.facts.get(Field.KEY), row.facts.get(Field.NAME, "")
        named = self._by_name.get(name_key(name), []) if name else []
        if key:
            return self._by_id(key, name, named)
        if named:
            return Match(named[0], by_name=True) if len(named) == 1 else self._doubt("import-name-shared", named)
        return self._unnamed_in_register(name)

    def _unnamed_in_register(self, name: str) -> Match | Doubt:
        keys = self._file_keys.get(name_key(name), set())
        if len(keys) > 1:
            return Doubt(
                Field.NAME, Remark("import-name-shared", Action.NEEDS_PERSON, {"keys": ", ".join(sorted(keys))})
            )
        if keys:
            return self._by_id(next(iter(keys)), name, ())
        aliased = self._by_alias.get(name_key(name), [])
        if len(aliased) == 1:
            return Match(aliased[0], by_name=True)
        return self._new(name)

    def _by_id(self, key: str, name: str, named: Sequence[ItSystem]) -> Match | Doubt:
        known = self._by_key.get(key.casefold())
        if known and (not name or name_key(known.name) == name_key(name)):
            return Match(known)
        others = [system for system in named if system is not known]
        if others:
            # The id says one system and the name another, or the name is known under another id.
            return self._doubt("import-id-and-name-disagree", [*others, *([known] if known else [])])
        return Match(known) if known else Match(new=f"id:{key.casefold()}")

    def _new(self, name: str) -> Match | Doubt:
        resembling, system = self._resembling.get(variant_key(name), (name, None))
        if variant_key(name) and name_key(resembling) != name_key(name):
            arguments = {"name": resembling}
            about = (system,) if system else ()
            return Doubt(Field.NAME, Remark("import-name-resembles", Action.NEEDS_PERSON, arguments), about)
        return Match(new=f"name:{name_key(name)}")

    def _doubt(self, key: str, about: Sequence[ItSystem]) -> Doubt:
        keys = ", ".join(f"{system.key} {system.name}" for system in about)
        return Doubt(Field.NAME, Remark(key, Action.NEEDS_PERSON, {"keys": keys}), tuple(about))


def variant_key(name: str) -> str:
    """What is left of a name without suffixes, punctuation and accents. Equal for names that resemble each other."""
    text = " ".join(name.split())
    while (shorter := _SUFFIX.sub("", text)) != text and shorter:
        text = shorter
    # Å, ä and ö are letters of their own, but people who write «Alkolas» mostly mean «Alkolås»: worth a question.
    bare = "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    return _NOT_TELLING.sub("", bare).casefold()
