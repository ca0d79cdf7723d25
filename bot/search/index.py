"""The search index: which systems serve a need, how surely, and why.

A need is read as units (words and compound parts). Two kinds of evidence explain a unit: the functions of a
system, through the thesaurus, and the system's own words. A system's *coverage* is the share of the need's
weight that is explained; certainty follows from the best coverage, so that a need of which the decisive word
is unknown is refused however many everyday words match (calibration.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
class _Group:
    """Systems that answer equally well (see Measure), by part of the index and number in that part."""

    measure: Measure
    rank: float
    part: int
    systems: Sequence[int]
    why: str


_Judged = tuple[Certainty, list[_Group]]


class SearchIndex:
    """An index over the systems that its viewer may see. Never changes once built."""

    def __init__(self, matcher: NeedMatcher, analyzer: Analyzer, parts: tuple[Postings, ...]) -> None:
        self._matcher = matcher
        self._parts = parts
        self.analyzer = analyzer

    @classmethod
    def build(cls, systems: Iterable[ItSystem], thesaurus: Thesaurus, embedder: Embedder | None = None) -> SearchIndex:
        """An index of `systems` and nothing else. `embedder` is not used yet (docs/decisions/011)."""
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
        groups = [group for sureness, kept in judged for group in kept if (sureness is Certainty.NONE) == none]
        found = [(-group.rank, group.part, system, group.why) for group in groups for system in group.systems]
        found.sort()
        hits = tuple(
            Hit(self._parts[part].keys[system], round(min(1.0, -rank), 4), why)
            for rank, part, system, why in found[: calibration.CLOSEST if none else limit]
        )
        return SearchResult(certainty, (), hits) if none else SearchResult(certainty, hits)

    def _reading(self, text: str, language: Language) -> _Reading:
        read = self._matcher.read(text, language, self.analyzer)
        return _Reading(read, self._matcher.matches(read))


def _sentences(text: str) -> list[str]:
    """The sentences of a message that has several."""
    sentences = [part for part in re.split(r"[.!?\n]+(?:\s|$)", text) if len(part) > 8]
    return sentences[:_SENTENCES] if len(sentences) > 1 and len(text) > 60 else []


def _strength(judged: _Judged) -> tuple[int, float]:
    certainty, found = judged
    return _SURENESS[certainty], -found[0].measure.explained if found else 0.0


def _judge(part: Postings, number: int, reading: _Reading) -> _Judged:
    """The systems of one part that answer a reading, the best first, and how sure that is."""
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
    groups = []
    # Systems without words of their own in the need differ only by their functions: measured together.
    for functions, members in part.functions.systems_with(by_function):
        joined = [by_function[function] for function in functions]
        measure = scale.measure([function.strengths for function in joined], {}, named=False)
        others = members if not own else [system for system in members if system not in own]
        groups.append(_Group(measure, calibration.rank(measure), number, others, _why("", None, joined, read)))
    for system, words in own.items():
        joined = [by_function[f] for f in part.functions.functions_of(system) if f in by_function]
        strengths = [function.strengths for function in joined]
        measure = scale.measure(strengths, words.strengths, named=system in called)
        why = _why(part.titles[system], words, joined, read)
        groups.append(_Group(measure, calibration.rank(measure), number, (system,), why))
    groups.sort(key=lambda group: (-group.rank, group.systems[0] if group.systems else 0))
    certainty, belongs = calibration.judge([group.measure for group in groups], rival)
    if certainty is Certainty.NONE:
        return certainty, groups[: calibration.CLOSEST]
    return certainty, [group for group, kept in zip(groups, belongs, strict=True) if kept]


def _why(title: str, evidence: Evidence | None, functions: Sequence[FunctionEvidence], read: ReadText) -> str:
    """«diarium → Ärende- och dokumenthantering»: the asker's words and what they were taken for."""
    function = max(functions, key=lambda function: (function.total(read), function.name), default=None)
    if function is not None and function.said:
        return f"{function.said} → {function.name}"
    if evidence is None:
        return ""
    unit = max(evidence.strengths, key=lambda unit: (evidence.strengths[unit] * read.units[unit].weight, -unit))
    return f"{read.units[unit].text} → {title}"
