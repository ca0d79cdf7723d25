"""One part of an index measured against one reading of a text: the systems that answer it, and how surely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.questions import Certainty
from bot.search import calibration
from bot.search.calibration import Measure
from bot.search.functions import FunctionEvidence
from bot.search.needs import Match, ReadText
from bot.search.postings import Evidence, Postings


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with the needs that it speaks of."""

    read: ReadText
    matches: Sequence[Match]


@dataclass(frozen=True, slots=True)
class Group:
    """Systems that answer equally well (0–1), by part of the index and number in that part. `explained` is a weight."""

    rank: float
    part: int
    systems: Sequence[int]
    why: str
    explained: float = 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """The systems of one part that answer a reading, the best first, and how sure that is.

    `contested` is the share of the text (0–1) that speaks of a need which no system here serves. `spoken` is how
    much of the text speaks of each function, `uncovered` of each need that no function serves, as weights.
    """

    certainty: Certainty
    groups: Sequence[Group] = ()
    contested: float = 0.0
    spoken: Mapping[int, float] = field(default_factory=dict)
    uncovered: Mapping[str, float] = field(default_factory=dict)

    @property
    def strength(self) -> tuple[int, float]:
        """For comparison: the surest first, then what explains most."""
        return SURENESS[self.certainty], -self.groups[0].explained if self.groups else 0.0


SURENESS = {Certainty.CERTAIN: 0, Certainty.MAYBE: 1, Certainty.NONE: 2}


def judge(part: Postings, number: int, reading: Reading) -> Judged:
    """The systems of one part that answer a reading, the best first, and how sure that is."""
    read = reading.read
    if not any(unit.kind for unit in read.units):
        return Judged(Certainty.NONE)
    namings = part.named(read)
    weights = calibration.weights(read, reading.matches, [(naming.first, naming.last) for naming in namings])
    by_function, uncovered = part.functions.explain(reading.matches, read)
    rivals = [need.strengths for need in uncovered]
    own = part.evidence(read)
    for naming in namings:
        own.setdefault(naming.system, Evidence()).note(range(naming.first, naming.last), 1.0)
    known = {unit for function in by_function.values() for unit in function.strengths}
    known.update(unit for evidence in own.values() for unit in evidence.strengths)
    scale = calibration.Scale(weights, calibration.costs(read, weights, known, rivals), read)
    rival = max((scale.coverage(strengths) for strengths in rivals), default=0.0)
    called = {naming.system for naming in namings}
    contested = max((scale.share(strengths) for strengths in rivals), default=0.0)
    spoken = {number: function.total(read) for number, function in by_function.items()}
    uncovered_spoken = {need.name: need.total(read) for need in uncovered}
    measured: list[_Measured] = []
    # Systems without words of their own in the need differ only by their functions: measured together.
    for functions, members in part.functions.systems_with(by_function):
        joined = [by_function[function] for function in functions]
        measure = scale.measure([function.strengths for function in joined], {}, named=False)
        others = [system for system in members if system not in own] if own else members
        measured.append(_Measured(calibration.rank(measure), measure, others, joined))
    for system, words in own.items():
        joined = [by_function[f] for f in part.functions.functions_of(system) if f in by_function]
        measure = scale.measure([f.strengths for f in joined], words.strengths, named=system in called)
        measured.append(_Measured(calibration.rank(measure), measure, (system,), joined, words))
    measured.sort(key=lambda one: (-one.rank, one.systems[0] if one.systems else 0))
    certainty, belongs = calibration.judge([one.measure for one in measured], rival)
    if certainty is Certainty.NONE:
        kept = measured[: calibration.CLOSEST]
    else:
        kept = [one for one, belonging in zip(measured, belongs, strict=True) if belonging]
    groups = [Group(one.rank, number, one.systems, _why(part, one, read), one.measure.explained) for one in kept]
    return Judged(certainty, groups, contested, spoken, uncovered_spoken)


@dataclass(slots=True)
class _Measured:
    """Systems with what they explain, and by what: their functions and words of their own."""

    rank: float
    measure: Measure
    systems: Sequence[int]
    functions: Sequence[FunctionEvidence]
    own: Evidence | None = None


def _why(part: Postings, one: _Measured, read: ReadText) -> str:
    """«diarium → Ärende- och dokumenthantering»: the asker's words and what they were taken for."""
    function = max(one.functions, key=lambda function: (function.total(read), function.name), default=None)
    if function is not None and function.said:
        return f"{function.said} → {function.name}"
    if one.own is None:
        return ""
    strengths = one.own.strengths
    unit = max(strengths, key=lambda unit: (strengths[unit] * read.units[unit].weight, -unit))
    return f"{read.units[unit].text} → {part.titles[one.systems[0]]}"
