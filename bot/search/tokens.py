"""Words of a message with their places, so that what is cut out keeps the asker's own spelling."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MAX_CHARACTERS = 2_000
"""What of a message is read. A question is shorter; what comes after is somebody's forwarded mail."""

MAX_WORD = 60
"""Letters of one word that are looked at."""

_WORD = re.compile(r"[^\W_]+(?:\N{DEGREE SIGN}|(?<=[cfj])#|(?<=c)\+\+)?", re.IGNORECASE)
# A full stop after a single letter belongs to an abbreviation («t.ex.», «bl. a.», «f.d.»).
_ABBREVIATED = ("ang", "ev", "ca", "nr", "resp", "avd", "inkl", "exkl", "tel", "förv", "re", "dept", "incl")
_SENTENCE_END = re.compile(
    r"[?!\u2026]+\s*|(?<!\b\w)"
    + "".join(rf"(?<!\b{word})" for word in _ABBREVIATED)
    + r"\.+(?=\s|$)\s*|\s*\n\s*|\s;\s",
    re.IGNORECASE,
)
_FOLD = str.maketrans(
    {"æ": "a", "ø": "o", "ß": "ss", "ð": "d", "þ": "th", "ł": "l", "\N{DEGREE SIGN}": None, "#": None, "+": None}
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `start` and `end` are places in the sentence's text; `folded` has no case and no diacritics."""

    raw: str
    folded: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """True if it is written as a name: a capital, or a digit among letters."""
        return any(letter.isupper() for letter in self.raw)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a message, or the whole message where it has none."""

    text: str
    tokens: tuple[Token, ...]
    asks: bool = False

    def slice(self, first: int, last: int) -> str:
        """The asker's own text from token `first` up to but not including `last`."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""


@lru_cache(maxsize=16_384)
def folded(word: str) -> str:
    """A word without case and diacritics: «Ärendes» → «arendes»."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_FOLD)


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in order."""
    return tuple(
        Token(match[0], folded(match[0][:MAX_WORD]), match.start(), match.end()) for match in _WORD.finditer(text)
    )


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a message that hold a word."""
    found = []
    begin = 0
    for match in (*_SENTENCE_END.finditer(text), None):
        end = match.start() if match else len(text)
        part = text[begin:end]
        words = tokens(part)
        if words:
            found.append(Sentence(part, words, asks=match is not None and "?" in match[0]))
        begin = match.end() if match else end
    return tuple(found)
