"""Swedish or English, from the words of one message."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from bot.domain.questions import Language
from bot.search.tokens import Token, folded

_SWEDISH_LETTERS = re.compile(r"[åäö]", re.IGNORECASE)


@cache
def _signs() -> dict[str, tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]]:
    file = resources.files("bot.search") / "wording" / "languages.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        language: (
            frozenset(folded(word) for line in signs["words"] for word in line.split()),
            tuple(folded(ending) for ending in signs["endings"].split()),
            tuple(folded(letters) for letters in signs["letters"].split()),
        )
        for language, signs in table.items()
    }


def detect(words: Sequence[Token], default: Language) -> Language:
    """The language of a message's words; `default` where they do not tell, as with a name alone."""
    swedish = sum(_weight(word, "sv") for word in words)
    english = sum(_weight(word, "en") for word in words)
    if swedish == english:
        return default
    return "sv" if swedish > english else "en"


def _weight(word: Token, language: Language) -> int:
    """How much a word speaks for a language: 3 a common word, 1 its spelling."""
    common, endings, letters = _signs()[language]
    if language == "sv" and _SWEDISH_LETTERS.search(word.raw):
        return 4
    if word.folded in common:
        return 3
    if len(word.folded) < 5:
        return 0
    return int(word.folded.endswith(endings)) + int(any(part in word.folded for part in letters))
