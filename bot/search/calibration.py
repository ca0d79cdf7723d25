"""Where certainty begins: how much of a need is explained, and how much of it must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from bot.domain.questions import Certainty
from bot.search.needs import GENERIC, Match, ReadText

CERTAIN = 0.72
MAYBE = 0.5
# Systems that explain much less than the best one are another matter («simhallens kassa» is not any kassa).
NEAR_BEST = 0.66
SAME_FUNCTION = 0.9
CLOSEST = 5
_LONG = 5.0
_LONG_SLOPE = 0.35

# What a word costs that a system does not explain. A word of a need that nothing here serves speaks against
# every system; one that other systems explain is only another side of the same wish.
_FOREIGN, _RIVAL, _UNKNOWN, _ELSEWHERE = 2.0, 1.2, 0.85, 0.5


_CLEARLY = 0.9


class _Explained(Protocol):
    coverage: float
    plain: float
    served: float

    @property
    def rank(self) -> float: ...


ExplainedT = TypeVar("ExplainedT", bound=_Explained)


def weights(read: ReadText, matches: Iterable[Match], named: Iterable[tuple[int, int]]) -> list[float]:
    """The weight of each unit. Everyday words count where they are part of an expression or a name."""
    found = [unit.weight for unit in read.units]
    alone = not any(found)
    for match in matches:
        if len(match.spans) > 1 and match.strength >= _CLEARLY:
            for first, last in match.spans:
                for unit in range(first, last):
                    found[unit] = max(found[unit], 0.5 if alone else 0.3)
    for first, last in named:
        if alone or read.units[first].text[:1].isupper():
            found[first:last] = [1.0 / (last - first) if last - first > 1 else 1.0] * (last - first)
    return found


def costs(
    read: ReadText, weights: Sequence[float], known: set[int], rivals: Iterable[Mapping[int, float]]
) -> list[float]:
    """What each unit costs a system that does not explain it."""
    contested = {unit for strengths in rivals for unit, strength in strengths.items() if strength >= _CLEARLY}
    found = []
    for number, (weight, unit) in enumerate(zip(weights, read.units, strict=True)):
        if unit.foreign:
            factor = _FOREIGN
        elif number in contested:
            factor = _RIVAL
        else:
            factor = _ELSEWHERE if number in known else _UNKNOWN
        found.append(weight * factor)
    # A long message says much beside the point.
    total = sum(found)
    if total > _LONG:
        shrink = (_LONG + (total - _LONG) * _LONG_SLOPE) / total
        found = [cost * shrink for cost in found]
    return found


def coverage(strengths: Mapping[int, float], weights: Sequence[float], costs: Sequence[float]) -> float:
    """The share of a need that is explained, 0–1."""
    explained = sum(strength * weights[unit] for unit, strength in strengths.items())
    if not explained:
        return 0.0
    of = sum(weights[unit] for unit in strengths) + sum(
        cost for unit, cost in enumerate(costs) if unit not in strengths
    )
    return min(1.0, explained / of)


def own_share(strengths: Mapping[int, float], weights: Sequence[float], read: ReadText) -> float:
    """How much of a need a system's own words hold, 0–1; everyday words count a little here."""
    ranked = [
        weight or (0.12 if unit.kind == GENERIC else 0.0) for weight, unit in zip(weights, read.units, strict=True)
    ]
    total = sum(ranked)
    return sum(strength * ranked[unit] for unit, strength in strengths.items()) / total if total else 0.0


def rank(coverage: float, served: float, spoken: float, *, named: bool) -> float:
    """The order among systems: all that is explained, above all by functions, and then by own words.

    A system that is called by its whole name stands before those that only serve what the name says.
    """
    return 0.45 * coverage + 0.3 * max(served, coverage if named else 0.0) + 0.25 * spoken


def judge(scored: Sequence[ExplainedT], rival: float) -> tuple[Certainty, list[ExplainedT]]:
    """How sure the best systems are, and which of them belong to the answer.

    `rival` is the coverage of the best need that no system serves. `scored` is sorted by rank.
    """
    if not scored:
        return Certainty.NONE, []
    best = max(item.coverage for item in scored)
    plain = max(item.plain for item in scored)
    if best < MAYBE or rival > best + 0.05:
        return Certainty.NONE, list(scored[:CLOSEST])
    served = max(item.served for item in scored[:3])
    kept = [
        item
        for item in scored
        if item.plain >= NEAR_BEST * plain or (served > 0.4 and item.served >= SAME_FUNCTION * served)
    ]
    return (Certainty.CERTAIN if best >= CERTAIN else Certainty.MAYBE), kept
