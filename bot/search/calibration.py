"""Where certainty begins: thresholds on the share of a need that is explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from bot.domain.questions import Certainty
from bot.search.needs import ReadText

CERTAIN = 0.72
MAYBE = 0.5
# Systems that explain much less than the best one are another matter («simhallens kassa» is not any kassa).
NEAR_BEST = 0.66
CLOSEST = 5
_LONG = 5.0


class _Explained(Protocol):
    coverage: float
    rank: float


ExplainedT = TypeVar("ExplainedT", bound=_Explained)


def total_weight(read: ReadText) -> float:
    """The weight of all that a need says. A long message says much beside the point, so its weight grows slowly."""
    total = sum(unit.weight for unit in read.units)
    return total if total <= _LONG else _LONG + (total - _LONG) * 0.35


def judge(scored: Sequence[ExplainedT], rival: float, read: ReadText) -> tuple[Certainty, list[ExplainedT]]:
    """How sure the best systems are, and which of them belong to the answer.

    `rival` is the coverage of the best need that no system serves.
    """
    del read
    if not scored:
        return Certainty.NONE, []
    best = max(item.coverage for item in scored)
    if best < MAYBE or rival > best + 0.05:
        return Certainty.NONE, list(scored[:CLOSEST])
    kept = [item for item in scored if item.coverage >= NEAR_BEST * best]
    return (Certainty.CERTAIN if best >= CERTAIN else Certainty.MAYBE), kept
