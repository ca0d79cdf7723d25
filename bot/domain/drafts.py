"""A nyttokalkyl in the making: what has been answered, and where the dialog stands. Pure, and frozen as all values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.nyttokalkyl.entry import Input, InputKind, checked
from bot.domain.nyttokalkyl.faults import FaultKind, FieldError
from bot.domain.steps import BY_NAME, OVERLAP, Answers, DialogStep, steps_of


@dataclass(frozen=True, slots=True)
class Terms:
    """What the municipality had decided when the draft was begun, so that its sums do not move under it.

    `hourly_rate` is kronor, `weeks` working weeks a year, `discount_rate` a share, `price_level` a year.
    """

    hourly_rate: Decimal
    weeks: Decimal
    discount_rate: Decimal
    price_level: int


@dataclass(frozen=True, slots=True)
class Given:
    """The answer to one step. `version` is the draft's version that it came with; `by` who gave it (object id)."""

    values: Mapping[str, str]
    version: int
    by: str
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A system that may serve the need: its register key, and its name when it was found."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A calculation in the making.

    `told` names what others draft and plan that has been shown with the need (`plan:3`, `need:17`): what is new since
    then is shown before the draft is handed in. `at` is the step that somebody went back to, or None for the first open
    one. `reused` is the key of the existing
    system that was chosen in place of a new one: then nothing more is asked.
    """

    kind: CalculationKind
    author: str
    terms: Terms
    given: Mapping[str, Given] = field(default_factory=dict)
    found: tuple[Found, ...] = ()
    at: str | None = None
    reused: str | None = None
    told: tuple[str, ...] = ()

    @property
    def answers(self) -> Answers:
        """What has been written, by step."""
        return {name: given.values for name, given in self.given.items()}

    @property
    def steps(self) -> tuple[DialogStep, ...]:
        """The steps that this draft has, in order."""
        asked = steps_of(self.kind, self.answers)
        return tuple(step for step in asked if step.name != OVERLAP or self.found)

    def inputs(self, step: DialogStep) -> tuple[Input, ...]:
        """What a step asks of this draft: for the overlap a reason for each system found."""
        if step.name == OVERLAP:
            return tuple(Input(found.key, InputKind.REASON) for found in self.found)
        return step.inputs_for(self.kind)

    def is_done(self, step: DialogStep) -> bool:
        """True if the step is answered or left out."""
        given = self.given.get(step.name)
        if given is None:
            return False
        return given.skipped or all(asked.name in given.values for asked in self.inputs(step))

    @property
    def current(self) -> DialogStep | None:
        """The step to ask now, or None when all are done."""
        steps = self.steps
        chosen = next((step for step in steps if step.name == self.at), None)
        return chosen or next((step for step in steps if not self.is_done(step)), None)

    def next_input(self, step: DialogStep) -> Input | None:
        """The first input without an answer, where one thing at a time is asked. In a step gone back to: the first."""
        inputs = self.inputs(step)
        if self.is_done(step):
            return inputs[0] if inputs else None
        values = self.given[step.name].values if step.name in self.given else {}
        return next((asked for asked in inputs if asked.name not in values), None)

    def is_reached(self, name: str) -> bool:
        """True if every step before it is done, so that it may be answered."""
        for step in self.steps:
            if step.name == name:
                return True
            if not self.is_done(step):
                return False
        return False

    @property
    def place(self) -> tuple[int, int]:
        """The current step's number and how many there are; all of them when the draft is done."""
        steps, current = self.steps, self.current
        number = steps.index(current) + 1 if current in steps else len(steps)
        return number, len(steps)


def read_form(draft: Draft, step: DialogStep, form: Mapping[str, str]) -> tuple[dict[str, str], dict[str, FieldError]]:
    """A card's inputs: those that can be taken, and what is wrong with the others."""
    values: dict[str, str] = {}
    faults: dict[str, FieldError] = {}
    for asked in draft.inputs(step):
        try:
            values[asked.name] = checked(asked, form.get(asked.name, ""))
        except FieldError as fault:
            faults[asked.name] = fault
    if step.needs_one and not faults and not any(values.values()):
        faults[draft.inputs(step)[0].name] = FieldError(step.name, FaultKind.NEEDS_ONE)
    return values, faults


def answered(draft: Draft, step: DialogStep, values: Mapping[str, str], version: int, by: str) -> Draft:
    """The draft with a step's answer, whole or (typed) one input more."""
    before = draft.given.get(step.name)
    kept = dict(before.values) if before and not before.skipped else {}
    whole = {asked.name for asked in draft.inputs(step)} <= (kept | dict(values)).keys()
    given = Given({**kept, **values}, version, by)
    at = None if whole and len(values) == len(draft.inputs(step)) else _stays(draft, step, values)
    return replace(draft, given={**draft.given, step.name: given}, at=at)


def _stays(draft: Draft, step: DialogStep, values: Mapping[str, str]) -> str | None:
    """A typed answer to a step gone back to goes on with the next input of the same step."""
    if draft.at != step.name:
        return None
    names = [asked.name for asked in draft.inputs(step)]
    return None if next(iter(values), "") == names[-1] else step.name


def skipped(draft: Draft, step: DialogStep, version: int, by: str) -> Draft:
    """The draft without that step."""
    return replace(draft, given={**draft.given, step.name: Given({}, version, by, skipped=True)}, at=None)


def gone_back(draft: Draft) -> Draft:
    """The draft at the step before; at the first one it stays."""
    steps, current = draft.steps, draft.current
    number = steps.index(current) if current in steps else len(steps)
    return replace(draft, at=steps[max(0, number - 1)].name)


def gone_to(draft: Draft, name: str) -> Draft:
    """The draft at a step that has been reached; unchanged for any other."""
    return replace(draft, at=name) if name in BY_NAME and draft.is_reached(name) else draft


def with_found(draft: Draft, found: tuple[Found, ...]) -> Draft:
    """The draft with the systems that may serve the need. Reasons that were given stay."""
    known = {one.key: one for one in (*draft.found, *found)}
    return replace(draft, found=tuple(known.values()))
