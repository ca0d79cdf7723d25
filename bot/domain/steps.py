"""The dialog's steps as rows of one table. A draft knows them by name, so rows may be added, moved and removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.nyttokalkyl.entry import Input, InputKind

Answers = Mapping[str, Mapping[str, str]]
"""What has been written: name of the step → name of the input → text. A skipped step has no inputs."""

NEW, OLD = CalculationKind.NEW_SYSTEM, CalculationKind.RETIREMENT
_BOTH = frozenset({NEW, OLD})
OVERLAP = "overlap"


def _always(_answers: Answers) -> bool:
    return True


def _more_in(step: str) -> Callable[[Answers], bool]:
    return lambda answers: answers.get(step, {}).get("more") == "yes"


@dataclass(frozen=True, slots=True)
class DialogStep:
    """One card. The texts `nyttokalkyl_dialog-step-<name>` and `-help-<name>` ask; inputs have labels by their names.

    `needs_one` is True where every input may be left out, but not all of them. `applies` tells from earlier answers
    whether the step is asked at all. `only` names inputs that one kind of calculation alone has.
    """

    name: str
    inputs: tuple[Input, ...]
    kinds: frozenset[CalculationKind] = _BOTH
    skippable: bool = False
    needs_one: bool = False
    applies: Callable[[Answers], bool] = _always
    only: Mapping[str, CalculationKind] | None = None

    def inputs_for(self, kind: CalculationKind) -> tuple[Input, ...]:
        """The inputs of one kind of calculation."""
        only = self.only or {}
        return tuple(asked for asked in self.inputs if only.get(asked.name, kind) is kind)


def _line(name: str, *, required: bool = True) -> Input:
    return Input(name, InputKind.LINE, required)


def _prose(name: str, *, required: bool = True) -> Input:
    return Input(name, InputKind.PROSE, required)


def _choice(name: str, *choices: str, required: bool = True) -> Input:
    return Input(name, InputKind.CHOICE, required, choices)


def _time_saving(name: str, after: str | None, more: bool) -> DialogStep:
    inputs = (
        _line("what"),
        Input("minutes", InputKind.MINUTES),
        Input("people", InputKind.PEOPLE),
        Input("share", InputKind.SHARE),
    )
    again = (_choice("more", "yes", "no", required=False),) if more else ()
    return DialogStep(name, (*inputs, *again), skippable=True, applies=_more_in(after) if after else _always)


LEVELS = ("1", "2", "3", "4")
STEPS: tuple[DialogStep, ...] = (
    DialogStep("need", (_prose("need"),), frozenset({NEW})),
    DialogStep(OVERLAP, (), frozenset({NEW})),
    DialogStep("retirement", (Input("systems", InputKind.SYSTEMS), _prose("reason")), frozenset({OLD})),
    DialogStep("situation", (_prose("situation"), _prose("baseline"))),
    DialogStep(
        "scope",
        (
            _line("title"),
            Input("department", InputKind.DEPARTMENT),
            Input("others", InputKind.DEPARTMENTS, required=False),
        ),
    ),
    DialogStep(
        "one_off",
        (
            Input("introduction", InputKind.AMOUNT, required=False),
            Input("integration", InputKind.AMOUNT, required=False),
            Input("phasing_out", InputKind.AMOUNT, required=False),
            Input("work", InputKind.HOURS, required=False),
            Input("training", InputKind.HOURS, required=False),
        ),
        needs_one=True,
        only={"introduction": NEW, "integration": NEW, "training": NEW},
    ),
    DialogStep(
        "yearly",
        (
            Input("licence", InputKind.AMOUNT),
            Input("operation", InputKind.AMOUNT, required=False),
            Input("upkeep", InputKind.HOURS, required=False),
        ),
        frozenset({NEW}),
    ),
    _time_saving("time_saving", None, more=True),
    _time_saving("time_saving_2", "time_saving", more=True),
    _time_saving("time_saving_3", "time_saving_2", more=False),
    DialogStep(
        "direct_saving",
        (
            _line("saved"),
            Input("saving", InputKind.AMOUNT),
            _choice("from_year", "1", "2", "3"),
            Input("retired", InputKind.SYSTEMS, required=False),
        ),
        skippable=True,
    ),
    DialogStep(
        "other_benefits",
        (
            _line("quality"),
            _choice("rating", "1", "2", "3", "4", "5"),
            _line("moved", required=False),
            Input("moved_amount", InputKind.AMOUNT, required=False),
        ),
        skippable=True,
    ),
    DialogStep("stakeholders", (_line("bearer"), _line("receiver"))),
    DialogStep(
        "information",
        (
            _choice("personal_data", "none", "ordinary", "sensitive"),
            _choice("confidentiality", *LEVELS),
            _choice("integrity", *LEVELS),
            _choice("availability", *LEVELS),
        ),
        only={"confidentiality": NEW, "integrity": NEW, "availability": NEW},
    ),
    DialogStep(
        "requirements",
        (_prose("accessibility"), _line("integrations", required=False), _prose("exit")),
        only={"accessibility": NEW, "integrations": NEW},
    ),
    DialogStep(
        "procurement",
        (Input("value", InputKind.MONEY), _choice("contract", "supporting", "operative")),
        frozenset({NEW}),
    ),
    DialogStep(
        "realisation",
        (_line("responsible"), Input("start", InputKind.DATE), _choice("horizon", "3", "4", "5")),
    ),
    DialogStep("risks", (_prose("risks"),), skippable=True),
)
"""Every step in order. Names are stored in drafts and sent by old cards: they are never renamed."""

BY_NAME: Mapping[str, DialogStep] = {step.name: step for step in STEPS}


def steps_of(kind: CalculationKind, answers: Answers) -> tuple[DialogStep, ...]:
    """The steps that a calculation has, given what has been answered. OVERLAP is the draft's to judge."""
    return tuple(step for step in STEPS if kind in step.kinds and step.applies(answers))


FAULT_STEPS: Mapping[str, str] = {
    "title": "scope",
    "departments": "scope",
    "need": "need",
    "situation": "situation",
    "retirement_reason": "retirement",
    "systems": "retirement",
    "alternatives": OVERLAP,
    "costs": "one_off",
    "benefits": "time_saving",
    "lines": "direct_saving",
    "compliance": "information",
    "responsible": "realisation",
    "start": "realisation",
    "follow_up": "realisation",
    "stakeholders": "stakeholders",
    "risks": "risks",
}
"""Where what is missing can be filled in, by the first part of the fault's field."""


def diagram() -> str:
    """The steps as a Mermaid diagram, for the documentation."""
    rows = ["flowchart TD"]
    for kind in (NEW, OLD):
        names = [step for step in STEPS if kind in step.kinds]
        rows.append(f"  subgraph {kind.value}")
        for step in names:
            optional = step.skippable or step.applies is not _always or step.name == OVERLAP
            shape = f"([{step.name}])" if optional else f"[{step.name}]"
            rows.append(f"    {kind.value}_{step.name}{shape}")
        path = " --> ".join(f"{kind.value}_{step.name}" for step in names)
        rows += [f"    {path} --> {kind.value}_review[[review]]", "  end"]
    return "\n".join(rows)
