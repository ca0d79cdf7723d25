"""What one sentence gives evidence of: signals, names and what is left. Decides nothing about intent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.questions import ContractFact
from bot.domain.systems import LifecyclePhase, Role
from bot.search.cues import Cue, cues
from bot.search.names import Kind, Lexicon, Mention, Strength
from bot.search.remainder import EDGE_WORDS, content, remaining
from bot.search.tokens import Sentence, Token

# Wordings that say how something is asked. What is left without them is what the question is about.
ASKING = frozenset(
    "frame ask role fact contract life phase count overlap follow name my time change request".split()  # noqa: SIM905
)
_QUOTED = re.compile(r"[\"«»“”'‘’]")
_MASK = "\N{BULLET}"
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
_TERMS = frozenset({"document", "meeting", "role"})
_BEFORE_PURPOSE = frozenset({"for", "till", "to", "at", "med"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence, read. `signals` are names such as "fact.end"; spans count tokens of `sentence`."""

    sentence: Sentence
    cues: tuple[Cue, ...]
    signals: frozenset[str]
    mentions: tuple[Mention, ...]
    systems: tuple[str, ...] = ()
    near_systems: tuple[str, ...] = ()
    supplier: str | None = None
    department: str | None = None
    unit: str | None = None
    document: str | None = None
    loose: tuple[Mention, ...] = ()  # departments and units that are also ordinary words
    left: tuple[Token, ...] = field(default=())  # words that no asking and no name accounts for

    def has(self, *signals: str) -> bool:
        """True if any of the signals, or any signal of a kind («fact»), is there."""
        return any(signal in self.signals for signal in signals)

    @property
    def named(self) -> bool:
        """True if a system is named, surely or not."""
        return bool(self.systems or self.near_systems)

    @property
    def bare(self) -> bool:
        """True if nothing is left to search for."""
        return not self.left

    @property
    def roles(self) -> tuple[Role, ...]:
        """Roles mentioned, in the order of Tabell 1."""
        return tuple(role for role in Role if f"role.{role}" in self.signals)

    @property
    def facts(self) -> frozenset[ContractFact]:
        """Contract facts asked for."""
        return frozenset(fact for fact in ContractFact if f"fact.{fact}" in self.signals)

    @property
    def phase(self) -> LifecyclePhase | None:
        """The phase mentioned; the least usual first, since «används» occurs in any question."""
        order = (
            LifecyclePhase.RETIREMENT,
            LifecyclePhase.INTRODUCTION,
            LifecyclePhase.ACQUISITION,
            LifecyclePhase.OPERATION,
        )
        return next((phase for phase in order if f"phase.{phase}" in self.signals), None)

    def before(self, signal: str, kind: str) -> bool:
        """True if a signal stands before every wording of a kind."""
        places = [cue.start for cue in self.cues if f"{cue.kind}.{cue.value}" == signal]
        return bool(places) and all(min(places) < cue.start for cue in self.cues if cue.kind == kind)

    def values(self, kind: str) -> list[str]:
        """Signals of a kind, the longest wording first."""
        found = sorted((cue for cue in self.cues if cue.kind == kind), key=lambda cue: cue.start - cue.end)
        return list(dict.fromkeys(cue.value for cue in found))

    def without(self, kinds: Iterable[str], *, names: bool = True) -> str | None:
        """The asker's words without wordings of these kinds and, normally, without names."""
        return remaining(self.sentence, self._taken(frozenset(kinds), names=names))

    def content_without(self, kinds: Iterable[str]) -> list[Token]:
        """Meaningful words without wordings of these kinds and without names."""
        return content(self.sentence, self._taken(frozenset(kinds), names=True))

    def _taken(self, kinds: frozenset[str], *, names: bool) -> list[int]:
        # A single «system» is left for the edges to decide: it belongs to «library system».
        cut = [cue for cue in self.cues if cue.kind in kinds and (cue.value != "system" or cue.end - cue.start > 1)]
        taken = [place for cue in cut for place in cue.places]
        return [*taken, *_places(self.mentions)] if names else taken


def read(sentence: Sentence, lexicon: Lexicon) -> Evidence:
    """Everything that a sentence says by itself."""
    words = lexicon.split(sentence.tokens)
    sentence = replace(sentence, tokens=words)
    candidates = [one for one in lexicon.mentions(words) if not _within_compound(one, sentence)]
    sure = _choose([one for one in candidates if _is_sure(one, sentence)])
    sure += _also_systems(candidates, sure)
    found = _outermost(_wordings(words, [one for one in sure if one.kind is Kind.SYSTEM]))
    signals = frozenset(f"{cue.kind}.{cue.value}" for cue in found) | {cue.kind for cue in found}
    asking = [place for cue in found if cue.kind in ASKING for place in cue.places]
    left = content(sentence, [*asking, *_places(sure)])
    sure += _only_left(candidates, left, sentence, signals, sure) or _slips(left, sentence, sure, lexicon)
    systems = [one for one in sure if one.kind is Kind.SYSTEM and not _is_rather_supplier(one, sure, signals, lexicon)]
    return Evidence(
        sentence=sentence,
        cues=tuple(found),
        signals=signals,
        mentions=tuple(sure),
        systems=_keys(systems, certain=True),
        near_systems=_keys(systems, certain=False),
        supplier=_first(sure, Kind.SUPPLIER),
        department=_first(sure, Kind.DEPARTMENT),
        unit=_first(sure, Kind.UNIT),
        document=_first(sure, Kind.DOCUMENT),
        loose=tuple(_loose(candidates, sure, words, found)),
        left=tuple(content(sentence, [*asking, *_places(sure)])),
    )


def _outermost(found: Sequence[Cue]) -> list[Cue]:
    """Wordings without frames that are only a part of one: «system» in «system classification matrix»."""
    longer = [cue for cue in found if cue.kind in _TERMS and cue.end - cue.start > 1]
    return [
        cue
        for cue in found
        if cue.kind not in ("frame", "follow") or not any(o.start <= cue.start and cue.end <= o.end for o in longer)
    ]


def _places(mentions: Iterable[Mention]) -> list[int]:
    return [place for one in mentions for place in range(one.start, one.end)]


def _also_systems(candidates: Sequence[Mention], sure: Sequence[Mention]) -> list[Mention]:
    """Parts of systems' names that also are a supplier's name: «Freja» is both."""
    suppliers = [one for one in sure if one.kind is Kind.SUPPLIER]
    return [
        one
        for one in candidates
        if one.kind is Kind.SYSTEM and one not in sure and any(_same_span(one, other) for other in suppliers)
    ]


def _is_rather_supplier(one: Mention, sure: Sequence[Mention], signals: frozenset[str], lexicon: Lexicon) -> bool:
    """True for «Visma» as a part of many names, where the supplier is meant: nothing is asked about one system."""
    supplier = next((o for o in sure if _same_span(one, o) and o.kind is Kind.SUPPLIER), None)
    if one.strength > Strength.PART or supplier is None:
        return False
    if signals & {"frame.list", "vendor.word", "count.word"}:
        return True
    only_product = len(one.keys) == 1 and lexicon.supplied(supplier.keys[0]) == 1
    return not only_product and not signals & {"ask", "role", "fact", "contract", "life", "phase"}


def _is_sure(one: Mention, sentence: Sentence) -> bool:
    if one.kind in (Kind.DEPARTMENT, Kind.UNIT):
        return one.strength is Strength.FULL
    if one.strength >= Strength.FORMER or (one.strength is Strength.PART and one.width > 1):
        return True
    return _stands_out(one, sentence)


def _within_compound(one: Mention, sentence: Sentence) -> bool:
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


def _choose(candidates: Iterable[Mention]) -> list[Mention]:
    """The longest and strongest mentions that do not overlap; several kinds may share one span."""
    chosen: list[Mention] = []
    for one in candidates:
        if all(one.end <= other.start or one.start >= other.end or _same_span(one, other) for other in chosen):
            chosen.append(one)
    return chosen


def _same_span(one: Mention, other: Mention) -> bool:
    return (one.start, one.end) == (other.start, other.end) and one.kind is not other.kind


def _only_left(
    candidates: Sequence[Mention],
    left: Sequence[Token],
    sentence: Sentence,
    signals: frozenset[str],
    sure: Sequence[Mention],
) -> list[Mention]:
    """Names that also are ordinary words, where they are all that the question is about."""
    places = {word.start for word in left}
    if not places:
        # «Word?» or «teams»: the wordings themselves may be the name, if the message is nothing else.
        if sure or len(sentence.tokens) > 3:
            return []
        places = {word.start for word in sentence.tokens}
    about_one = bool(signals & _ABOUT_ONE)
    return _choose(
        one
        for one in candidates
        if one.kind in (Kind.SYSTEM, Kind.SUPPLIER)
        and (one.strength > Strength.WORD or about_one or _is_all(one, sentence, signals))
        and {word.start for word in sentence.tokens[one.start : one.end] if word.folded not in EDGE_WORDS} == places
    )


def _is_all(one: Mention, sentence: Sentence, signals: frozenset[str]) -> bool:
    """True for ordinary words that are a name by standing alone: «koll på läget», «använder vi teams»."""
    if one.width == 1:
        return "frame.use" in signals and len(one.keys) == 1
    return one.width == len(sentence.tokens) and "-" not in sentence.text


def _slips(left: Sequence[Token], sentence: Sentence, sure: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Misspelt names, where nothing else is asked about; «visma recuit» as a whole before its parts."""
    if not 0 < len(left) <= 2:
        return []
    first, last = (sentence.tokens.index(word) for word in (left[0], left[-1]))
    joined = [one for one in sure if one.end == first] if len(left) == 1 else []
    for begin in (*(one.start for one in joined), first):
        whole = "".join(word.folded for word in sentence.tokens[begin : last + 1])
        if "-" not in sentence.slice(begin, last + 1) and (meaning := lexicon.slip(whole)):
            return [Mention(meaning[0], meaning[1], begin, last + 1, Strength.SLIP)]
    found = [(word, lexicon.slip(word.folded)) for word in left]
    if len(found) == 1 or any(meaning is None for _, meaning in found):
        return []
    (_, one), (_, other) = found
    common = tuple(key for key in one[1] if key in other[1]) if one and other else ()
    return [Mention(Kind.SYSTEM, common, first, last + 1, Strength.SLIP)] if common and last == first + 1 else []


def _loose(
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


def _wordings(words: Sequence[Token], names: Sequence[Mention]) -> list[Cue]:
    """The wordings of a sentence in which each name stands as one unknown word.

    So no part of a name can pass for a wording, and a long name is passed over like a short one.
    """
    ends = {one.start: one.end for one in names}
    shown: list[Token] = []
    spans: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        end = ends.get(place, place + 1)
        shown.append(words[place] if place not in ends else replace(words[place], folded=_MASK))
        spans.append((place, end))
        place = end
    return [
        replace(
            cue,
            start=spans[cue.start][0] if cue.start < len(spans) else len(words),
            end=spans[cue.end - 1][1] if cue.end else 0,
            passed=frozenset(real for one in cue.passed for real in range(*spans[one])),
        )
        for cue in cues().find(shown)
    ]


def _keys(mentions: Sequence[Mention], *, certain: bool) -> tuple[str, ...]:
    in_order = sorted(mentions, key=lambda one: one.start)
    keys = (key for one in in_order if (len(one.keys) == 1) is certain for key in one.keys)
    return tuple(dict.fromkeys(keys))


def _first(mentions: Sequence[Mention], kind: Kind) -> str | None:
    return next((one.keys[0] for one in mentions if one.kind is kind), None)
