"""The softer layer: which need is a told situation most like, word by rare word.

The thesaurus (needs.py) knows what a need is called. Somebody who tells of a leaking roof calls it nothing, and
shares a few rare words with what others tell of the same need. All phrases of a need, the thesaurus's and the
situations', are one document here; words weigh by how few needs they occur in (BM25 over stems and compound
parts), and more where several stand in one phrase. Needs that no system serves compete like the others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from bot.domain.questions import Language
from bot.search.situations import Side
from bot.search.stems import fold, stem_en, stem_sv
from bot.search.thesaurus import Thesaurus

# How soon further occurrences of a word in one need stop counting.
_SATURATION = 1.2
# A compound's parts say about half of what they say as words; an unknown word costs like a rather rare one.
_PART, _PART_SCORE = 0.55, 0.5
_UNKNOWN = 4.5
# What words together in one phrase add, and in how many phrases a word is looked up for that.
_TOGETHER = 0.5
_MOST_PHRASES = 400
_SHORTEST_PART = 3
_COMPOUND = 7
# From this score on a word tells of a need.
_TELLING = 0.8
_CACHED = 60_000
_WORD = re.compile(r"[^\W_]+")

Keys = tuple[str, tuple[str, ...]]
"""A word's stem and, for a compound, the stems of its two parts."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like each need a text is, by the need's name, of `most`, what its words could give at best.

    `said` is the word that speaks most of each need, `telling` how many words do, and `sides` how like each side's
    likest phrase is.
    """

    needs: Mapping[str, float]
    most: float
    said: Mapping[str, str]
    sides: Mapping[Side, float]
    telling: Mapping[str, int]


class SituationMatcher:
    """Compares texts with the phrases of all needs. Built once from a thesaurus."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._quiet = {
            fold(word)
            for words in (thesaurus.filler, thesaurus.generic, thesaurus.carriers)
            for word in (*words.swedish, *words.english)
        }
        self._names: list[str] = []
        self._by_key: dict[str, list[tuple[int, int]]] = defaultdict(list)  # need, occurrences
        self._phrases: dict[str, list[int]] = defaultdict(list)
        self._owners: list[int] = []  # phrase → need
        self._sides: dict[int, Side] = {}  # phrase → the systems it belongs to
        self._heads: dict[str, str] = {}
        self._stems: set[str] = set()
        self._analysed: dict[tuple[str, Language], Keys | None] = {}
        spoken = _by_need(thesaurus)
        self._learn_words(phrase for phrases in spoken.values() for language, phrase, _ in phrases if language == "sv")
        for name, phrases in spoken.items():
            self._learn(name, phrases)
        total = len(self._names)
        self._rarity = {
            key: log(1 + (total - len(needs) + 0.5) / (len(needs) + 0.5)) for key, needs in self._by_key.items()
        }

    def likeness(self, text: str, language: Language) -> Likeness:
        """What the needs share with a text."""
        needs: dict[int, float] = defaultdict(float)
        told: dict[int, tuple[float, str]] = {}
        telling: Counter[int] = Counter()
        most = 0.0
        words = list(self._distinct(text, language))
        for word, keys in words:
            most += self._rarity.get(keys[0], _UNKNOWN)
            for need, score in self._shared(keys).items():
                needs[need] += score
                telling[need] += score >= _TELLING
                if score > told.get(need, (0.0, ""))[0]:
                    told[need] = score, word
        together, sides = self._together(keys for _, keys in words)
        for owner, score in together.items():
            needs[owner] += _TOGETHER * score
        names = self._names
        return Likeness(
            {names[need]: score for need, score in needs.items()},
            most,
            {names[need]: word for need, (_, word) in told.items()},
            sides,
            {names[need]: count for need, count in telling.items()},
        )

    def _together(self, words: Iterable[Keys]) -> tuple[dict[int, float], dict[Side, float]]:
        """The likeness of the likest phrase of each need, and of each side."""
        phrases: dict[int, float] = defaultdict(float)
        for whole, parts in words:
            for key in (whole, *parts):
                found = self._phrases.get(key, ())
                if len(found) <= _MOST_PHRASES:
                    worth = self._rarity.get(key, 0.0) * (1.0 if key == whole else _PART_SCORE)
                    for phrase in found:
                        phrases[phrase] += worth
        needs: dict[int, float] = {}
        sides: dict[Side, float] = {}
        for phrase, score in phrases.items():
            owner = self._owners[phrase]
            if score > needs.get(owner, 0.0):
                needs[owner] = score
            side = self._sides.get(phrase)
            if side is not None and score > sides.get(side, 0.0):
                sides[side] = score
        return needs, sides

    def _shared(self, keys: Keys) -> dict[int, float]:
        """What a word gives each need: as a whole or by its parts, whichever is more."""
        whole, parts = keys
        found = self._scores(whole, 1.0)
        if parts:
            by_parts: dict[int, float] = defaultdict(float)
            for part in parts:
                for need, score in self._scores(part, _PART).items():
                    by_parts[need] += score
            for need, score in by_parts.items():
                if score > found.get(need, 0.0):
                    found[need] = score
        return found

    def _scores(self, key: str, worth: float) -> dict[int, float]:
        worth *= self._rarity.get(key, 0.0) * 1.6
        return {need: worth * times / (times + _SATURATION) for need, times in self._by_key.get(key, ())}

    def _distinct(self, text: str, language: Language) -> Iterator[tuple[str, Keys]]:
        seen = set()
        for match in _WORD.finditer(text):
            word = match.group()
            keys = self._keys(word, language)
            if keys is not None and match.start() and word[0].isupper() and fold(word) not in self._heads:
                keys = ("n:" + word, ())  # a name: Slack is nothing that has been put out («släckt»)
            elif keys is not None and keys[0] not in self._rarity:
                other = self._keys(word, "sv" if language == "en" else "en")
                keys = other if other is not None and other[0] in self._rarity else keys
            if keys is not None and keys[0] not in seen:
                seen.add(keys[0])
                yield word, keys

    def _learn_words(self, phrases: Iterable[str]) -> None:
        for word in {word for phrase in phrases for word in _WORD.findall(phrase)}:
            form = fold(word)
            if len(form) >= _SHORTEST_PART:
                stem = stem_sv(word)
                self._heads[form] = stem
                if len(stem) >= _SHORTEST_PART:
                    self._stems.add(stem)

    def _learn(self, name: str, phrases: Iterable[tuple[Language, str, Side | None]]) -> None:
        need = len(self._names)
        self._names.append(name)
        count: Counter[str] = Counter()
        flat: dict[tuple[str, Language], tuple[str, ...]] = {}
        for language, text, side in phrases:
            found: set[str] = set()
            words = _WORD.findall(text)
            for word in words:
                place = (word, language)
                if place not in flat:
                    keys = self._keys(word, language)
                    flat[place] = () if keys is None else (keys[0], *keys[1])
                found.update(flat[place])
            count.update(found)
            if len(words) > 1 or side is not None:  # a word alone stands together with none
                number = len(self._owners)
                self._owners.append(need)
                if side is not None:
                    self._sides[number] = side
                for key in found:
                    self._phrases[key].append(number)
        for key, times in count.items():
            self._by_key[key].append((need, times))

    def _keys(self, word: str, language: Language) -> Keys | None:
        """The keys of a word, or None if it says nothing."""
        place = (word, language)
        if place in self._analysed:
            return self._analysed[place]
        form = fold(word)
        keys: Keys | None
        if form in self._quiet or len(form) < 2:
            keys = None
        elif language == "en":
            keys = ("e:" + stem_en(word), ())
        else:
            keys = (stem_sv(word), self._split(word, form) if len(form) >= _COMPOUND else ())
        if len(self._analysed) < _CACHED:  # strangers' words must not fill the memory
            self._analysed[place] = keys
        return keys

    def _split(self, word: str, form: str) -> tuple[str, ...]:
        """The stems of a compound's two parts, the second as long as possible."""
        lowered = word.casefold()
        for place in range(_SHORTEST_PART, min(len(form), 40) - 2):
            first = form[:place]
            head = (
                self._heads.get(first)
                or (self._heads.get(first[:-1]) if first[-1] in "suoe" else None)
                or self._heads.get(first + "a")
                or self._heads.get(first + "e")
            )
            if head is None and first[-1] in "uoe":
                head = self._heads.get(first[:-1] + "a")
            if head is not None:
                last = stem_sv(lowered[place:])
                if last in self._stems:
                    return head, last
        return ()


def _by_need(thesaurus: Thesaurus) -> dict[str, list[tuple[Language, str, Side | None]]]:
    spoken: dict[str, list[tuple[Language, str, Side | None]]] = defaultdict(list)
    for told in thesaurus.situations:
        spoken[told.name] += _phrases(told.swedish, told.english)
        spoken[told.name] += (("sv", phrase, side) for side in told.sides for phrase in side.phrases)
    for need in thesaurus.needs:
        spoken[need.name] += _phrases(need.swedish, need.english)
    return spoken


def _phrases(swedish: Iterable[str], english: Iterable[str]) -> Iterator[tuple[Language, str, Side | None]]:
    for phrase in swedish:
        yield "sv", phrase, None
    for phrase in english:
        yield "en", phrase, None
