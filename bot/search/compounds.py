"""Swedish compounds: «ärendehanteringssystem» is ärende + hantering + system."""

from __future__ import annotations

from collections.abc import Iterator

from bot.search.stems import fold

_LINKS = ("", "s")
_ENDINGS = (
    "", "s", "n", "en", "et", "t", "na", "ar", "er", "or", "r", "ens", "ets", "arna", "erna", "orna", "arnas", "ernas",
    "ornas", "ars", "ers", "ad", "at", "as", "ande",
)  # fmt: skip
MIN_PART = 3
# Two-letter words that do stand in compounds, folded: dagiskö, elnät, issport, va-taxa, it-stöd.
_SHORT = frozenset(("ko", "el", "is", "va", "it", "hr", "bo", "by", "ol"))
# What looks like a word at the end of another but is a suffix: parke-ring, tid-ning, säker-het.
_SUFFIXES = frozenset(
    (
        "ring",
        "ling",
        "ning",
        "ande",
        "ende",
        "het",
        "lig",
        "skap",
        "else",
        "era",
        "erar",
        "tion",
        "ist",
        "are",
        "arna",
        "los",
        "losa",
        "lost",
        "sam",
        "bar",
    )
)
MAX_COMPOUND = 45


class Compounds:
    """Splits words into known parts. Works on folded letters."""

    def __init__(self) -> None:
        self._binding: dict[str, str] = {}  # a form that another part can follow → stem
        self._ending: dict[str, str] = {}  # a form that can stand last, before its inflection → stem
        self._smallest: dict[str, tuple[str, ...] | None] = {}

    def add(self, word: str, key: str) -> None:
        """Make a word known as a part. `key` is its stem."""
        form = fold(word)
        if (len(form) < MIN_PART and form not in _SHORT) or not form.isalpha():
            return
        self._ending.setdefault(form, key)
        for binding in _binding_forms(form):
            self._binding.setdefault(binding, key)
        if len(key) >= MIN_PART:
            self._ending.setdefault(key, key)
        if self._smallest:
            self._smallest.clear()

    def copy(self) -> Compounds:
        """The same parts, to which more can be added without changing these."""
        twin = Compounds()
        twin._binding = dict(self._binding)
        twin._ending = dict(self._ending)
        return twin

    def smallest(self, word: str) -> tuple[str, ...] | None:
        """The smallest parts of a word that is itself known, or None if it is not a compound."""
        form = fold(word)
        if form in self._smallest:
            return self._smallest[form]
        # A known short word is what it says: «skolan» is not sko + lån.
        parts = self._segment(form, 4, form) if len(form) >= 8 else None
        keys = tuple(key for key, _ in parts) if parts and len(parts) > 1 else None
        self._smallest[form] = keys
        return keys

    def split(self, word: str) -> tuple[tuple[str, ...], tuple[tuple[str, int, int], ...]] | None:
        """The smallest parts of an unknown word, and its larger known parts as (stem, first part, part after).

        None if something in the word is not known.
        """
        form = fold(word)
        if not 6 <= len(form) <= MAX_COMPOUND:
            return None
        segments = self._segment(form, MIN_PART, None)
        if segments is None or len(segments) < 2:
            return None
        parts: list[str] = []
        middle: list[tuple[str, int, int]] = []
        for key, text in segments:
            smaller = self.smallest(text) or (key,)
            middle.append((key, len(parts), len(parts) + len(smaller)))
            parts.extend(smaller)
        return tuple(parts), tuple(middle)

    def split_partly(self, word: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The parts of a word of which one is known, and those parts that are not."""
        for known, rest, rest_first in self.ends(word):
            return ((rest, *known) if rest_first else (*known, rest)), (rest,)
        return None

    def head(self, word: str) -> tuple[str, ...] | None:
        """The parts of a known word that begins with another known one («lösenordsvalv» with lösenord)."""
        form = fold(word)
        for stop in range(len(form) - 3, 5, -1):
            key = self._binding.get(form[:stop])
            if key is not None and form[stop - 1] == "s":
                return key, form[stop:]
        return None

    def ends(self, word: str) -> Iterator[tuple[tuple[str, ...], str, bool]]:
        """Ways to see a word as one known part and a rest: (stems of the known part, rest, rest stands first)."""
        form = fold(word)
        if not 7 <= len(form) <= MAX_COMPOUND:
            return
        for start in range(3, len(form) - 3):
            key = self._last(form[start:])
            if key is not None:
                rest = form[:start]
                yield (
                    (self.smallest(form[start:]) or (key,)),
                    (rest[:-1] if rest[-1] == "s" and start > 4 else rest),
                    True,
                )
        for stop in range(len(form) - 3, 3, -1):
            key = self._binding.get(form[:stop])
            if key is not None:
                yield (self.smallest(form[:stop]) or (key,)), form[stop:], False

    def _last(self, form: str) -> str | None:
        if form in _SUFFIXES or form.startswith("ring"):
            return None
        for ending in _ENDINGS:
            if form.endswith(ending) and (len(form) - len(ending) >= MIN_PART or form in _SHORT):
                key = self._ending.get(form[: len(form) - len(ending)] if ending else form)
                if key is not None:
                    return key
        return None

    def _segment(self, form: str, shortest: int, forbidden: str | None) -> list[tuple[str, str]] | None:
        """Fewest known parts that make up the form, as (stem, text); `forbidden` may not be a part itself."""
        length = len(form)
        best: list[list[tuple[str, str]] | None] = [None] * (length + 1)
        best[0] = []
        for start in range(length - 1):
            before = best[start]
            if before is None or len(before) > 4:
                continue
            for stop in range(start + 2, length - 1):
                piece = form[start:stop]
                if stop - start < shortest and piece not in _SHORT:
                    continue
                key = self._binding.get(piece)
                known = best[stop]
                if key is not None and (known is None or len(known) > len(before) + 1):
                    best[stop] = [*before, (key, piece)]
            piece = form[start:]
            if piece == forbidden or (len(piece) < shortest and piece not in _SHORT):
                continue
            key = self._last(piece)
            known = best[length]
            if key is not None and (known is None or len(known) > len(before) + 1):
                best[length] = [*before, (key, piece)]
        return best[length]


def _binding_forms(form: str) -> Iterator[str]:
    """Forms that a part takes before another: skola → skol-, gata → gatu-, kyrka → kyrko-, arbete → arbets-."""
    yield form
    if form[-1] != "s":
        yield form + "s"
    if form[-1] in "ae" and len(form) >= 4:
        root = form[:-1]
        yield root
        yield from (root + link for link in ("s", "u", "o", "e", "a"))
