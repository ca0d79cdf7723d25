"""Which systems of a function a told situation belongs to: those described in the words of its side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.search.analyzer import Analyzer
from bot.search.judging import Group
from bot.search.needs import NeedMatcher
from bot.search.postings import Postings
from bot.search.situations import Side

# A side is meant from this likeness of one of its phrases on, and if it is nearly the likest.
ENOUGH = 3.0
NEAR = 0.8
# Systems fit a side whose own words hold about as much of its hint as those of the best.
FITTING = 0.75
# What belonging adds to a system's order, as a share of the best one's.
BELONGING = 0.2


class Sides:
    """The systems that each side of the situations belongs to, found when first asked for."""

    def __init__(self, matcher: NeedMatcher, analyzer: Analyzer) -> None:
        self._matcher = matcher
        self._analyzer = analyzer
        self._fitting: dict[tuple[int, Side], Mapping[int, float]] = {}

    def belonging(self, part: Postings, number: int, sides: Mapping[Side, float]) -> dict[int, float]:
        """How much each system belongs to what is told (0–1), by the likeness of each side."""
        best = max(sides.values(), default=0.0)
        found: dict[int, float] = {}
        if best < ENOUGH:
            return found
        for side, score in sides.items():
            if score >= NEAR * best:
                for system, fit in self._fits(part, number, side).items():
                    found[system] = max(found.get(system, 0.0), fit * score / best)
        return found

    def _fits(self, part: Postings, number: int, side: Side) -> Mapping[int, float]:
        place = (number, side)
        fits = self._fitting.get(place)
        if fits is None:
            read = self._matcher.read(side.hint, "sv", self._analyzer, mend=False)
            held = {
                system: sum(strength * read.units[unit].weight for unit, strength in evidence.strengths.items())
                for system, evidence in part.evidence(read).items()
            }
            most = max(held.values(), default=0.0)
            fits = {system: worth / most for system, worth in held.items() if most and worth >= FITTING * most}
            self._fitting[place] = fits
        return fits


def preferred(groups: Iterable[Group], belonging: Mapping[int, float]) -> list[Group]:
    """The groups again, those systems raised that belong to what is told."""
    groups = list(groups)
    if not belonging or not groups:
        return groups
    best = max(group.rank for group in groups)
    found = [part for group in groups for part in _parted(group, belonging, BELONGING * best)]
    found.sort(key=lambda group: (-group.rank, group.systems[0] if group.systems else 0))
    # The order is what changes, not how sure the best one is.
    over = max(best, found[0].rank) / best
    return [replace(group, rank=group.rank / over) for group in found]


def _parted(group: Group, belonging: Mapping[int, float], worth: float) -> Iterator[Group]:
    others = [system for system in group.systems if system not in belonging]
    if len(others) == len(group.systems):
        yield group
        return
    if others:
        yield replace(group, systems=others)
    for system in group.systems:
        if system in belonging:
            yield replace(group, rank=group.rank + worth * belonging[system], systems=(system,))
