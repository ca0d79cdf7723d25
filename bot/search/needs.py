"""The thesaurus made ready for matching: which needs does a text speak of, and which of its words say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.domain.questions import Language
from bot.search.analyzer import Analyzer, Token
from bot.search.soft import SituationMatcher
from bot.search.stems import fold, stem_en, stem_sv
from bot.search.thesaurus import Need, Thesaurus, WordGroup

FILLER, CARRIER, GENERIC, LIGHT, CONTENT = range(5)
_WEIGHT = {FILLER: 0.0, CARRIER: 0.0, GENERIC: 0.0, LIGHT: 0.4, CONTENT: 1.0}
# Two parts of a compound say little more than one word.
_PART = 0.15
_NUMBER = 0.3
_TELLING = 4

# How sure a match is, by the way it came about.
EXACT, PARTS, GROUP, SPELLING, LIGHT_MISSING, SCATTERED = 1.0, 0.92, 0.85, 0.95, 0.7, 0.75


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that a need consists of: a word or a part of a compound. `weight` is 0–1.

    A `modifier` is any part of a compound but the last. `strange` units belong to no vocabulary, at most to a
    name. `foreign` units are unknown words with a capital inside a sentence: as a rule another product's name.
    """

    key: str
    text: str
    kind: int
    weight: float
    strength: float = 1.0
    foreign: bool = False
    strange: bool = False
    modifier: bool = False


@dataclass(slots=True)
class ReadText:
    """A text as units, and the spans of units that each stem or word group («§12») covers."""

    units: list[Unit]
    bag: dict[str, list[tuple[int, int, float]]]
    tokens: list[str] = field(default_factory=list)

    def add(self, key: str, first: int, last: int, strength: float) -> None:
        """Make a span findable."""
        self.bag.setdefault(key, []).append((first, last, strength))


@dataclass(frozen=True, slots=True)
class Term:
    """A word or expression of a need. All of `slots` must occur; those in `light` are only missed a little."""

    text: str
    target: int
    slots: tuple[str, ...]
    light: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """A need found in a text: the spans of units that speak of it, how surely, and the term."""

    target: int
    spans: tuple[tuple[int, int], ...]
    strength: float
    term: str


class NeedMatcher:
    """Finds needs and word groups in texts. Built once from a thesaurus; never changed afterwards."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self.needs = thesaurus.needs
        self._thesaurus = thesaurus
        self._forms: dict[Language, dict[str, int]] = {"sv": {}, "en": {}}
        self._stems: dict[str, int] = {}
        for kind, words in (
            (LIGHT, thesaurus.light),
            (GENERIC, thesaurus.generic),
            (CARRIER, thesaurus.carriers),
            (FILLER, thesaurus.filler),
        ):
            self._learn_kinds(kind, words)
        self.analyzer = Analyzer(
            (word for phrase in _phrases(thesaurus, "swedish") for word in phrase.split()),
            (word for phrase in _phrases(thesaurus, "english") for word in phrase.split()),
            (word for need in thesaurus.needs for name in need.names for word in name.split()),
        )
        self._terms: list[Term] = []
        self._whole: dict[str, list[int]] = {}
        self._slots: dict[str, list[int]] = {}
        self._groups: dict[str, tuple[int, ...]] = {}
        self._learn_groups(thesaurus.groups)
        for target, need in enumerate(thesaurus.needs):
            for language, term in dict.fromkeys(_spoken(need)):
                self._learn_term(term, target, language)
            for name in need.names:
                self._learn_name(name, target)

    @cached_property
    def situations(self) -> SituationMatcher:
        """The softer layer, made when a question first needs it."""
        return SituationMatcher(self._thesaurus)

    def groups_of(self, key: str) -> tuple[int, ...]:
        """The word groups that a stem belongs to."""
        return self._groups.get(key, ())

    def kind(self, token: Token, part: str, language: Language) -> int:
        """How much a word or compound part says: FILLER, CARRIER, GENERIC, LIGHT or CONTENT."""
        if len(token.parts) == 1:
            found = self._forms[language].get(fold(token.text))
            if found is not None:
                return found
        return self._stems.get(part, CONTENT)

    def read(self, text: str, language: Language, analyzer: Analyzer | None = None, *, mend: bool = True) -> ReadText:
        """A text as units and findable spans."""
        read = ReadText([], {})
        for token in (analyzer or self.analyzer).tokens(text, language, mend=mend):
            start = len(read.units)
            strength = SPELLING if token.corrected else 1.0
            kinds = [self.kind(token, part, language) for part in token.parts]
            for part, kind, weight in zip(token.parts, kinds, self._weights(token, kinds), strict=True):
                modifier = len(read.units) < start + len(token.parts) - 1
                read.units.append(
                    Unit(part, token.text, kind, weight, strength, token.foreign, token.strange, modifier)
                )
            for key, first, last in token.spans:
                read.add(key, start + first, start + last, strength)
                for group in self._groups.get(key, ()):
                    read.add(f"§{group}", start + first, start + last, GROUP * strength)
        for match in self._found(read, groups=True):
            first = min(first for first, _ in match.spans)
            last = max(last for _, last in match.spans)
            if last - first <= len(match.spans) + 2:
                read.add(f"§{-match.target - 1}", first, last, GROUP * match.strength)
        return read

    def _weights(self, token: Token, kinds: Sequence[int]) -> list[float]:
        """The weight of each part of a word: what the word says is shared by its parts."""
        if token.text.isdigit():
            return [_NUMBER]
        weights = [_WEIGHT[kind] for kind in kinds]
        if len(weights) == 1 or not any(weights):
            return weights
        if CONTENT in kinds:
            says = 1.0 + _PART * (kinds.count(CONTENT) - 1)
        else:
            # «kvalitetsregister» is made of everyday words, and yet says what is sought.
            says = 1.0 if any(key in self._whole for key, _, _ in token.spans[:3]) else max(weights) + _PART
        return [weight * says / sum(weights) for weight in weights]

    def matches(self, read: ReadText) -> list[Match]:
        """The needs that a read text speaks of."""
        return list(self._found(read, groups=False))

    def _found(self, read: ReadText, *, groups: bool) -> Iterator[Match]:
        tried: set[int] = set()
        for key in tuple(read.bag):
            for number in self._whole.get(key, ()):
                term = self._terms[number]
                if (term.target < 0) == groups:
                    for first, last, strength in read.bag[key]:
                        yield Match(term.target, ((first, last),), strength, term.text)
            for number in self._slots.get(key, ()):
                if number not in tried:
                    tried.add(number)
                    term = self._terms[number]
                    if (term.target < 0) == groups:
                        match = self._match(term, read)
                        if match is not None:
                            yield match

    def _match(self, term: Term, read: ReadText) -> Match | None:
        strength = PARTS if len(term.slots) > 1 else EXACT
        spans: list[tuple[int, int]] = []
        for slot in term.slots:
            found = read.bag.get(slot)
            if found is None:
                for group in self._groups.get(slot, ()):
                    found = read.bag.get(f"§{group}")
                    if found is not None:
                        break
            if found is None:
                if slot not in term.light:
                    return None
                strength *= LIGHT_MISSING
                continue
            near = (
                found[0] if len(found) == 1 or not spans else min(found, key=lambda span: abs(span[0] - spans[-1][1]))
            )
            spans.append((near[0], near[1]))
            strength *= near[2]
        if len(spans) > 1 and max(b for _, b in spans) - min(a for a, _ in spans) > len(spans) + 5:
            strength *= SCATTERED
        return Match(term.target, tuple(spans), strength, term.text)

    def _learn_kinds(self, kind: int, words: WordGroup) -> None:
        for word in words.swedish:
            self._forms["sv"][fold(word)] = kind
            if kind != FILLER:
                self._stems[stem_sv(word)] = kind
        for word in words.english:
            self._forms["en"][fold(word)] = kind
            if kind != FILLER:
                self._stems["e:" + stem_en(word)] = kind

    def _learn_groups(self, groups: Iterable[WordGroup]) -> None:
        collected: dict[str, list[int]] = {}
        for number, group in enumerate(groups):
            for language, word in _spoken(group):
                tokens = self.analyzer.tokens(word, language)
                if len(tokens) != 1:
                    self._learn_term(word, -number - 1, language)
                    continue
                known = collected.setdefault(_key(tokens[0].text, language), [])
                if number not in known:
                    known.append(number)
        self._groups = {key: tuple(numbers) for key, numbers in collected.items()}

    def _learn_name(self, name: str, target: int) -> None:
        slots = tuple("n:" + fold(token.text) for token in self.analyzer.tokens(name))
        number = len(self._terms)
        self._terms.append(Term(name, target, slots, frozenset()))
        self._slots.setdefault(max(slots, key=len), []).append(number)

    def _learn_term(self, text: str, target: int, language: Language) -> None:
        tokens = self.analyzer.tokens(text, language)
        number = len(self._terms)
        wanted: list[tuple[str, int]] = []
        small: set[tuple[str, int]] = set()
        for token in tokens:
            parts: Sequence[str] = token.parts
            kinds = [self.kind(token, part, language) for part in parts]
            # «kassasystem» is about a kassa, but «processkarta» is not about any karta.
            if len(parts) > 1 and kinds[-1] == CARRIER and CONTENT in kinds:
                parts, kinds = parts[:-1], kinds[:-1]
            if len(parts) > 1:
                kinds = [CONTENT] * len(kinds)
            slots = list(zip(parts, kinds, strict=True))
            wanted += slots
            if len(token.text) < _TELLING:
                small.update(slot for slot in slots if slot[1] == FILLER)
        heavy = {key for key, kind in wanted if kind == CONTENT}
        if heavy:
            # «front desk» must not shrink to any desk: only the small words of an expression may be left out.
            wanted = [slot for slot in wanted if slot not in small]
        if not wanted:
            return
        if len(tokens) == 1:
            self._whole.setdefault(_key(tokens[0].text, language), []).append(number)
        keys = tuple(dict.fromkeys(key for key, _ in wanted))
        light = frozenset(keys) - heavy if heavy else frozenset()
        self._terms.append(Term(text, target, keys, light))
        # The term is looked up by its longest weighty slot, the rarest one as a rule.
        driver = max((key for key in keys if key not in light), key=len)
        self._slots.setdefault(driver, []).append(number)
        for group in self._groups.get(driver, ()):
            self._slots.setdefault(f"§{group}", []).append(number)


def _key(word: str, language: Language) -> str:
    return stem_sv(word) if language == "sv" else "e:" + stem_en(word)


def _spoken(words: WordGroup | Need) -> Iterator[tuple[Language, str]]:
    for word in words.swedish:
        yield "sv", word
    for word in words.english:
        yield "en", word


def _phrases(thesaurus: Thesaurus, language: str) -> Iterator[str]:
    for need in thesaurus.needs:
        yield from getattr(need, language)
        if language == "swedish":
            yield need.name
            yield from need.functions
    for group in (*thesaurus.groups, thesaurus.filler, thesaurus.carriers, thesaurus.generic, thesaurus.light):
        yield from getattr(group, language)
