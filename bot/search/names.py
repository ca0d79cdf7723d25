"""Names in a text: systems, suppliers, departments, units and documents, however people write them.

One dictionary lookup finds a name written exactly, joined («Skola 24»), split («by gg r») or without diacritics;
further ones its genitive, another word order, a part of it and a slip of the hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar, cast

from rapidfuzz.distance import OSA

from bot.domain.systems import Department, ItSystem
from bot.search.name_layer import MAX_NAME_WORDS, MIN_MISSPELT, Entry, Kind, Layer, Strength, layer_of
from bot.search.ordinary import ordinary_stems, ordinary_words, stems_for_needs
from bot.search.organisation import spoken_names
from bot.search.stems import stem_sv
from bot.search.tokens import Token, folded

__all__ = ["Kind", "Lexicon", "Mention", "Strength"]

_Reading = TypeVar("_Reading")
_READINGS_KEPT = 512
_MAX_SHARED = 12
_LENGTHS = 2
_INFLECTIONS = ("s", "en", "et", "n")
_TWO_SLIPS_FROM = 10
_SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("ch", "k"),
    ("th", "t"),
    ("w", "v"),
    ("z", "s"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("y", "i"),
)
_TAIL = re.compile(
    r"(?:s?)(avtal(?:et|ets|en)?|kontrakt(?:et)?|system(?:et|ets)?|ägare(?:n|ns)?|systemägare(?:n)?|förvaltare(?:n|ns)?"
    r"|systemförvaltare(?:n)?|licens(?:en|er|erna)?|kostnad(?:en|er|erna)?|modul(?:en|er)?|plan(?:en)?"
    r"|förvaltningsplan(?:en)?|möte(?:t)?|ansvarig(?:a)?|specialist(?:en)?|leverantör(?:en)?|program(?:met)?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found: what it may denote (keys of systems, or full names), and the tokens it spans."""

    kind: Kind
    keys: tuple[str, ...]
    start: int
    end: int
    strength: Strength

    @property
    def width(self) -> int:
        """Its length in words."""
        return self.end - self.start


class Lexicon:
    """Everything of the register that names can refer to, built from what one viewer may see."""

    def __init__(self, layers: tuple[Layer, ...]) -> None:
        self._layers = layers
        self._readings: dict[str, object] = {}

    @classmethod
    def build(
        cls,
        systems: Sequence[ItSystem],
        departments: Sequence[Department],
        *,
        documents: Sequence[tuple[str, tuple[str, ...]]] = (),
    ) -> Lexicon:
        """The lexicon of these systems and departments. `documents`: title and other names of each."""
        layer = layer_of(systems)
        for name, spoken in spoken_names(departments).items():
            layer.add_spoken(Kind.DEPARTMENT, name, spoken)
        for title, others in documents:
            for name in (title, *others):
                layer.add(name, Entry(Kind.DOCUMENT, title, Strength.FULL))
        return cls((layer,))

    def once(self, text: str, read: Callable[[str], _Reading]) -> _Reading:
        """What `read` makes of a text, kept: popular questions and pressed examples are the same words again.

        One lexicon serves one reader; what is read depends on nothing but the text and the lexicon.
        """
        known = self._readings.get(text)
        if known is None:
            if len(self._readings) >= _READINGS_KEPT:
                self._readings.clear()
            known = self._readings[text] = read(text)
        return cast(_Reading, known)

    def extended(self, systems: Sequence[ItSystem]) -> Lexicon:
        """The same lexicon with further systems. The original is not changed, and nothing of it is copied."""
        return Lexicon((*self._layers, layer_of(systems))) if systems else self

    def __contains__(self, key: object) -> bool:
        return any(key in layer.keys for layer in self._layers)

    def supplied(self, supplier: str) -> int:
        """How many systems a supplier has."""
        return sum(layer.supplied.get(supplier, 0) for layer in self._layers)

    def ordinary(self, word: str) -> bool:
        """True if a folded word is a word of the language, not only a name."""
        return word in ordinary_words() or any(word in one.ordinary for one in self._layers)

    def split(self, words: Sequence[Token]) -> tuple[Token, ...]:
        """Tokens with «Raindanceavtalet» parted into the name and the rest."""
        parted: list[Token] = []
        for word in words:
            tail = _TAIL.search(word.raw) if len(word.raw) > 6 and not self._entries(word.folded) else None
            head = word.raw[: tail.start()] if tail else ""
            if tail and len(head) > 2 and self._is_system(folded(head)):
                cut = word.start + tail.start(1)
                parted.append(Token(head, folded(head), word.start, word.start + len(head)))
                parted.append(Token(tail[1], folded(tail[1]), cut, word.end))
            else:
                parted.append(word)
        return tuple(parted)

    def mentions(self, words: Sequence[Token]) -> list[Mention]:
        """Every name in a sentence, also weak ones, the strongest and longest first."""
        found: dict[tuple[Kind, int, int], Mention] = {}
        for start in range(len(words)):
            joined = ""
            for end in range(start + 1, min(start + MAX_NAME_WORDS, len(words)) + 1):
                joined += words[end - 1].folded
                if len(joined) > 64:
                    break
                self._note(found, self._written(joined, words[start:end], more=end < len(words)), start, end)
                if 2 <= end - start <= 4:
                    order = tuple(sorted(word.folded for word in words[start:end]))
                    self._note(found, self._any_order(order), start, end)
            self._note(found, self._parts(words[start].folded), start, start + 1)
        return sorted(_joined_parts(found), key=lambda one: (-one.width, -one.strength, one.start, one.kind))

    def _parts(self, word: str) -> list[Entry]:
        """Systems with a name of several words of which this is one."""
        for form in _forms(word):
            keys = [key for layer in self._layers for key in layer.parts.get(form, ())]
            if keys and len(keys) <= _MAX_SHARED and len(form) >= 3:
                common = self.ordinary(form) or stem_sv(form) in stems_for_needs()
                strength = Strength.WORD if common else Strength.PART
                return [Entry(Kind.SYSTEM, key, strength) for key in keys]
        return []

    def slip(self, word: str, *, most: int = 2) -> tuple[Kind, tuple[str, ...]] | None:
        """What a misspelt word probably names: one slip of the hand, or two in a long word."""
        if not MIN_MISSPELT <= len(word) <= 40 or self.ordinary(word) or self._inflected(word):
            return None
        allowed = most if len(word) >= _TWO_SLIPS_FROM else 1
        best: dict[str, int] = {}
        for layer in self._layers:
            for name in layer.near(word):
                if abs(len(name) - len(word)) <= _LENGTHS and name not in best:
                    distance = _slips_between(name, word, allowed)
                    if distance <= allowed:
                        best[name] = distance
        if not best:
            return None
        least = min(best.values())
        if least == 0:
            return None  # no slip; `mentions` has weighed it
        return self._meaning(name for name, distance in best.items() if distance == least)

    def _inflected(self, word: str) -> bool:
        """True for a form of an ordinary word: «skolorna» is no misspelt «Skolon»."""
        stem = stem_sv(word)
        return stem in ordinary_stems() or any(stem in layer.stems for layer in self._layers)

    def _meaning(self, names: Iterable[str]) -> tuple[Kind, tuple[str, ...]] | None:
        entries: list[Entry] = []
        for name in sorted(names):
            whole = [entry for entry in self._entries(name) if entry.strength > Strength.SOFT]
            entries += whole or [entry for entry in self._parts(name) if entry.strength is Strength.PART]
        for kind in (Kind.SYSTEM, Kind.DEPARTMENT, Kind.SUPPLIER, Kind.UNIT):
            keys = tuple(dict.fromkeys(entry.key for entry in entries if entry.kind is kind))
            if keys:
                return kind, keys
        return None

    def _is_system(self, word: str) -> bool:
        return any(
            entry.kind is Kind.SYSTEM and entry.strength >= Strength.PART
            for entry in (*self._entries(word), *self._parts(word))
        )

    def _entries(self, joined: str) -> list[Entry]:
        return [entry for layer in self._layers for entry in layer.joined.get(joined, ())]

    def _any_order(self, order: tuple[str, ...]) -> list[Entry]:
        return [entry for layer in self._layers for entry in layer.any_order.get(order, ())]

    def _written(self, joined: str, words: Sequence[Token], *, more: bool) -> list[Entry]:
        entries = self._entries(joined)
        if not entries and joined.endswith("s"):
            # A genitive has its noun after it: «Treservas avtal», but «Canvas» alone is another product.
            entries = [one for one in self._entries(joined[:-1]) if more or one.kind in (Kind.DEPARTMENT, Kind.UNIT)]
        if not entries:
            return []
        plain = all(self.ordinary(word.folded) or len(word.folded) < 3 for word in words)
        if plain and len(words) > 1:
            # «e-arkiv» out of «Sydarkivera e-arkiv» is a matter, not a name.
            weak = {Strength.PART: Strength.WORD}
            return [Entry(one.kind, one.key, weak.get(one.strength, one.strength)) for one in entries]
        single = len(words) == 1
        return [
            Entry(entry.kind, entry.key, Strength.SOFT) if single and self._plain(entry, words[0]) else entry
            for entry in entries
        ]

    def _plain(self, entry: Entry, word: Token) -> bool:
        """True if a one-word name is not enough by itself: an ordinary word, or a short one in small letters."""
        if entry.kind not in (Kind.SYSTEM, Kind.SUPPLIER) or entry.strength < Strength.FORMER:
            return False
        return self.ordinary(word.folded) or (len(word.folded) <= 3 and not word.capital)

    @staticmethod
    def _note(found: dict[tuple[Kind, int, int], Mention], entries: Iterable[Entry], start: int, end: int) -> None:
        for entry in entries:
            place = (entry.kind, start, end)
            known = found.get(place)
            if known is None or entry.strength > known.strength:
                found[place] = Mention(entry.kind, (entry.key,), start, end, entry.strength)
            elif entry.strength == known.strength and entry.key not in known.keys:
                found[place] = Mention(entry.kind, (*known.keys, entry.key), start, end, entry.strength)


def _joined_parts(found: dict[tuple[Kind, int, int], Mention]) -> Iterator[Mention]:
    """Mentions, with neighbouring parts of one name joined: «Time Care» is Time Care Planering or Pool."""
    mentions = sorted(found.values(), key=lambda one: (one.start, one.end))
    parts = [one for one in mentions if one.strength in (Strength.WORD, Strength.PART) and one.width == 1]
    yield from mentions
    for left, right in pairwise(parts):
        common = tuple(key for key in left.keys if key in right.keys)
        if common and left.end == right.start and (Kind.SYSTEM, left.start, right.end) not in found:
            yield Mention(Kind.SYSTEM, common, left.start, right.end, max(left.strength, right.strength))


def _forms(word: str) -> Iterator[str]:
    """A word, and what it may be a genitive or definite form of: «chattboten» → «chattbot»."""
    yield word
    for ending in _INFLECTIONS:
        if word.endswith(ending) and len(word) - len(ending) > len(ending) + 2:
            yield word.removesuffix(ending)


def _slips_between(name: str, word: str, allowed: int) -> int:
    """Slips of the hand between a name and a word, or of the ear: «intrafon» for «Intraphone»."""
    if word == name + "s":
        return allowed + 1  # «Canvas» is another product than «Canva»
    distance = OSA.distance(name, word, score_cutoff=allowed)
    return 1 if distance > 1 and _sound(name) == _sound(word) else distance


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    """A word as a Swede may write it down after hearing it."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1", r"\1", word).removesuffix("e")
