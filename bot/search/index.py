"""The search index: which systems serve a need, how surely, and why.

A need is read as units (words and compound parts). Two kinds of evidence explain a unit: the functions of a
system, through the thesaurus, and the system's own words. A system's *coverage* is the share of the need's
weight that is explained; certainty follows from the best coverage, so that a need of which the decisive word
is unknown is refused however many everyday words match (calibration.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.questions import Certainty, Hit, Language, SearchResult
from bot.domain.systems import ItSystem
from bot.search import calibration
from bot.search.analyzer import Analyzer, clean
from bot.search.calibration import Measure
from bot.search.embedder import Embedder
from bot.search.functions import FunctionEvidence
from bot.search.needs import Match, NeedMatcher, ReadText
from bot.search.postings import Evidence, Postings
from bot.search.thesaurus import Thesaurus

_SENTENCES = 8
_SURENESS = {Certainty.CERTAIN: 0, Certainty.MAYBE: 1, Certainty.NONE: 2}


@lru_cache(maxsize=4)
def _matcher(thesaurus: Thesaurus) -> NeedMatcher:
    return NeedMatcher(thesaurus)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text with the needs that it speaks of."""

    read: ReadText
    matches: Sequence[Match]


@dataclass(frozen=True, slots=True)
class _Scored:
    """A system, how well it answers (see Measure), and its place: part of the index and number in that part."""

    measure: Measure
    rank: float
    part: int
    number: int
    why: str


_Judged = tuple[Certainty, list[_Scored]]


class SearchIndex:
    """An index over the systems that its viewer may see. Never changes once built."""

    def __init__(self, matcher: NeedMatcher, analyzer: Analyzer, parts: tuple[Postings, ...]) -> None:
        self._matcher = matcher
        self._parts = parts
        self.analyzer = analyzer

    @classmethod
    def build(cls, systems: Iterable[ItSystem], thesaurus: Thesaurus, embedder: Embedder | None = None) -> SearchIndex:
        """An index of `systems` and nothing else. `embedder` is not used yet (docs/decisions, semantic layer)."""
        del embedder
        systems = tuple(systems)
        matcher = _matcher(thesaurus)
        analyzer = matcher.analyzer.copy()
        texts = {text for system in systems for text in (system.description, *system.functions)}
        names = {text for system in systems for text in (system.name, *system.aliases, system.supplier or "")}
        analyzer.learn(
            (word for text in sorted(texts) for word in text.split()),
            names=(word for text in sorted(names) for word in text.split()),
        )
        return cls(matcher, analyzer, (Postings(systems, matcher, analyzer),))

    def extended(self, systems: Iterable[ItSystem]) -> SearchIndex:
        """This index and `systems` too. What it finds among its own systems stays as it was."""
        more = Postings(tuple(systems), self._matcher, self.analyzer)
        return SearchIndex(self._matcher, self.analyzer, (*self._parts, more))

    def search(self, need: str, language: Language, limit: int | None = None) -> SearchResult:
        """Systems that serve a need, best first. With certainty NONE there are no hits, only near guesses."""
        text = clean(need)
        whole = self._reading(text, language)
        sentences: list[_Reading] | None = None
        judged: list[_Judged] = []
        for number, part in enumerate(self._parts):
            best = _judge(part, number, whole)
            if best[0] is Certainty.NONE:
                # What somebody tells around their question must not hide it.
                if sentences is None:
                    sentences = [self._reading(sentence, language) for sentence in _sentences(text)]
                best = min([best, *(_judge(part, number, sentence) for sentence in sentences)], key=_strength)
            judged.append(best)
        certainty = min((sureness for sureness, _ in judged), key=_SURENESS.__getitem__)
        none = certainty is Certainty.NONE
        found = [item for sureness, kept in judged for item in kept if (sureness is Certainty.NONE) == none]
        found.sort(key=lambda item: (-item.rank, item.part, item.number))
        hits = tuple(map(self._hit, found[:limit]))
        return SearchResult(certainty, (), hits[: calibration.CLOSEST]) if none else SearchResult(certainty, hits)

    def _reading(self, text: str, language: Language) -> _Reading:
        read = self._matcher.read(text, language, self.analyzer)
        return _Reading(read, self._matcher.matches(read))

    def _hit(self, scored: _Scored) -> Hit:
        return Hit(self._parts[scored.part].keys[scored.number], round(min(1.0, scored.rank), 4), scored.why)


def _sentences(text: str) -> list[str]:
    """The sentences of a message that has several."""
    sentences = [part for part in re.split(r"[.!?\n]+(?:\s|$)", text) if len(part) > 8]
    return sentences[:_SENTENCES] if len(sentences) > 1 and len(text) > 60 else []


def _strength(judged: _Judged) -> tuple[int, float]:
    certainty, found = judged
    return _SURENESS[certainty], -found[0].measure.explained if found else 0.0


def _judge(part: Postings, number: int, reading: _Reading) -> _Judged:
    """The systems of one part that answer a reading, best first, and how sure they are."""
    read = reading.read
    if not any(unit.kind for unit in read.units):
        return Certainty.NONE, []
    namings = part.named(read)
    weights = calibration.weights(read, reading.matches, [(naming.first, naming.last) for naming in namings])
    by_function, rivals = part.functions.explain(reading.matches, read)
    own = part.evidence(read)
    for naming in namings:
        own.setdefault(naming.system, Evidence()).note(range(naming.first, naming.last), 1.0)
    known = {unit for function in by_function.values() for unit in function.strengths}
    known.update(unit for evidence in own.values() for unit in evidence.strengths)
    scale = calibration.Scale(weights, calibration.costs(read, weights, known, rivals), read)
    rival = max((scale.coverage(strengths) for strengths in rivals), default=0.0)
    called = {naming.system for naming in namings}
    scored = []
    # Systems without words of their own in the need differ only by their functions: measured once each.
    alike: dict[tuple[int, ...], tuple[Measure, str]] = {}
    for system, functions in _candidates(part, by_function, own).items():
        words = own.get(system)
        measured = alike.get(functions) if words is None else None
        if measured is None:
            joined = [by_function[function] for function in functions]
            measure = scale.measure(
                [function.strengths for function in joined],
                words.strengths if words is not None else {},
                named=system in called,
            )
            measured = measure, _why(part.titles[system], words, joined, read)
            if words is None:
                alike[functions] = measured
        scored.append(_Scored(measured[0], calibration.rank(measured[0]), number, system, measured[1]))
    scored.sort(key=lambda item: (-item.rank, item.number))
    certainty, belongs = calibration.judge([item.measure for item in scored], rival)
    if certainty is Certainty.NONE:
        return certainty, scored[: calibration.CLOSEST]
    return certainty, [item for item, kept in zip(scored, belongs, strict=True) if kept]


def _candidates(
    part: Postings, by_function: Mapping[int, FunctionEvidence], own: Mapping[int, Evidence]
) -> dict[int, tuple[int, ...]]:
    """Systems with any evidence, and which of the functions spoken of they have."""
    found: dict[int, tuple[int, ...]] = dict.fromkeys(own, ())
    for function in by_function:
        for system in part.functions.members(function):
            found[system] = (*found.get(system, ()), function)
    return found


def _why(title: str, evidence: Evidence | None, functions: Sequence[FunctionEvidence], read: ReadText) -> str:
    """«diarium → Ärende- och dokumenthantering»: the asker's words and what they were taken for."""
    function = max(functions, key=lambda function: (function.total(read), function.name), default=None)
    if function is not None and function.said:
        return f"{function.said} → {function.name}"
    if evidence is None:
        return ""
    unit = max(evidence.strengths, key=lambda unit: (evidence.strengths[unit] * read.units[unit].weight, -unit))
    return f"{read.units[unit].text} → {title}"
