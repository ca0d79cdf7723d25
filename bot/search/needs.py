"""The thesaurus made ready for matching: which needs does a text speak of, and which of its words say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.domain.questions import Language
from bot.search.analyzer import Analyzer, Token
from bot.search.stems import fold, stem_en, stem_sv
from bot.search.thesaurus import Thesaurus, WordGroup

FILLER, GENERIC, LIGHT, CONTENT = 0, 1, 2, 3
_WEIGHT = {FILLER: 0.0, GENERIC: 0.0, LIGHT: 0.4, CONTENT: 1.0}
# Two parts of a compound say less than two words, but more than one.
_PART = 0.65
_NUMBER = 0.3

# How sure a match is, by the way it came about.
EXACT, PARTS, GROUP, SPELLING, LIGHT_MISSING, SCATTERED = 1.0, 0.92, 0.85, 0.95, 0.7, 0.75


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that a need consists of: a word or a part of a compound. `weight` is 0–1."""

    key: str
    text: str
    kind: int
    weight: float
    strength: float = 1.0


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
        self._kinds: dict[Language, dict[str, int]] = {"sv": {}, "en": {}}
        for kind, words in ((LIGHT, thesaurus.light), (GENERIC, thesaurus.generic), (FILLER, thesaurus.filler)):
            self._learn_kinds(kind, words)
        self.analyzer = Analyzer(
            (word for phrase in _phrases(thesaurus, "swedish") for word in phrase.split()),
            (word for phrase in _phrases(thesaurus, "english") for word in phrase.split()),
        )
        self._terms: list[Term] = []
        self._whole: dict[str, list[int]] = {}
        self._slots: dict[str, list[int]] = {}
        self._groups: dict[str, tuple[int, ...]] = {}
        self._learn_groups(thesaurus.groups)
        for target, need in enumerate(thesaurus.needs):
            for language, terms in (("sv", need.swedish), ("en", need.english)):
                for term in dict.fromkeys(terms):
                    self._learn_term(term, target, "sv" if language == "sv" else "en")

    def groups_of(self, key: str) -> tuple[int, ...]:
        """The word groups that a stem belongs to."""
        return self._groups.get(key, ())

    def kind(self, token: Token, part: str, language: Language) -> int:
        """How much a word or compound part says: FILLER, GENERIC, LIGHT or CONTENT."""
        kinds = self._kinds[language]
        if len(token.parts) == 1:
            found = kinds.get(fold(token.text))
            if found is not None:
                return found
        found = kinds.get("=" + part)
        if found is None:
            other = self._kinds["en" if language == "sv" else "sv"].get("=" + part)
            found = other if other in {GENERIC, LIGHT} else None
        return CONTENT if found is None else found

    def read(self, text: str, language: Language, analyzer: Analyzer | None = None, *, mend: bool = True) -> ReadText:
        """A text as units and findable spans."""
        read = ReadText([], {})
        for token in (analyzer or self.analyzer).tokens(text, mend=mend):
            start = len(read.units)
            strength = SPELLING if token.corrected else 1.0
            kinds = [self.kind(token, part, language) for part in token.parts]
            share = 1.0 if kinds.count(CONTENT) + kinds.count(LIGHT) <= 1 else _PART
            for part, kind in zip(token.parts, kinds, strict=True):
                weight = _NUMBER if token.text.isdigit() else _WEIGHT[kind] * share
                read.units.append(Unit(part, token.text, kind, weight, strength))
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
        for language, listed, stem in (("sv", words.swedish, stem_sv), ("en", words.english, stem_en)):
            kinds = self._kinds["sv" if language == "sv" else "en"]
            for word in listed:
                kinds[fold(word)] = kind
                if kind != FILLER:
                    kinds["=" + stem(word)] = kind
                    kinds["=" + stem_sv(word)] = kind

    def _learn_groups(self, groups: Iterable[WordGroup]) -> None:
        collected: dict[str, list[int]] = {}
        for number, group in enumerate(groups):
            for language, words in (("sv", group.swedish), ("en", group.english)):
                for word in words:
                    tokens = self.analyzer.tokens(word)
                    if len(tokens) == 1:
                        key = stem_sv(tokens[0].text) if language == "sv" else stem_en(tokens[0].text)
                        known = collected.setdefault(key, [])
                        if number not in known:
                            known.append(number)
                    else:
                        self._learn_term(word, -number - 1, "sv" if language == "sv" else "en")
        self._groups = {key: tuple(numbers) for key, numbers in collected.items()}

    def _learn_term(self, text: str, target: int, language: Language) -> None:
        tokens = self.analyzer.tokens(text)
        stem = stem_sv if language == "sv" else stem_en
        number = len(self._terms)
        slots: list[tuple[str, int]] = []
        for token in tokens:
            parts = token.parts if language == "sv" or len(token.parts) > 1 else (stem(token.text),)
            slots += [(part, self.kind(token, part, language)) for part in parts]
        if not slots:
            return
        if len(tokens) == 1:
            self._whole.setdefault(stem(tokens[0].text), []).append(number)
        wanted = [slot for slot in slots if slot[1] > GENERIC] or slots
        heavy = [slot for slot in wanted if slot[1] == CONTENT]
        keys = tuple(dict.fromkeys(key for key, _ in wanted))
        light = frozenset(key for key, kind in wanted if kind == LIGHT) if heavy else frozenset()
        self._terms.append(Term(text, target, keys, light))
        # The term is looked up by its longest weighty slot, the rarest one as a rule.
        driver = max((key for key in keys if key not in light), key=len)
        self._slots.setdefault(driver, []).append(number)
        for group in self._groups.get(driver, ()):
            self._slots.setdefault(f"§{group}", []).append(number)


def _phrases(thesaurus: Thesaurus, language: str) -> Iterator[str]:
    for need in thesaurus.needs:
        yield from getattr(need, language)
        if language == "swedish":
            yield need.name
            yield from need.functions
    for group in (*thesaurus.groups, thesaurus.filler, thesaurus.generic, thesaurus.light):
        yield from getattr(group, language)
