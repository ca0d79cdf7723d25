"""What is left of a sentence when known wordings are cut out: the need, in the asker's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.search.tokens import Sentence, Token, folded

EDGE_WORDS = frozenset(
    folded(word)
    for word in (
        # Swedish
        "för att som till av i på om med en ett den det de vi vår vårt våra och eller är var har kan ska att man jag mig oss du ni er där här när hur vad vilka vilket vilken vem "
        "något nåt nån någon några redan också bara nu idag då så men från hos här inom under över vid åt mot utan efter innan än just väl ju nog in ut upp "
        "sitt sin sina min mitt mina din ditt all alla allt andra annat samma sådan sådant någonting nånting egentligen gärna helst lite mer bra "
        "används använder använda använd finns finnas gör göra görs kör köra skulle vill måste behöver behövs behov blir heter kring angående typ slags sorts "
        "system systemet systemen systems verktyg verktyget program programmet programvara app appen applikation lösning plattform mjukvara "
        # English
        "the a an of to for and or with in on at by from that which who what is are be do does did we our us i me my you your it its there this those these some any "
        "can could should would will have has had need use uses used using when where how about into as if so system systems tool tools software program application app platform solution "
        "want like get please already currently today now else one ones also just".split()
    )
)  # fmt: skip
"""Words that carry no need at the beginning or end of a wording."""

GENERIC = frozenset(
    folded(word)
    for word in "system systemet systemen systems verktyg verktyget program programmet programvara app appen applikation lösning plattform mjukvara tool tools software application platform solution".split()
)

_TRAILING = EDGE_WORDS - GENERIC


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
