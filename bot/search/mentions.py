"""Which of the names that a sentence may hold it does hold: the sure ones, and the weak ones by what else is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.search.cues import Cue
from bot.search.names import Kind, Lexicon, Mention, Strength
from bot.search.remainder import EDGE_WORDS
from bot.search.tokens import Sentence, Token

_QUOTED = re.compile(r"[\"«»“”'‘’]")
# What is asked of one system by its name, so that even an ordinary part of a name is enough.
_ABOUT_ONE = frozenset(
    {
        "frame.what",
        "ask.who",
        "ask.person",
        "ask.price",
        "role",
        "fact",
        "contract",
        "life",
        "name.facts",
        "document.plan",
    }
)
_BEFORE_PURPOSE = frozenset({"for", "till", "to", "at", "med"})
_OF_ONE_SYSTEM = frozenset({"ask.who", "ask.person", "ask.price", "role", "fact", "contract", "life", "phase"})


def places(mentions: Iterable[Mention]) -> list[int]:
    """The tokens that some mentions span."""
    return [place for one in mentions for place in range(one.start, one.end)]


def also_systems(candidates: Sequence[Mention], sure: Sequence[Mention]) -> list[Mention]:
    """Parts of systems' names that also are a supplier's name: «Freja» is both."""
    suppliers = [one for one in sure if one.kind is Kind.SUPPLIER]
    return [
        one
        for one in candidates
        if one.kind is Kind.SYSTEM and one not in sure and any(_same_span(one, other) for other in suppliers)
    ]


def is_rather_supplier(one: Mention, sure: Sequence[Mention], signals: frozenset[str], lexicon: Lexicon) -> bool:
    """True for «Visma» as a part of many names, where the supplier is meant: nothing is asked about one system."""
    supplier = next((o for o in sure if _same_span(one, o) and o.kind is Kind.SUPPLIER), None)
    if one.strength > Strength.PART or supplier is None:
        return False
    if signals & {"frame.list", "vendor.word", "count.word"}:
        return True
    only_product = len(one.keys) == 1 and lexicon.supplied(supplier.keys[0]) == 1
    return not only_product and not signals & _OF_ONE_SYSTEM


def is_sure(one: Mention, sentence: Sentence) -> bool:
    """True for a name that counts whatever else the sentence says."""
    if one.kind in (Kind.DEPARTMENT, Kind.UNIT):
        return one.strength is Strength.FULL
    if one.strength >= Strength.FORMER or (one.strength is Strength.PART and one.width > 1):
        return True
    return _stands_out(one, sentence)


def within_compound(one: Mention, sentence: Sentence) -> bool:
    """True for a part of a hyphenated word: «va-debitering» names nothing called «Debitering»."""
    words = sentence.tokens
    before = one.start > 0 and sentence.text[words[one.start - 1].end : words[one.start].start] == "-"
    after = one.end < len(words) and sentence.text[words[one.end - 1].end : words[one.end].start] == "-"
    return before or (after and one.strength < Strength.FORMER and not words[one.start].capital)


def _stands_out(one: Mention, sentence: Sentence) -> bool:
    """Written as a name: a capital where no sentence begins, or quotes."""
    words = sentence.tokens[one.start : one.end]
    before = sentence.text[: words[0].start]
    after = sentence.text[words[-1].end :]
    if before and _QUOTED.match(before[-1]) and after and _QUOTED.match(after[0]):
        return True
    if one.start == 0 or sentence.text.isupper():
        return False
    return all(word.raw[0].isupper() or not word.raw.isalpha() for word in words) and words[0].capital


def choose(candidates: Iterable[Mention]) -> list[Mention]:
    """The longest and strongest mentions that do not overlap; several kinds may share one span."""
    chosen: list[Mention] = []
    for one in candidates:
        if all(one.end <= other.start or one.start >= other.end or _same_span(one, other) for other in chosen):
            chosen.append(one)
    return chosen


def _same_span(one: Mention, other: Mention) -> bool:
    return (one.start, one.end) == (other.start, other.end) and one.kind is not other.kind


def only_left(
    candidates: Sequence[Mention],
    left: Sequence[Token],
    sentence: Sentence,
    signals: frozenset[str],
    sure: Sequence[Mention],
) -> list[Mention]:
    """Names that also are ordinary words, where they are all that the question is about."""
    starts = {word.start for word in left}
    if not starts:
        # «Word?» or «teams»: the wordings themselves may be the name, if the message is nothing else.
        if sure or len(sentence.tokens) > 3:
            return []
        starts = {word.start for word in sentence.tokens}
    about_one = bool(signals & _ABOUT_ONE)
    return choose(
        one
        for one in candidates
        if one.kind in (Kind.SYSTEM, Kind.SUPPLIER)
        and (one.strength > Strength.WORD or about_one or _is_all(one, sentence, signals))
        and {word.start for word in sentence.tokens[one.start : one.end] if word.folded not in EDGE_WORDS} == starts
    )


def _is_all(one: Mention, sentence: Sentence, signals: frozenset[str]) -> bool:
    """True for ordinary words that are a name by standing alone: «koll på läget», «använder vi teams»."""
    if one.width == 1:
        return "frame.use" in signals and len(one.keys) == 1
    return one.width == len(sentence.tokens) and "-" not in sentence.text


def slips(left: Sequence[Token], sentence: Sentence, sure: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Misspelt names, where nothing else is asked about; «visma recuit» as a whole before its parts."""
    if not 0 < len(left) <= 2:
        return []
    first, last = (sentence.tokens.index(word) for word in (left[0], left[-1]))
    joined = [one for one in sure if one.end == first] if len(left) == 1 else []
    for begin in (*(one.start for one in joined), first):
        whole = "".join(word.folded for word in sentence.tokens[begin : last + 1])
        if "-" not in sentence.slice(begin, last + 1) and (
            meaning := lexicon.slip(whole, most=2 if begin == last else 1)
        ):
            return [Mention(meaning[0], meaning[1], begin, last + 1, Strength.SLIP)]
    found = [(word, lexicon.slip(word.folded)) for word in left]
    if len(found) == 1 or any(meaning is None for _, meaning in found):
        return []
    (_, one), (_, other) = found
    common = tuple(key for key in one[1] if key in other[1]) if one and other else ()
    return [Mention(Kind.SYSTEM, common, first, last + 1, Strength.SLIP)] if common and last == first + 1 else []


def loose_places(
    candidates: Sequence[Mention], sure: Sequence[Mention], words: Sequence[Token], found: Sequence[Cue]
) -> Iterable[Mention]:
    """Places that also are ordinary words, unless they are a purpose: «system för skolan» asks for a function."""
    belonging = {cue.end for cue in found if cue.kind == "frame" and cue.value == "belongs"}
    for one in candidates:
        if one.kind in (Kind.DEPARTMENT, Kind.UNIT) and one.strength is Strength.SOFT:
            before = words[one.start - 1].folded if one.start and one.start not in belonging else ""
            purpose = before in _BEFORE_PURPOSE
            if not purpose and all(one.end <= other.start or one.start >= other.end for other in sure):
                yield one
