"""Words of the language that also occur in names, so that a word alone is no name."""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import chain

from bot.search.cues import cues
from bot.search.stems import stem_sv
from bot.search.thesaurus import built_in
from bot.search.tokens import folded, tokens


@cache
def ordinary_words() -> frozenset[str]:
    """Folded words of wording/ordinary_words.txt and of the wordings."""
    text = (resources.files("bot.search") / "wording" / "ordinary_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return cues().vocabulary.union(folded(word) for line in lines for word in line.split())


@cache
def stems_for_needs() -> frozenset[str]:
    """Stems of words that people use for needs.

    A part of a name that is one («Konferensrum») names nothing by itself.
    """
    thesaurus = built_in()
    needs = (wording for need in thesaurus.needs for wording in (*need.swedish, *need.english))
    groups = (wording for group in thesaurus.groups for wording in (*group.swedish, *group.english))
    return frozenset(stem_sv(token.folded) for wording in chain(needs, groups) for token in tokens(wording))


@cache
def ordinary_stems() -> frozenset[str]:
    """Stems of all ordinary words: «skolorna» is no misspelt «Skolon»."""
    return stems_for_needs().union(map(stem_sv, ordinary_words()))
