"""What one sentence gives evidence of: signals, names and what is left. Decides nothing about intent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.questions import ContractFact
from bot.domain.systems import LifecyclePhase, Role
from bot.search.cues import Cue, cues
from bot.search.mentions import (
    also_systems,
    choose,
    is_rather_supplier,
    is_sure,
    loose_places,
    only_left,
    places,
    slips,
    within_compound,
)
from bot.search.names import Kind, Lexicon, Mention, Strength
from bot.search.remainder import content, remaining
from bot.search.tokens import Sentence, Token

# Wordings that say how something is asked. What is left without them is what the question is about.
ASKING = frozenset(
    "frame ask role fact contract life phase count overlap follow name my time change request".split()  # noqa: SIM905
)
_MASK = "\N{BULLET}"
_TERMS = frozenset({"document", "meeting", "role"})


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
    soft: tuple[Mention, ...] = ()  # whole names of systems that are also ordinary words
    left: tuple[Token, ...] = field(default=())  # words that no asking and no name accounts for

    def has(self, *signals: str) -> bool:
        """True if any of the signals, or any signal of a kind («fact»), is there."""
        return not self.signals.isdisjoint(signals)

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
        return [*taken, *places(self.mentions)] if names else taken


def read(sentence: Sentence, lexicon: Lexicon) -> Evidence:
    """Everything that a sentence says by itself."""
    words = lexicon.split(sentence.tokens)
    sentence = replace(sentence, tokens=words)
    candidates = [one for one in lexicon.mentions(words) if not within_compound(one, sentence)]
    sure = choose([one for one in candidates if is_sure(one, sentence)])
    sure += also_systems(candidates, sure)
    found = _outermost(_wordings(words, [one for one in sure if one.kind is Kind.SYSTEM]))
    signals = frozenset(f"{cue.kind}.{cue.value}" for cue in found) | {cue.kind for cue in found}
    asking = [place for cue in found if cue.kind in ASKING for place in cue.places]
    left = content(sentence, [*asking, *places(sure)])
    sure += only_left(candidates, left, sentence, signals, sure) or slips(left, sentence, sure, lexicon)
    systems = [one for one in sure if one.kind is Kind.SYSTEM and not is_rather_supplier(one, sure, signals, lexicon)]
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
        loose=tuple(loose_places(candidates, sure, words, found)),
        soft=tuple(_soft(candidates, sure)),
        left=tuple(content(sentence, [*asking, *places(sure)])),
    )


def _soft(candidates: Sequence[Mention], sure: Sequence[Mention]) -> list[Mention]:
    """Names of one system that are also ordinary words, where no sure name stands. A slip of the hand is not sure."""
    taken = [one for one in sure if one.strength is not Strength.SLIP]
    free = [
        one
        for one in candidates
        if one.kind is Kind.SYSTEM and one.strength is Strength.SOFT and len(one.keys) == 1
        if all(one.end <= other.start or one.start >= other.end for other in taken)
    ]
    return choose(free)


def _outermost(found: Sequence[Cue]) -> list[Cue]:
    """Wordings without frames that are only a part of one: «system» in «system classification matrix»."""
    longer = [cue for cue in found if cue.kind in _TERMS and cue.end - cue.start > 1]
    return [
        cue
        for cue in found
        if cue.kind not in ("frame", "follow") or not any(o.start <= cue.start and cue.end <= o.end for o in longer)
    ]


def _wordings(words: Sequence[Token], names: Sequence[Mention]) -> list[Cue]:
    """The wordings of a sentence in which each name stands as one unknown word.

    So no part of a name can pass for a wording, and a long name is passed over like a short one.
    """
    if not names:
        return cues().find(words)
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
        Cue(
            cue.kind,
            cue.value,
            start=spans[cue.start][0] if cue.start < len(spans) else len(words),
            end=spans[cue.end - 1][1] if cue.end else 0,
            passed=frozenset(real for one in cue.passed for real in range(*spans[one])) if cue.passed else cue.passed,
        )
        for cue in cues().find(shown)
    ]


def _keys(mentions: Sequence[Mention], *, certain: bool) -> tuple[str, ...]:
    in_order = sorted(mentions, key=lambda one: one.start)
    keys = (key for one in in_order if (len(one.keys) == 1) is certain for key in one.keys)
    return tuple(dict.fromkeys(keys))


def _first(mentions: Sequence[Mention], kind: Kind) -> str | None:
    return next((one.keys[0] for one in mentions if one.kind is kind), None)
