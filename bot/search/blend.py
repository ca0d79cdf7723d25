"""What told situations add to what the thesaurus finds: an answer where it has none, an order where it is unsure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.domain.questions import Certainty
from bot.search.judging import Group, Judged
from bot.search.postings import Postings
from bot.search.soft import Likeness

# A situation is taken for a need from this likeness on, absolutely and as a share of what its words could give;
# of more, where the thesaurus knows some words as those of a need that nothing here serves; and only if no such
# need is nearly as like (docs/decisions/010).
ENOUGH = 5.5
SHARE, CONTESTED = 0.65, 0.3
RIVAL = 1.25
# A word that tells of a need alone may mean anything, and must be most of the text.
WORDS, ALONE = 2, 0.9
# What a word adds to the likeness that the thesaurus takes for a need's own.
SPOKEN = 3.0
# Functions that are nearly as like as the best one belong to the answer too.
NEAR = 0.72


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells of in a part of the index: functions with their share of the best one's likeness (0–1).

    Empty if nothing is like enough. `said` is the word that speaks most of each function.
    """

    functions: Mapping[int, float]
    said: Mapping[int, str]


def told(part: Postings, likeness: Likeness, whole: Judged) -> Told:
    """The functions whose situations a text is like, with what the thesaurus knows of the `whole` text."""
    served: dict[int, float] = {}
    said: dict[int, str] = {}
    words: dict[int, int] = {}
    rival = 0.0
    for need, score in likeness.needs.items():
        functions = part.functions.serving(need)
        if not functions:
            rival = max(rival, score + SPOKEN * whole.uncovered.get(need, 0.0))
        for function in functions:
            liked = score + SPOKEN * whole.spoken.get(function, 0.0)
            if liked > served.get(function, 0.0):
                served[function] = liked
                words[function] = likeness.telling.get(need, 0)
                said[function] = likeness.said.get(need, "")
    best = max(served.values(), default=0.0)
    if best < ENOUGH or best < (SHARE + CONTESTED * whole.contested) * likeness.most or best < RIVAL * rival:
        return Told({}, {})
    alone = max(words[function] for function, score in served.items() if score == best) < WORDS
    if alone and best < ALONE * likeness.most:
        return Told({}, {})
    return Told({f: score / best for f, score in served.items() if score >= NEAR * best}, said)


# How much of the order the thesaurus decides, the rest being the told situation's.
FOUND_SAYS = {Certainty.CERTAIN: 0.6, Certainty.MAYBE: 0.4}
# A mere likeness is never as sure as a match.
MERE_LIKENESS = 0.5


def softened(part: Postings, number: int, judged: Judged, found: Told) -> Judged:
    """What the thesaurus found, together with the functions that a told situation speaks of."""
    if not found.functions:
        return judged
    if judged.certainty is Certainty.NONE:
        return Judged(Certainty.MAYBE, _ordered(_of_functions(part, number, found, MERE_LIKENESS, ())))
    best = judged.groups[0].rank
    weight = FOUND_SAYS[judged.certainty]
    groups: list[Group] = []
    for group in judged.groups:
        if group.systems:
            # The systems of a group have the same functions: the first one stands for all.
            functions = part.functions.functions_of(group.systems[0])
            alike = max((found.functions.get(function, 0.0) for function in functions), default=0.0)
            groups.append(replace(group, rank=weight * group.rank + (1 - weight) * best * alike))
    groups += _of_functions(part, number, found, (1 - weight) * best, groups)
    return Judged(judged.certainty, _ordered(groups), judged.contested)


def _of_functions(part: Postings, number: int, found: Told, best: float, known: Iterable[Group]) -> Iterator[Group]:
    """The systems, other than those in known groups, of the functions that a situation speaks of."""
    whole = {part.functions.functions_of(group.systems[0]) for group in known if len(group.systems) > 1}
    single = {group.systems[0] for group in known}
    for functions, members in part.functions.systems_with(found.functions):
        if part.functions.functions_of(members[0]) in whole:
            continue
        function = max(functions, key=lambda one: found.functions[one])
        why = f"{found.said[function]} → {part.functions.label(function)}"
        systems = [system for system in members if system not in single]
        if systems:
            yield Group(best * found.functions[function], number, systems, why)


def _ordered(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda group: (-group.rank, group.systems[0] if group.systems else 0))
