"""From what somebody typed to comparable words: cleaning, folding, inflection, compounds and spelling.

Everything here takes time in proportion to the length of the text, which `clean` bounds; no pattern
can backtrack over more than a fixed number of characters.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.questions import Language
from bot.search.compounds import Compounds
from bot.search.spelling import Speller
from bot.search.stems import fold, stem_en, stem_sv

__all__ = ["Analyzer", "Token", "clean", "fold", "words"]

# A person asks in a few lines; what is longer is pasted or hostile, and its beginning says enough.
MAX_RAW = 20_000
MAX_CLEAN = 4_000
MAX_WORDS = 400
MAX_WORD = 60
_CACHED = 5_000
_DOUBTFUL = 3

_MENTION = re.compile(r"<at\b[^<>]{0,200}>[^<>]{0,200}</at>", re.IGNORECASE)
_QUOTE = re.compile(r"</?(?:blockquote|quote)\b[^<>]{0,500}>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li|/?tr)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^<>]{0,500}>", re.IGNORECASE)
_MAIL_HEADER = re.compile(r"^(?:från|from|skickat|sent|till|to|ämne|subject)\s?:", re.IGNORECASE)
_EARLIER = re.compile(r"^[-_\s]{2,20}\s?(?:ursprungligt meddelande|original message)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-'’.:&+/][^\W_]+)*[+]?")
_KEPT_SYMBOLS = frozenset("°§€%+")


def clean(text: str) -> str:
    """The asker's own words: no mentions, markup, emoji, quotes of earlier messages or invisible characters.

    Bounded to 4 000 characters. A message that holds nothing but a quote keeps the quoted words.
    """
    text = unicodedata.normalize("NFC", text[:MAX_RAW])
    text = _MENTION.sub(" ", text)
    text = _BREAK.sub("\n", _without_blockquotes(text))
    text = html.unescape(_TAG.sub(" ", text))
    text = "".join(map(_visible, text))
    own = _own_lines(text.splitlines())
    return _bounded(" \n".join(own))


def words(text: str) -> list[str]:
    """The words of a text as written, without punctuation around them. At most 400."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) <= MAX_WORD:
            found.append(word)
        if len(found) == MAX_WORDS:
            break
    return found


def _visible(character: str) -> str:
    if character.isalnum() or character in _KEPT_SYMBOLS:
        return character
    if character in "\n\r":
        return "\n"
    category = unicodedata.category(character)
    if category in {"Cf", "Mn", "Cc"} and character != "\t":
        return ""
    if category in {"So", "Sk", "Co", "Cs", "Cn", "Zs", "Zl", "Zp"} or character == "\t":
        return " "
    return character


def _without_blockquotes(text: str) -> str:
    """Text outside blockquote elements, or all of it if nothing stands outside."""
    kept, depth, position = [], 0, 0
    for match in _QUOTE.finditer(text):
        if depth == 0:
            kept.append(text[position : match.start()])
        depth = max(0, depth - 1) if match.group().startswith("</") else depth + 1
        position = match.end()
    if depth == 0:
        kept.append(text[position:])
    outside = " ".join(kept)
    return outside if any(map(str.isalnum, _TAG.sub(" ", outside))) else _QUOTE.sub(" ", text)


def _own_lines(lines: list[str]) -> list[str]:
    own: list[str] = []
    quoted: list[str] = []
    in_earlier_mail = False
    for raw in lines:
        line = raw.strip()
        if _EARLIER.match(line) or _MAIL_HEADER.match(line):
            in_earlier_mail = True
        elif line.startswith((">", "|>")):
            quoted.append(line.lstrip("|> "))
        elif line:
            (quoted if in_earlier_mail else own).append(line)
    return own if any(any(map(str.isalnum, line)) for line in own) else quoted or own


def _bounded(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    text = "\n".join(line for line in lines if line)
    if len(text) <= MAX_CLEAN:
        return text
    cut = text.rfind(" ", 0, MAX_CLEAN)
    return text[: cut if cut > 0 else MAX_CLEAN]


@dataclass(frozen=True, slots=True)
class Token:
    """One written word and what it may be compared with.

    `parts` are the stems of its smallest known parts in order (a simple word has one). `spans` are all stems
    that the word or a run of its parts can be found by, as (stem, first part, part after the last):
    «ärendehanteringssystem» has ärendehantering over the first two of its three parts. `unknown` are those
    parts that no vocabulary knows. `corrected` tells that spelling was mended, `foreign` that an unknown
    word is written as a name, `strange` that the word belongs to no vocabulary but, at most, to the names.
    """

    text: str
    parts: tuple[str, ...]
    spans: tuple[tuple[str, int, int], ...]
    unknown: frozenset[str] = frozenset()
    corrected: bool = False
    foreign: bool = False
    strange: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """All stems that this word can be found by."""
        return frozenset(key for key, _, _ in self.spans)


def _token(
    word: str,
    whole: tuple[str, ...],
    parts: tuple[str, ...],
    middle: tuple[tuple[str, int, int], ...] = (),
    **facts: Any,
) -> Token:
    spans = [(key, 0, len(parts)) for key in whole]
    spans += [span for span in middle if span not in spans]
    spans += [span for i, key in enumerate(parts) if (span := (key, i, i + 1)) not in spans]
    return Token(word, parts, tuple(spans), **facts)


class Analyzer:
    """Analyses words against a vocabulary, which decides what is a known word or compound part.

    Stems live in three spaces, so that an English «post» is no Swedish post and a system called Solen no sun:
    Swedish stems as they are, English ones as «e:…», written forms for comparison with names as «n:…».
    """

    def __init__(self, swedish: Iterable[str], english: Iterable[str] = (), names: Iterable[str] = ()) -> None:
        """Vocabulary: `swedish` and `english` words, and `names` that are words of neither language."""
        self._compounds = Compounds()
        self._speller = Speller()
        self._swedish: set[str] = set()
        self._english: set[str] = set()
        self._names: set[str] = set()
        self._cache: dict[tuple[str, Language, bool], Token] = {}
        self.learn(swedish, english, names)

    def learn(self, swedish: Iterable[str], english: Iterable[str] = (), names: Iterable[str] = ()) -> None:
        """Add words to the vocabulary."""
        for word in dict.fromkeys(swedish):
            for piece in _pieces(word):
                key = stem_sv(piece)
                self._swedish.add(key)
                self._compounds.add(piece, key)
                self._speller.add(fold(piece), piece)
        for word in dict.fromkeys(english):
            for piece in _pieces(word):
                self._english.add(stem_en(piece))
                self._speller.add(fold(piece), piece)
        for word in dict.fromkeys(names):
            for piece in _pieces(word):
                self._names.add(fold(piece))
                self._speller.add(fold(piece), piece)
        self._cache.clear()

    def copy(self) -> Analyzer:
        """An analyzer with the same vocabulary that can learn without teaching this one."""
        twin = Analyzer(())
        twin._compounds = self._compounds.copy()
        twin._speller = self._speller.copy()
        twin._swedish = set(self._swedish)
        twin._english = set(self._english)
        twin._names = set(self._names)
        return twin

    def tokens(self, text: str, language: Language = "sv", *, mend: bool = False) -> list[Token]:
        """The analysed words of a text; with `mend` unknown words are corrected to near known ones."""
        found: list[Token] = []
        joinable = ""
        for word in words(text):
            pieces = _pieces(word)
            if len(pieces) == 1 and len(pieces[0]) == 1 and pieces[0].isalpha():
                joinable = pieces[0]  # «e tjänst» is «e-tjänst» written apart
                continue
            for piece in pieces:
                joined = joinable + piece
                whole = joined if joinable and stem_sv(joined) in self._swedish else piece
                token = self._token(whole, language, mend=mend)
                if token.unknown and len(token.parts) == 1 and found and piece[0].isupper() and not word.isupper():
                    token = replace(token, foreign=True)
                found.append(token)
                joinable = ""
        return found

    def _token(self, word: str, language: Language, *, mend: bool) -> Token:
        place = (word, language, mend)
        token = self._cache.get(place)
        if token is None:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            token = self._cache[place] = self._analyse(word, language, mend=mend)
        return token

    def _analyse(self, word: str, language: Language, *, mend: bool) -> Token:
        in_swedish, in_english = stem_sv(word) in self._swedish, stem_en(word) in self._english
        whole = ["n:" + fold(word)]
        if language == "sv" or not in_english:
            whole.append(stem_sv(word))
        if language == "en" or not in_swedish:
            whole.append("e:" + stem_en(word))
        if in_english and (language == "en" or not in_swedish):
            return _token(word, tuple(whole), ("e:" + stem_en(word),))
        if in_swedish:
            parts = self._compounds.smallest(word) or self._compounds.head(word) or (stem_sv(word),)
            return _token(word, tuple(whole), parts)
        if not word.isalpha() or (any(map(str.isupper, word[1:])) and not word.isupper()):
            return self._name(word, tuple(whole))
        return self._unlisted(word, tuple(whole), language, mend=mend)

    def _name(self, word: str, whole: tuple[str, ...]) -> Token:
        """A word with digits or inner capitals: a product's name. LastPass is not the passing of loads."""
        listed = fold(word) in self._names
        unknown = frozenset(() if listed else (stem_sv(word),))
        return _token(
            word, whole, (stem_sv(word),), unknown=unknown, foreign=not listed and word.isalpha(), strange=True
        )

    def _unlisted(self, word: str, whole: tuple[str, ...], language: Language, *, mend: bool) -> Token:
        """A word that no vocabulary has as it stands: a compound, a listed name, a slip of the pen or unknown."""
        split = self._compounds.split(word)
        # «rullator» is a misspelt rollator sooner than anything rolled; a doubtful split yields to a near word.
        doubtful = split is not None and mend and min(map(len, split[0])) <= _DOUBTFUL
        if split is not None and not (doubtful and self._speller.near(fold(word))):
            return _token(word, whole, *split)
        if fold(word) in self._names:
            return _token(word, whole, (stem_sv(word),), strange=True)
        mended = self._mended(word, whole, language) if mend else None
        if mended is not None:
            return mended
        partial = self._compounds.split_partly(word)
        if partial is not None:
            return _token(word, whole, partial[0], unknown=frozenset(partial[1]))
        return _token(word, whole, (stem_sv(word),), unknown=frozenset((stem_sv(word),)), strange=True)

    def _mended(self, word: str, whole: tuple[str, ...], language: Language) -> Token | None:
        # A capital inside a message marks a name; a name is not a misspelt noun.
        proper = word[:1].isupper()
        known = self._speller.nearest(fold(word), careful=proper)
        if known is not None:
            again = self._analyse(known, language, mend=False)
            spans = again.spans + tuple((key, 0, len(again.parts)) for key in whole)
            return replace(again, text=word, spans=spans, corrected=True)
        for parts, rest, rest_first in self._compounds.ends(word):
            near = self._speller.nearest(rest, careful=proper) or self._speller.nearest(rest.rstrip("s"), careful=True)
            if near is not None:
                inner = self._analyse(near, "sv", mend=False)
                joined = (*inner.parts, *parts) if rest_first else (*parts, *inner.parts)
                shift = 0 if rest_first else len(parts)
                middle = tuple((key, first + shift, last + shift) for key, first, last in inner.spans)
                return _token(word, whole, joined, middle, corrected=True)
        return None


def _pieces(word: str) -> list[str]:
    """A word at its hyphens and other joints; «e-arkiv» and «p-avgift» stay whole."""
    pieces = [piece for piece in re.split(r"[-'’.:&+/]", word) if piece]
    if len(pieces) > 1 and len(pieces[0]) == 1 and pieces[0].isalpha():
        pieces[:2] = [pieces[0] + pieces[1]]
    return pieces or []
