"""Nearest known word to a misspelt one."""

from __future__ import annotations

from bisect import bisect_left

from rapidfuzz import process
from rapidfuzz.distance import OSA

# A first letter is rarely wrong; requiring it keeps «hamn» from becoming «namn» and the look-up short.
_SHORTEST = 5
_SHORTENED = 7
_HEARD = (
    ("ph", "f"),
    ("ck", "k"),
    ("ch", "k"),
    ("qu", "kv"),
    ("c", "k"),
    ("w", "v"),
    ("z", "s"),
    ("th", "t"),
    ("y", "i"),
)
# Words that sound alike may begin with different ones of these.
_FIRST_LETTERS = {letter: group for group in ("ckq", "vw", "sz", "fp", "iy") for letter in group}


class Speller:
    """Known words by first letter and length. Letters are folded."""

    def __init__(self) -> None:
        self._shelves: dict[tuple[str, int], dict[str, str]] = {}
        self._sounds: dict[str, dict[str, str]] = {}  # made per first letter, when somebody misspells
        self._sorted: dict[str, list[str]] = {}

    def add(self, folded: str, word: str) -> None:
        """Make a word known by its folded letters."""
        if len(folded) >= _SHORTEST - 1 and folded.isalpha():
            self._shelves.setdefault((folded[0], len(folded)), {}).setdefault(folded, word)
            self._sorted.clear()
            self._sounds.clear()

    def copy(self) -> Speller:
        """The same words, to which more can be added without changing these."""
        twin = Speller()
        twin._shelves = {place: dict(shelf) for place, shelf in self._shelves.items()}
        return twin

    def nearest(self, word: str, *, careful: bool = False) -> str | None:
        """The known word nearest to a folded word, or None if none is near enough.

        One wrong, missing, extra or swapped letter is allowed from five letters on, two from nine; `careful`
        asks for longer words.
        """
        length = len(word)
        if length < _SHORTEST + (2 if careful else 0) or length > 40 or not word.isalpha():
            return None
        best = self._slip(word, 1 if length < (11 if careful else 9) else 2)
        if best is not None:
            return best
        return self._alike(word) or (None if careful else self._complete(word))

    def _slip(self, word: str, allowed: int) -> str | None:
        length = len(word)
        best: tuple[int, int, str, str] | None = None
        for other in range(length - allowed, length + allowed + 1):
            shelf = self._shelves.get((word[0], other))
            if not shelf:
                continue
            found = process.extractOne(word, shelf.keys(), scorer=OSA.distance, score_cutoff=allowed)
            if found is not None:
                candidate = (int(found[1]), abs(other - length), found[0], shelf[found[0]])
                best = candidate if best is None else min(best, candidate)
        return best[3] if best is not None else None

    def near(self, word: str) -> bool:
        """True if a long word is one slip from a known one."""
        return len(word) >= _SHORTENED and self._slip(word, 1) is not None

    def _alike(self, word: str) -> str | None:
        """The known word that sounds the same."""
        letters = _FIRST_LETTERS.get(word[0], word[0])
        heard = self._sounds.get(letters)
        if heard is None:
            heard = self._sounds[letters] = {}
            for (first, length), shelf in self._shelves.items():
                if first in letters and length > _SHORTEST:
                    for known, written in shelf.items():
                        heard.setdefault(_sound(known), written)
        return heard.get(_sound(word))

    def _complete(self, word: str) -> str | None:
        """The known word that a shortened one begins: «lönespec» is lönespecifikation."""
        if len(word) < _SHORTENED:
            return None
        shelf = self._sorted.get(word[0])
        if shelf is None:
            shelf = self._sorted[word[0]] = sorted(
                known for (first, _), shelf in self._shelves.items() if first == word[0] for known in shelf
            )
        return _completion(word, shelf)


def _completion(word: str, shelf: list[str]) -> str | None:
    place = bisect_left(shelf, word)
    return shelf[place] if place < len(shelf) and shelf[place].startswith(word) else None


def _sound(folded: str) -> str:
    """Letters that sound alike written alike: «intrafon» is Intraphone."""
    spelt = folded.rstrip("e")
    for written, heard in _HEARD:
        spelt = spelt.replace(written, heard)
    return "".join(letter for letter, before in zip(spelt, " " + spelt, strict=False) if letter != before)
