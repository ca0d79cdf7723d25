"""The search index: which systems serve a need, how surely, and why.

A need is read as units (words and compound parts). Two kinds of evidence explain a unit: the functions of a
system, through the thesaurus, and the system's own words. A system's *coverage* is the share of the need's
weight that is explained; certainty follows from the best coverage, so that a need of which the decisive word
is unknown is refused however many everyday words match (see calibration.py).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from bot.domain.questions import Certainty, Hit, Language, SearchResult
from bot.domain.systems import ItSystem
from bot.search import calibration
from bot.search.analyzer import Analyzer, clean, words
from bot.search.embedder import Embedder
from bot.search.functions import FunctionEvidence, FunctionTable
from bot.search.needs import GENERIC, Match, NeedMatcher, ReadText
from bot.search.stems import fold
from bot.search.thesaurus import Thesaurus

# What each field of a system is worth as evidence, in hundredths.
_FIELDS = {"name": 90, "alias": 90, "description": 76, "supplier": 45, "unit": 22}
_NAMED = frozenset(("name", "alias", "supplier"))
_SHARED_NAME = 60  # «Visma» stands in many names and tells little of any
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
    names: dict[str, list[int]]


@dataclass(slots=True)
class _Scored:
    """A system and how much of the need is explained: in all (with and without allowance for words that
    matter less), by its functions and by its own words.
    """

    system: ItSystem
    coverage: float
    plain: float
    explained: float
    served: float
    spoken: float
    named: bool
    order: int
    part: int
    why: str = ""

    @property
    def rank(self) -> float:
        return calibration.rank(self.coverage, self.served, self.spoken, named=self.named)


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
        text = clean(need)
        result = self._search(text, language)
        if result[0] is Certainty.NONE:
            # What somebody tells around their question must not hide it.
            others = [self._search(sentence, language) for sentence in _sentences(text)]
            result = min([result, *others], key=_strength)
        certainty, found = result
        hits = tuple(map(_hit, found[:limit]))
        if certainty is Certainty.NONE:
            return SearchResult(certainty, (), hits[: calibration.CLOSEST])
        return SearchResult(certainty, hits)

    def _search(self, text: str, language: Language) -> tuple[Certainty, list[_Scored]]:
        read = self._matcher.read(text, language, self.analyzer)
        if not any(unit.kind for unit in read.units):
            return Certainty.NONE, []
        matches = self._matcher.matches(read)
        judged = []
        for number, part in enumerate(self._parts):
            scored, rival = _score(part, number, read, matches)
            judged.append(calibration.judge(scored, rival))
        best = min((certainty for certainty, _ in judged), key=_SURENESS.__getitem__)
        found = [
            item
            for certainty, kept in judged
            for item in kept
            if (certainty is Certainty.NONE) == (best is Certainty.NONE)
        ]
        found.sort(key=lambda item: (-item.rank, item.part, item.order))
        return best, found


def _sentences(text: str) -> list[str]:
    """The sentences of a message that has several, at most eight."""
    sentences = [part for part in re.split(r"[.!?\n]+(?:\s|$)", text) if len(part) > 8]
    return sentences[:8] if len(sentences) > 1 and len(text) > 60 else []


def _strength(result: tuple[Certainty, list[_Scored]]) -> tuple[int, float]:
    certainty, found = result
    return _SURENESS[certainty], -found[0].explained if found else 0.0


_SURENESS = {Certainty.CERTAIN: 0, Certainty.MAYBE: 1, Certainty.NONE: 2}


def _hit(scored: _Scored) -> Hit:
    return Hit(scored.system.key, round(min(1.0, scored.rank), 4), scored.why)


def _split(text: str) -> list[str]:
    return text.split()


def _part(systems: tuple[ItSystem, ...], matcher: NeedMatcher, analyzer: Analyzer) -> _Part:
    functions = FunctionTable(matcher, analyzer)
    postings: dict[str, array[int]] = {}
    names: dict[str, list[int]] = {}
    keys_of: dict[str, tuple[str, ...]] = {}
    shared = _shared_names(systems)
    for number, system in enumerate(systems):
        functions.add(number, system.functions)
        evidence: dict[str, int] = {}
        for kind, text in _texts(system):
            keys = keys_of.get(text)
            if keys is None:
                keys = keys_of[text] = _keys(text, matcher, analyzer, names=kind in _NAMED)
            if kind in _NAMED:
                keys += _written(text)
            for key in keys:
                worth = _SHARED_NAME if kind == "name" and key in shared else _FIELDS[kind]
                if evidence.get(key, 0) < worth:
                    evidence[key] = worth
        for name in (system.name, *system.aliases):
            names.setdefault(_together(name), []).append(number)
        for key, worth in evidence.items():
            postings.setdefault(key, array("I")).append(number << 7 | worth)
    functions.finish()
    return _Part(systems, functions, postings, names)


def _shared_names(systems: Sequence[ItSystem]) -> frozenset[str]:
    """Stems of words that begin the names of several systems: most are makers' names."""
    count = Counter("n:" + fold(first) for s in systems if len(parts := words(s.name)) > 1 and (first := parts[0]))
    return frozenset(key for key, times in count.items() if times > 1)


def _texts(system: ItSystem) -> Iterable[tuple[str, str]]:
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
    read = matcher.read(text, "sv", analyzer, mend=False)
    kept = []
    for key, spans in read.bag.items():
        if not key.startswith("n:") and any(
            read.units[i].kind >= GENERIC and not (names and read.units[i].strange)
            for first, last, _ in spans
            for i in range(first, last)
        ):
            kept.append(key)
    return tuple(kept)


def _written(text: str) -> tuple[str, ...]:
    return tuple("n:" + fold(piece) for word in words(text) for piece in re.split(r"[-'’.:&+/]", word) if piece)


def _together(name: str) -> str:
    return "".join(key[2:] for key in _written(name))


def _score(part: _Part, number: int, read: ReadText, matches: Sequence[Match]) -> tuple[list[_Scored], float]:
    """All systems with evidence, and the coverage of the best need that no function here serves."""
    named = _named(part, read)
    weights = calibration.weights(read, matches, [span for _, span in named])
    by_function, rivals = part.functions.explain(matches, read)
    own = _own_evidence(part, read)
    for system, (first, last) in named:
        evidence = own.setdefault(system, _Evidence())
        evidence.strengths.update(dict.fromkeys(range(first, last), 1.0))
        evidence.words.update(dict.fromkeys(range(first, last), part.systems[system].name))
    called = {system for system, _ in named}
    candidates: dict[int, list[int]] = {}
    for function in by_function:
        for system in part.functions.members(function):
            candidates.setdefault(system, []).append(function)
    for system in own:
        candidates.setdefault(system, [])
    known = {unit for evidence in by_function.values() for unit in evidence.strengths}
    known.update(unit for evidence in own.values() for unit in evidence.strengths)
    costs = calibration.costs(read, weights, known, rivals)
    rival = max((calibration.coverage(strengths, weights, costs) for strengths in rivals), default=0.0)
    scored = []
    for system, functions in candidates.items():
        evidence = own.get(system)
        best: dict[int, float] = {}
        for function in functions:
            for unit, strength in by_function[function].strengths.items():
                if best.get(unit, 0.0) < strength:
                    best[unit] = strength
        served = calibration.coverage(best, weights, weights)
        spoken = 0.0
        if evidence is not None:
            spoken = calibration.own_share(evidence.strengths, weights, read)
            for unit, strength in evidence.strengths.items():
                if best.get(unit, 0.0) < strength:
                    best[unit] = strength
        item = _Scored(
            part.systems[system],
            calibration.coverage(best, weights, costs),
            calibration.coverage(best, weights, weights),
            sum(strength * weights[unit] for unit, strength in best.items()),
            served,
            spoken,
            system in called,
            system,
            number,
        )
        item.why = _why(evidence, [by_function[f] for f in functions], read)
        scored.append(item)
    scored.sort(key=lambda item: (-item.rank, item.order))
    return scored, rival


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


def _named(part: _Part, read: ReadText) -> list[tuple[int, tuple[int, int]]]:
    """Systems whose whole name is said, together or apart («skola 24»), and where."""
    found: list[tuple[int, tuple[int, int]]] = []
    written = sorted(
        (first, last, key[2:]) for key, spans in read.bag.items() if key.startswith("n:") for first, last, _ in spans
    )
    for start in range(len(written)):
        name = ""
        for first, last, form in written[start : start + 5]:
            del first
            name += form
            found += [(system, (written[start][0], last)) for system in part.names.get(name, ())]
    return found


def _why(evidence: _Evidence | None, functions: Sequence[FunctionEvidence], read: ReadText) -> str:
    """«diarium → Ärende- och dokumenthantering»: the asker's words and what they were taken for."""
    best_function = max(functions, key=lambda f: (f.total(read), f.name), default=None)
    if best_function is not None and best_function.said:
        return f"{best_function.said} → {best_function.name}"
    if evidence is None:
        return ""
    unit = max(evidence.strengths, key=lambda u: (evidence.strengths[u] * read.units[u].weight, -u))
    return read.units[unit].text
