"""Which document somebody means: «lathunden», «mallen för förvaltningsplan», «klassificeringsmatrisen».

A document is found by the words of its name and of what else it is called, in whatever form they are said: as stems,
as ends of compounds and as compounds of which the parts stand apart in the name.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from bot.domain.questions import Language
from bot.search.analyzer import Analyzer, Token, words
from bot.search.index import analyzer_of
from bot.search.thesaurus import built_in
from bot.search.tokens import folded

SURE = 0.8
"""Share of what was asked for that a document's name must account for."""

NEAR = 0.3
_SHORTEST_PART = 4
_SHORTEST_INSIDE = 6
_EQUAL = 1e-9
_ENDING = 2  # letters of an ending that the stemmer does not know: «policyn»


def _words(name: str) -> frozenset[str]:
    file = resources.files("bot.search") / "wording" / "documents.toml"
    lines = tomllib.loads(file.read_text(encoding="utf-8"))[name]
    return frozenset(folded(word) for line in lines for word in line.split())


_FILLER, _GENERIC = _words("filler"), _words("generic")


@dataclass(frozen=True, slots=True)
class Named:
    """A document: its title, and what else it is called."""

    title: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Places in the list of documents. `sure` hold all that was asked for; `near` only some of it.

    `about_all` is True where no particular document was asked for.
    """

    sure: tuple[int, ...] = ()
    near: tuple[int, ...] = ()
    about_all: bool = False


class DocumentFinder:
    """Knows some documents. Never changes once built."""

    def __init__(self, documents: Sequence[Named], analyzer: Analyzer) -> None:
        """`analyzer` is left as it is: the words of the names are taught to one of its kind."""
        self._documents = documents
        self._analyzer = analyzer.copy()
        self._analyzer.learn(word for one in documents for name in (one.title, *one.others) for word in words(name))
        self._forms = [self._forms_of(one) for one in documents]

    def find(self, asked: str, language: Language) -> Found:
        """The documents that the words mean, those whose names account for most of them first."""
        exact = tuple(place for place, one in enumerate(self._documents) if _same(one.title, asked))
        if exact:
            return Found(exact)
        said = self._analyzer.tokens(asked, language)
        telling = [word for word in said if folded(word.text) not in _FILLER | _GENERIC]
        if not telling:
            return Found(about_all=any(folded(word.text) in _GENERIC for word in said))
        shares = self._shares(telling)
        ranked = sorted(range(len(shares)), key=lambda place: -shares[place])
        best = max(shares, default=0.0)
        if best >= SURE:
            return Found(tuple(place for place in ranked if shares[place] >= best - _EQUAL))
        return Found(near=tuple(place for place in ranked if shares[place] >= NEAR))

    def _shares(self, telling: Sequence[Token]) -> list[float]:
        """How much of what was asked for each document's names account for."""
        table = [[_explained(word, forms) for word in telling] for forms in self._forms]
        # A word that many names hold says less than one that few do; one that none holds says most of all.
        held = [sum(row[at] == 1 for row in table) for at in range(len(telling))]
        weights = [math.log(2 + len(table) / (1 + count)) for count in held]
        return [sum(w * part for w, part in zip(weights, row, strict=True)) / sum(weights) for row in table]

    def _forms_of(self, document: Named) -> frozenset[str]:
        tokens = [token for name in (document.title, *document.others) for token in self._analyzer.tokens(name)]
        return frozenset(form for token in tokens if folded(token.text) not in _FILLER for form in _plain(token.keys))


@lru_cache(maxsize=4)
def finder_of(documents: tuple[Named, ...]) -> DocumentFinder:
    """A finder with the product's own vocabulary, kept while the documents are called the same."""
    return DocumentFinder(documents, analyzer_of(built_in()))


def _same(title: str, asked: str) -> bool:
    return " ".join(title.casefold().split()) == " ".join(asked.casefold().split())


def _plain(keys: frozenset[str]) -> set[str]:
    """Stems without the marks of the space that they belong to."""
    return {key.rpartition(":")[2] for key in keys}


def _explained(word: Token, forms: frozenset[str]) -> float:
    """How much of a word a document's names account for."""
    whole = _plain(frozenset(key for key, first, last in word.spans if last - first == len(word.parts)))
    if any(_meets(one, form) for one in whole for form in forms):
        return 1.0
    parts = [part.rpartition(":")[2] for part in word.parts]
    parts = [part for part in parts if len(part) >= _SHORTEST_PART]
    if len(parts) < 2:
        return 0.0
    met = sum(any(_meets(part, form) for form in forms) for part in parts)
    return 1.0 if met == len(parts) else 0.4 * met / len(parts)


def _meets(said: str, form: str) -> bool:
    if said == form:
        return True
    if len(said) < _SHORTEST_PART:
        return False
    if form.startswith(said) or form.endswith(said):
        return True
    if said.startswith(form) and len(said) - len(form) <= _ENDING < _SHORTEST_PART < len(form):
        return True
    return len(said) >= _SHORTEST_INSIDE and said in form
