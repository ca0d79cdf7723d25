"""The functions of a register, and which needs of the thesaurus each of them serves."""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from bot.search.analyzer import Analyzer
from bot.search.needs import CARRIER, GROUP, Match, NeedMatcher, ReadText
from bot.search.stems import fold

# How surely a function is meant when its own label, not the thesaurus, holds the word.
_LABEL = 0.9
# A need is served by a function that is not named as its own, but whose label speaks of it.
_RELATED = 0.95
_CLEARLY = 0.9
_SHORTER = 0.6
# A label is found by words of at least this weight.
_SAYS_ENOUGH = 0.6


@dataclass(slots=True)
class FunctionEvidence:
    """What in a text speaks of a function: unit → strength. `said` is the word that says it most clearly."""

    name: str
    strengths: dict[int, float] = field(default_factory=dict)
    said: str = ""
    said_strength: float = 0.0

    def explain(self, spans: Iterable[tuple[int, int]], strength: float, read: ReadText) -> None:
        """Note that the units in `spans` speak of the function."""
        worth = 0.0
        for first, last in spans:
            for unit in range(first, last):
                worth += read.units[unit].weight * strength
                if self.strengths.get(unit, 0.0) < strength:
                    self.strengths[unit] = strength
        if worth > self.said_strength:
            self.said_strength = worth
            texts = [read.units[unit].text for first, last in spans for unit in range(first, last)]
            self.said = " ".join(dict.fromkeys(texts))

    def total(self, read: ReadText) -> float:
        """The weight of what is explained."""
        return sum(strength * read.units[unit].weight for unit, strength in self.strengths.items())


def _narrowed(matches: Iterable[Match], read: ReadText) -> list[Match]:
    """The matches, those of other needs weakened where a longer expression says what a word means.

    «process mapping» is no kind of mapping. Words such as «system» make no expression longer.
    """
    matches = list(matches)
    lengths = [
        sum(any(read.units[unit].kind > CARRIER for unit in range(first, last)) for first, last in match.spans)
        for match in matches
    ]
    longest: dict[int, tuple[int, set[int]]] = {}
    for match, length in zip(matches, lengths, strict=True):
        if match.strength >= _CLEARLY and length > 1:
            for unit in {unit for first, last in match.spans for unit in range(first, last)}:
                known, targets = longest.get(unit, (0, set()))
                if length > known:
                    longest[unit] = length, {match.target}
                elif length == known:
                    targets.add(match.target)
    if not longest:
        return matches
    return [
        replace(match, strength=match.strength * _SHORTER) if _beaten(match, length, longest) else match
        for match, length in zip(matches, lengths, strict=True)
    ]


def _beaten(match: Match, length: int, longest: dict[int, tuple[int, set[int]]]) -> bool:
    for first, last in match.spans:
        for unit in range(first, last):
            known, targets = longest.get(unit, (0, set()))
            if known > length and match.target not in targets:
                return True
    return False


class FunctionTable:
    """Functions by number: their systems, their labels' words and the needs that lead to them."""

    def __init__(self, matcher: NeedMatcher, analyzer: Analyzer) -> None:
        self._matcher = matcher
        self._analyzer = analyzer
        self._numbers: dict[str, int] = {}
        self._labels: list[str] = []
        self._places: dict[tuple[str, ...], int] = {}
        self._set_of = array("I")
        self._sets: list[tuple[tuple[int, ...], array[int]]] = []
        self._sets_of: dict[int, list[int]] = {}
        self._label_keys: dict[str, list[tuple[int, float]]] = {}
        self._by_need: dict[int, list[tuple[int, float]]] = {}
        self._serving: dict[str, set[int]] = {}

    def add(self, system: int, functions: tuple[str, ...]) -> None:
        """Note the functions of the next system in register order."""
        place = self._places.setdefault(functions, len(self._sets))
        if place == len(self._sets):
            numbers = tuple(dict.fromkeys(map(self._number, functions)))
            self._sets.append((numbers, array("I")))
            for function in numbers:
                self._sets_of.setdefault(function, []).append(place)
        self._sets[place][1].append(system)
        self._set_of.append(place)

    def _number(self, label: str) -> int:
        number = self._numbers.setdefault(fold(label), len(self._labels))
        if number == len(self._labels):
            self._labels.append(label)
        return number

    def finish(self) -> None:
        """Join functions with needs: by name, else by what the label says."""
        named: set[int] = set()
        for target, need in enumerate(self._matcher.needs):
            for function in need.functions:
                number = self._numbers.get(fold(function))
                if number is not None:
                    named.add(number)
                    self._by_need.setdefault(target, []).append((number, 1.0))
        for number, label in enumerate(self._labels):
            read = self._matcher.read(label, "sv", self._analyzer, mend=False)
            for piece in re.split(r",| och ", label):
                self._learn_label(number, self._matcher.read(piece, "sv", self._analyzer, mend=False))
            if number not in named:
                self._relate(number, self._matcher.matches(read), read)
            self._serving[label] = {number}
        for target, served in self._by_need.items():
            self._serving.setdefault(self._matcher.needs[target].name, set()).update(number for number, _ in served)

    def _learn_label(self, number: int, piece: ReadText) -> None:
        # «IT-ärenden» speaks of ärenden, but only half: an everyday word in a label is there to narrow it.
        total = sum(unit.weight or 0.5 for unit in piece.units)
        for key, spans in piece.bag.items():
            weight = max(sum(piece.units[i].weight for i in range(first, last)) for first, last, _ in spans)
            if weight >= _SAYS_ENOUGH:
                strength = _LABEL * weight / total * (GROUP if key[0] == "§" else 1.0)
                self._label_keys.setdefault(key, []).append((number, strength))

    def _relate(self, number: int, matches: Iterable[Match], read: ReadText) -> None:
        total = sum(unit.weight for unit in read.units)
        targets: dict[int, float] = {}
        for match in matches:
            weight = sum(read.units[i].weight for first, last in match.spans for i in range(first, last))
            if total and weight * match.strength / total >= 0.45:
                targets[match.target] = max(targets.get(match.target, 0.0), match.strength)
        for target, strength in targets.items():
            self._by_need.setdefault(target, []).append((number, min(_RELATED, strength)))

    def systems_with(self, functions: Collection[int]) -> Iterator[tuple[tuple[int, ...], Sequence[int]]]:
        """Systems that have any of some functions, those with the same ones together: (the ones they have, systems)."""
        for place in sorted({place for function in functions for place in self._sets_of.get(function, ())}):
            numbers, members = self._sets[place]
            yield tuple(number for number in numbers if number in functions), members

    def serving(self, need: str) -> AbstractSet[int]:
        """The functions that serve a need, given by its name; none if the register lacks it."""
        return self._serving.get(need, frozenset())

    def label(self, function: int) -> str:
        """A function as the register calls it."""
        return self._labels[function]

    def functions_of(self, system: int) -> tuple[int, ...]:
        """All functions of a system."""
        return self._sets[self._set_of[system]][0]

    def explain(
        self, matches: Iterable[Match], read: ReadText
    ) -> tuple[dict[int, FunctionEvidence], list[FunctionEvidence]]:
        """What in a text speaks of each function, and of each need that no function serves."""
        matches = _narrowed(matches, read)
        found: dict[int, FunctionEvidence] = {}
        rivals: dict[int, FunctionEvidence] = {}
        for match in matches:
            served = self._by_need.get(match.target)
            if served is None:
                rival = rivals.setdefault(match.target, FunctionEvidence(self._matcher.needs[match.target].name))
                rival.explain(match.spans, match.strength, read)
                continue
            for number, factor in served:
                self._evidence(found, number).explain(match.spans, match.strength * factor, read)
        for key, spans in read.bag.items():
            for number, strength in self._label_keys.get(key, ()):
                for first, last, sure in spans:
                    self._evidence(found, number).explain([(first, last)], strength * sure, read)
        return found, list(rivals.values())

    def _evidence(self, found: dict[int, FunctionEvidence], number: int) -> FunctionEvidence:
        evidence = found.get(number)
        if evidence is None:
            evidence = found[number] = FunctionEvidence(self._labels[number])
        return evidence
