"""Where certainty begins: how much of a need is explained, and how much of it must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.questions import Certainty
from bot.search.needs import GENERIC, Match, ReadText

# Shares of a need, set on questions that nobody tuned for (docs/decisions/010).
CERTAIN = 0.72
MAYBE = 0.5
# Systems that explain much less than the best one are another matter («simhallens kassa» is not any kassa).
NEAR_BEST = 0.6
SAME_FUNCTION = 0.9
# A need that nothing here serves must be the better explanation by more than this.
RIVAL_MARGIN = 0.05
CLOSEST = 5
_LONG = 5.0
_LONG_SLOPE = 0.35
_CLEARLY = 0.9
_GENERIC_SAYS = 0.12

# What a word costs that a system does not explain. A word of a need that nothing here serves speaks against
# every system, and so does an unknown first part of a compound («optikerjournal» is no journal that we know);
# a word that other systems explain is only another side of the same wish.
_FOREIGN, _RIVAL, _MODIFIER, _UNKNOWN, _ELSEWHERE = 2.0, 1.2, 1.15, 0.85, 0.5


@dataclass(slots=True)
class Measure:
    """How well a system answers a need, as shares of it (0–1) and `explained` as weight.

    `coverage` makes allowance for words that matter less, `plain` does not; `served` is what its functions
    explain, `spoken` what its own words hold; `named` tells that its whole name is said.
    """

    coverage: float
    plain: float
    served: float
    spoken: float
    explained: float
    named: bool


class Scale:
    """Measures systems against one need: the weight of each unit, and its cost where it is not explained."""

    def __init__(self, weights: Sequence[float], costs: Sequence[float], read: ReadText) -> None:
        self._weights = weights
        self._costs = costs
        self._cost = sum(costs)
        self._weight = sum(weights)
        self._ranked = [
            weight or (_GENERIC_SAYS if unit.kind == GENERIC else 0.0)
            for weight, unit in zip(weights, read.units, strict=True)
        ]
        self._ranked_weight = sum(self._ranked)

    def coverage(self, strengths: Mapping[int, float]) -> float:
        """The share of the need that is explained, with allowance for words that matter less."""
        explained = self._explained(strengths)
        if not explained:
            return 0.0
        of = self._cost + sum(self._weights[unit] - self._costs[unit] for unit in strengths)
        return min(1.0, explained / of)

    def measure(self, functions: Sequence[Mapping[int, float]], own: Mapping[int, float], *, named: bool) -> Measure:
        """The measure of a system with these functions and words of its own."""
        weights, costs = self._weights, self._costs
        best: Mapping[int, float] = {}
        if len(functions) == 1:
            best = functions[0]
        elif functions:
            best = _greatest(functions)
        served = explained = self._explained(best)
        spoken = 0.0
        if own:
            for unit, strength in own.items():
                spoken += strength * self._ranked[unit]
            spoken /= self._ranked_weight or 1.0
            best = _greatest((best, own))
            explained = self._explained(best)
        of, weight = self._cost, self._weight
        for unit in best:
            of += weights[unit] - costs[unit]
        return Measure(
            coverage=min(1.0, explained / of) if explained else 0.0,
            plain=min(1.0, explained / weight) if weight else 0.0,
            served=min(1.0, served / weight) if weight else 0.0,
            spoken=spoken,
            explained=explained,
            named=named,
        )

    def _explained(self, strengths: Mapping[int, float]) -> float:
        explained, weights = 0.0, self._weights
        for unit, strength in strengths.items():
            explained += strength * weights[unit]
        return explained

    def share(self, strengths: Mapping[int, float]) -> float:
        """The share of the need's weight that is explained."""
        return min(1.0, self._explained(strengths) / self._weight) if self._weight else 0.0


def _greatest(several: Iterable[Mapping[int, float]]) -> dict[int, float]:
    """The greatest strength of each unit."""
    best: dict[int, float] = {}
    for strengths in several:
        for unit, strength in strengths.items():
            if best.get(unit, 0.0) < strength:
                best[unit] = strength
    return best


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
            found[first:last] = [1.0 / (last - first)] * (last - first)
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
        elif number in known:
            factor = _ELSEWHERE
        else:
            factor = _MODIFIER if unit.modifier and number + 1 in known else _UNKNOWN
        found.append(weight * factor)
    # A long message says much beside the point.
    total = sum(found)
    if total > _LONG:
        shrink = (_LONG + (total - _LONG) * _LONG_SLOPE) / total
        found = [cost * shrink for cost in found]
    return found


def rank(measure: Measure) -> float:
    """The order among systems, 0–1: all that is explained, above all by functions, and then by own words.

    A system that is called by its whole name stands before those that only serve what the name says.
    """
    served = max(measure.served, measure.coverage if measure.named else 0.0)
    return 0.45 * measure.coverage + 0.3 * served + 0.25 * min(1.0, measure.spoken)


def judge(measures: Sequence[Measure], rival: float) -> tuple[Certainty, list[bool]]:
    """How sure the best systems are, and which systems belong to the answer.

    `rival` is the coverage of the best need that no system serves. `measures` are sorted by rank.
    """
    best = max((measure.coverage for measure in measures), default=0.0)
    if best < MAYBE or rival > best + RIVAL_MARGIN:
        return Certainty.NONE, []
    plain = max(measure.plain for measure in measures)
    served = max(measure.served for measure in measures[:3])
    kept = [
        measure.plain >= NEAR_BEST * plain or (served > 0.4 and measure.served >= SAME_FUNCTION * served)
        for measure in measures
    ]
    return (Certainty.CERTAIN if best >= CERTAIN else Certainty.MAYBE), kept
