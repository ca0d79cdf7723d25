"""What a need is about, as stems of its words: the same need is found by them whatever the register holds."""

from __future__ import annotations

from bot.search.analyzer import words
from bot.search.stems import fold, stem_sv

_SHORTEST_WORD = 4
_EMPTY_WORDS = {
    "sv": "behöver behov system kunna skulle vill även eller inte från något köpa nytt",
    "en": "need would like able with that",
}
_SAYS_NOTHING = frozenset(stem_sv(fold(word)) for said in _EMPTY_WORDS.values() for word in said.split())


def need_stems(need: str) -> tuple[str, ...]:
    """The stems of a need's words that say something, in alphabetical order."""
    return tuple(sorted({stem_sv(fold(word)) for word in words(need) if len(word) >= _SHORTEST_WORD} - _SAYS_NOTHING))
