"""What is left of a sentence when known wordings are cut out: the need, in the asker's own words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from importlib import resources

from bot.search.tokens import Sentence, Token, folded


def _words(name: str) -> frozenset[str]:
    file = resources.files("bot.search") / "wording" / "edges.toml"
    lines = tomllib.loads(file.read_text(encoding="utf-8"))[name]
    return frozenset(folded(word) for line in lines for word in line.split())


GENERIC = _words("generic")
"""Words for any kind of system."""

_TRAILING = _words("words")

EDGE_WORDS = _TRAILING | GENERIC
"""Words that carry no need at the beginning of a wording."""


def remaining(sentence: Sentence, taken: Iterable[int]) -> str | None:
    """What is left of a sentence when the tokens `taken` are cut out: the need, in the asker's own spelling."""
    runs = list(_runs(sentence.tokens, taken))
    return " ".join(sentence.slice(first, last) for first, last in runs) or None


def content(sentence: Sentence, taken: Iterable[int]) -> list[Token]:
    """The words that carry meaning outside the tokens `taken`."""
    return [
        word
        for first, last in _runs(sentence.tokens, taken)
        for word in sentence.tokens[first:last]
        if word.folded not in EDGE_WORDS
    ]


def _runs(words: Sequence[Token], taken: Iterable[int]) -> Iterable[tuple[int, int]]:
    cut = [False] * len(words)
    for place in taken:
        cut[place] = True
    place = 0
    while place < len(words):
        if cut[place]:
            place += 1
            continue
        end = place
        while end < len(words) and not cut[end]:
            end += 1
        first, last = place, end
        while first < last and words[first].folded in EDGE_WORDS:
            first += 1
        # «library system» keeps its last word: it tells what kind of library is meant.
        while last > first and words[last - 1].folded in _TRAILING:
            last -= 1
        if all(word.folded in EDGE_WORDS for word in words[first:last]):
            last = first
        if first < last:
            yield first, last
        place = end
