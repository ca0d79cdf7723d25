"""The search index: which systems serve a need, how surely, and why.

A need is read as units (words and compound parts). Two kinds of evidence explain a unit: the functions of a
system, through the thesaurus, and the system's own words. A system's *coverage* is the share of the need's
weight that is explained; certainty follows from the best coverage, so that a need of which the decisive word
is unknown is refused however many everyday words match (see calibration.py).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from bot.domain.questions import Certainty, Hit, Language, SearchResult
from bot.domain.systems import ItSystem
from bot.search import calibration
from bot.search.analyzer import Analyzer, clean
from bot.search.embedder import Embedder
from bot.search.functions import FunctionTable
from bot.search.needs import GENERIC, NeedMatcher, ReadText
from bot.search.thesaurus import Thesaurus

# What each field of a system is worth as evidence, in hundredths.
_FIELDS = {"name": 100, "alias": 100, "description": 76, "supplier": 45, "unit": 22}
_GROUP_DISCOUNT = 0.82
# The longest lists of systems that are looked through for one need: a word that so many systems share tells
# nothing, and the time of a question stays bounded however large the register is.
_POSTING_BUDGET = 12_000


@lru_cache(maxsize=4)
def _matcher(thesaurus: Thesaurus) -> NeedMatcher:
    return NeedMatcher(thesaurus)


@dataclass(slots=True)
class _Part:
    """Systems with what finds them. An index has one part, and a second for a role holder's own systems."""

    systems: tuple[ItSystem, ...]
    functions: FunctionTable
    postings: dict[str, array[int]]


@dataclass(slots=True)
class _Scored:
    system: ItSystem
    coverage: float
    rank: float
    order: int
    part: int
    why: str = ""


@dataclass(slots=True)
class _Evidence:
    """What explains each unit for one system: unit → strength, and the word that matched."""

    strengths: dict[int, float] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)


class SearchIndex:
    """An index over the systems that its viewer may see. Never changes once built."""

    def __init__(self, matcher: NeedMatcher, analyzer: Analyzer, parts: tuple[_Part, ...]) -> None:
        self._matcher = matcher
        self.analyzer = analyzer
        self._parts = parts

    @classmethod
    def build(cls, systems: Iterable[ItSystem], thesaurus: Thesaurus, embedder: Embedder | None = None) -> SearchIndex:
        """An index of `systems` and nothing else."""
        del embedder
        systems = tuple(systems)
        matcher = _matcher(thesaurus)
        analyzer = matcher.analyzer.copy()
        analyzer.learn(
            (
                word
                for text in {text for s in systems for text in (s.description, *s.functions)}
                for word in _split(text)
            ),
            names=(word for s in systems for text in (s.name, *s.aliases, s.supplier or "") for word in _split(text)),
        )
        return cls(matcher, analyzer, (_part(systems, matcher, analyzer),))

    def extended(self, systems: Iterable[ItSystem]) -> SearchIndex:
        """This index and `systems` too. What it finds among its own systems stays as it was."""
        return SearchIndex(
            self._matcher, self.analyzer, (*self._parts, _part(tuple(systems), self._matcher, self.analyzer))
        )

    def search(self, need: str, language: Language, limit: int | None = None) -> SearchResult:
        """Systems that serve a need, best first; with certainty NONE there are only near guesses."""
        read = self._matcher.read(clean(need), language, self.analyzer)
        if not any(unit.weight or unit.kind == GENERIC for unit in read.units):
            return SearchResult(Certainty.NONE)
        matches = self._matcher.matches(read)
        found: list[_Scored] = []
        certainties: list[Certainty] = []
        closest: list[_Scored] = []
        for number, part in enumerate(self._parts):
            scored, rival = _score(part, number, read, matches, self._matcher)
            certainty, kept = calibration.judge(scored, rival, read)
            certainties.append(certainty)
            (closest if certainty is Certainty.NONE else found).extend(kept)
        best = min(certainties, key=_SURENESS.__getitem__)
        found.sort(key=lambda item: (-item.rank, item.part, item.order))
        closest.sort(key=lambda item: (-item.rank, item.part, item.order))
        if best is Certainty.NONE:
            return SearchResult(best, (), tuple(map(_hit, closest[: calibration.CLOSEST])))
        return SearchResult(best, tuple(map(_hit, found if limit is None else found[:limit])))


_SURENESS = {Certainty.CERTAIN: 0, Certainty.MAYBE: 1, Certainty.NONE: 2}


def _hit(scored: _Scored) -> Hit:
    return Hit(scored.system.key, round(min(1.0, scored.rank), 4), scored.why)


def _split(text: str) -> list[str]:
    return text.split()


def _part(systems: tuple[ItSystem, ...], matcher: NeedMatcher, analyzer: Analyzer) -> _Part:
    functions = FunctionTable(matcher, analyzer)
    postings: dict[str, array[int]] = {}
    keys_of: dict[str, tuple[str, ...]] = {}
    for number, system in enumerate(systems):
        functions.add(number, system.functions)
        evidence: dict[str, int] = {}
        for kind, text in _texts(system):
            keys = keys_of.get(text)
            if keys is None:
                keys = keys_of[text] = _keys(text, matcher, analyzer)
            worth = _FIELDS[kind]
            for key in keys:
                if evidence.get(key, 0) < worth:
                    evidence[key] = worth
        for key, worth in evidence.items():
            postings.setdefault(key, array("I")).append(number << 7 | worth)
    functions.finish(systems)
    return _Part(systems, functions, postings)


def _texts(system: ItSystem) -> Iterable[tuple[str, str]]:
    yield "description", system.description
    yield "name", system.name
    for alias in system.aliases:
        yield "alias", alias
    if system.supplier:
        yield "supplier", system.supplier
    if system.unit:
        yield "unit", system.unit


def _keys(text: str, matcher: NeedMatcher, analyzer: Analyzer) -> tuple[str, ...]:
    """Stems and word groups by which a system's text can be found; filler and generic words are left out."""
    read = matcher.read(text, "sv", analyzer, mend=False)
    kept = []
    for key, spans in read.bag.items():
        if any(read.units[i].weight for first, last, _ in spans for i in range(first, last)):
            kept.append(key)
    return tuple(kept)


def _score(
    part: _Part, number: int, read: ReadText, matches: Sequence, matcher: NeedMatcher
) -> tuple[list[_Scored], float]:
    """All systems with evidence, and the coverage of the best need that no function here serves."""
    units = read.units
    weights = [unit.weight for unit in units]
    total = calibration.total_weight(read)
    by_function, rival_units = part.functions.explain(matches, read)
    rival = max((_sum(strengths, weights) / total for strengths in rival_units), default=0.0) if total else 0.0
    own = _own_evidence(part, read)
    candidates: dict[int, list[int]] = {}
    for function in by_function:
        for system in part.functions.members(function):
            candidates.setdefault(system, []).append(function)
    for system in own:
        candidates.setdefault(system, [])
    scored = []
    for system, functions in candidates.items():
        evidence = own.get(system)
        best: dict[int, float] = {}
        for function in functions:
            for unit, strength in by_function[function].strengths.items():
                if best.get(unit, 0.0) < strength:
                    best[unit] = strength
        own_share = 0.0
        if evidence is not None:
            own_share = _sum(
                evidence.strengths, [w or (0.12 if u.kind == GENERIC else 0.0) for w, u in zip(weights, units)]
            )
            for unit, strength in evidence.strengths.items():
                if best.get(unit, 0.0) < strength:
                    best[unit] = strength
        coverage = min(1.0, _sum(best, weights) / total) if total else 0.0
        rank = 0.8 * coverage + 0.2 * min(1.0, own_share / (total or 1.0))
        item = _Scored(part.systems[system], coverage, rank, system, number)
        item.why = _why(evidence, [by_function[f] for f in functions], read)
        scored.append(item)
    scored.sort(key=lambda item: (-item.rank, item.order))
    return scored, rival


def _sum(strengths: dict[int, float], weights: Sequence[float]) -> float:
    return sum(strength * weights[unit] for unit, strength in strengths.items())


def _own_evidence(part: _Part, read: ReadText) -> dict[int, _Evidence]:
    found: dict[int, _Evidence] = {}
    lists = [
        (postings, key, spans) for key, spans in read.bag.items() if (postings := part.postings.get(key)) is not None
    ]
    lists.sort(key=lambda entry: (len(entry[0]), entry[1]))
    budget = _POSTING_BUDGET
    size = len(part.systems)
    for postings, key, spans in lists:
        budget -= len(postings)
        if budget < 0:
            break
        rarity = 1.0 if size < 2 else 0.75 + 0.25 * (1.0 - log(len(postings)) / log(size))
        for entry in postings:
            evidence = found.get(entry >> 7)
            if evidence is None:
                evidence = found[entry >> 7] = _Evidence()
            worth = (entry & 127) / 100 * rarity
            if key[0] == "§":
                worth *= _GROUP_DISCOUNT
            for first, last, strength in spans:
                for unit in range(first, last):
                    if evidence.strengths.get(unit, 0.0) < worth * strength:
                        evidence.strengths[unit] = worth * strength
                        evidence.words[unit] = key
    return found


def _why(evidence: _Evidence | None, functions: Sequence, read: ReadText) -> str:
    """«diarium → Ärende- och dokumenthantering»: the asker's words and what they were taken for."""
    best_function = max(functions, key=lambda f: (f.total(read), f.name), default=None)
    if best_function is not None and best_function.said:
        return f"{best_function.said} → {best_function.name}"
    if evidence is None:
        return ""
    unit = max(evidence.strengths, key=lambda u: (evidence.strengths[u] * read.units[u].weight, -u))
    return read.units[unit].text
