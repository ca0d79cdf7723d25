"""The search index: which systems serve a need, how surely, and why.

A need is read as units (words and compound parts). Two kinds of evidence explain a unit: the functions of a
system, through the thesaurus, and the system's own words. A system's *coverage* is the share of the need's
weight that is explained; certainty follows from the best coverage, so that a need of which the decisive word
is unknown is refused however many everyday words match (calibration.py).
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache

from bot.domain.questions import Certainty, Hit, Language, SearchResult
from bot.domain.systems import ItSystem
from bot.search import calibration
from bot.search.analyzer import Analyzer, clean
from bot.search.blend import softened, told
from bot.search.embedder import Embedder
from bot.search.judging import SURENESS, Judged, Reading, judge
from bot.search.needs import NeedMatcher
from bot.search.postings import Postings
from bot.search.sides import Sides, preferred
from bot.search.soft import Likeness
from bot.search.thesaurus import Thesaurus

_SENTENCES = 8
# A text of so many words tells of a situation; a shorter one names what it wants.
_TELLS = 6


@lru_cache(maxsize=4)
def _matcher(thesaurus: Thesaurus) -> NeedMatcher:
    matcher = NeedMatcher(thesaurus)
    # Made now, or somebody's first question would wait for it.
    _ = matcher.situations
    return matcher


def analyzer_of(thesaurus: Thesaurus) -> Analyzer:
    """The analyzer of the thesaurus's own words. Shared: not to be taught."""
    return _matcher(thesaurus).analyzer


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Building makes many small objects and no rubbish: looking for some in between takes a quarter of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class SearchIndex:
    """An index over the systems that its viewer may see. Never changes once built."""

    def __init__(self, matcher: NeedMatcher, analyzer: Analyzer, parts: tuple[Postings, ...]) -> None:
        self._matcher = matcher
        self._parts = parts
        self._sides = Sides(matcher, analyzer)
        self.analyzer = analyzer

    @classmethod
    def build(cls, systems: Iterable[ItSystem], thesaurus: Thesaurus, embedder: Embedder | None = None) -> SearchIndex:
        """An index of `systems` and nothing else. `embedder` is not used yet (docs/decisions/011)."""
        del embedder
        with _without_collecting():
            return cls._built(tuple(systems), thesaurus)

    @classmethod
    def _built(cls, systems: tuple[ItSystem, ...], thesaurus: Thesaurus) -> SearchIndex:
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
        sentences: list[Reading] | None = None
        likeness: Likeness | None = None
        judged: list[Judged] = []
        for number, part in enumerate(self._parts):
            best = first = judge(part, number, whole)
            if best.certainty is Certainty.NONE:
                # What somebody tells around their question must not hide it.
                if sentences is None:
                    sentences = [self._reading(sentence, language) for sentence in _sentences(text)]
                best = min(
                    [best, *(judge(part, number, sentence) for sentence in sentences)], key=lambda one: one.strength
                )
            if best.certainty is not Certainty.CERTAIN or len(whole.read.units) >= _TELLS:
                likeness = likeness or self._matcher.situations.likeness(text, language)
                best = softened(part, number, best, told(part, likeness, first))
                if best.certainty is not Certainty.NONE:
                    belonging = self._sides.belonging(part, number, likeness.sides)
                    best = replace(best, groups=preferred(best.groups, belonging))
            judged.append(best)
        certainty = min((one.certainty for one in judged), key=SURENESS.__getitem__)
        none = certainty is Certainty.NONE
        groups = [group for one in judged for group in one.groups if (one.certainty is Certainty.NONE) == none]
        found = [(-group.rank, group.part, system, group.why) for group in groups for system in group.systems]
        found.sort()
        hits = tuple(
            Hit(self._parts[part].keys[system], round(min(1.0, -rank), 4), why)
            for rank, part, system, why in found[: calibration.CLOSEST if none else limit]
        )
        return SearchResult(certainty, (), hits) if none else SearchResult(certainty, hits)

    def _reading(self, text: str, language: Language) -> Reading:
        read = self._matcher.read(text, language, self.analyzer)
        return Reading(read, self._matcher.matches(read))


def _sentences(text: str) -> list[str]:
    """The sentences of a message that has several."""
    sentences = [part for part in re.split(r"[.!?\n]+(?:\s|$)", text) if len(part) > 8]
    return sentences[:_SENTENCES] if len(sentences) > 1 and len(text) > 60 else []
