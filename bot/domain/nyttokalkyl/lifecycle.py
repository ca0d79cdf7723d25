"""The life of a nyttokalkyl, from draft to follow-up: which step may come next, and who may take it.

Nothing is procured before it has been presented at a tactical meeting (audit 3.2). IT-enheten's only own step is its
statement: no transition lets it decide (audit 3.4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.nyttokalkyl.calculation import CalculationKind, Nyttokalkyl
from bot.domain.nyttokalkyl.completeness import faults_before_submission
from bot.domain.nyttokalkyl.lines import carried
from bot.domain.nyttokalkyl.route import Decider, Route
from bot.domain.nyttokalkyl.sums import yearly_benefit


class Stage(StrEnum):
    """Where a calculation stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IT_STATEMENT = "it_statement"
    PRESENTED = "presented"
    DECIDED = "decided"
    PROCUREMENT = "procurement"
    FOLLOWED_UP = "followed_up"


class Step(StrEnum):
    """What moves it on."""

    SUBMIT = "submit"
    STATE = "state"
    PRESENT = "present"
    DECIDE = "decide"
    REVISE = "revise"
    PROCURE = "procure"
    FOLLOW_UP = "follow_up"


class Actor(StrEnum):
    """In what capacity somebody acts. AUTHOR is anybody who shares the draft."""

    AUTHOR = "author"
    IT_UNIT = "it_unit"
    SYSTEM_OWNER = "system_owner"
    DEPARTMENT_MANAGEMENT = "department_management"
    PROCUREMENT_UNIT = "procurement_unit"
    RESPONSIBLE = "responsible"  # for realising the benefit
    ORGANISER = "organiser"  # of the tactical meeting where it was taken up


class Verdict(StrEnum):
    """What was decided."""

    YES = "yes"
    NO = "no"
    SENT_BACK = "sent_back"


_DEPARTMENT = frozenset({Actor.AUTHOR, Actor.SYSTEM_OWNER, Actor.DEPARTMENT_MANAGEMENT})

TRANSITIONS: Mapping[tuple[Stage, Step], tuple[Stage, frozenset[Actor]]] = {
    (Stage.DRAFT, Step.SUBMIT): (Stage.SUBMITTED, frozenset({Actor.AUTHOR})),
    (Stage.SUBMITTED, Step.STATE): (Stage.IT_STATEMENT, frozenset({Actor.IT_UNIT})),
    (Stage.IT_STATEMENT, Step.PRESENT): (Stage.PRESENTED, _DEPARTMENT | {Actor.ORGANISER}),
    (Stage.PRESENTED, Step.DECIDE): (Stage.DECIDED, frozenset({Actor.SYSTEM_OWNER, Actor.DEPARTMENT_MANAGEMENT})),
    (Stage.DECIDED, Step.REVISE): (Stage.DRAFT, frozenset({Actor.AUTHOR})),
    (Stage.DECIDED, Step.PROCURE): (Stage.PROCUREMENT, _DEPARTMENT | {Actor.PROCUREMENT_UNIT}),
    (Stage.DECIDED, Step.FOLLOW_UP): (Stage.FOLLOWED_UP, _DEPARTMENT | {Actor.RESPONSIBLE}),
    (Stage.PROCUREMENT, Step.FOLLOW_UP): (Stage.FOLLOWED_UP, _DEPARTMENT | {Actor.RESPONSIBLE}),
}
"""(stage, step) → next stage and who may take the step. What is not here cannot happen.

Three rows hold only under a condition, checked below: REVISE after SENT_BACK, PROCURE and FOLLOW_UP after YES.
A retirement has nothing to procure and goes from DECIDED to FOLLOWED_UP.
"""


class StepRefused(ValueError):  # noqa: N818 - not a fault of the program: the answer to somebody who acts out of turn
    """A step that cannot be taken now or not by this actor. `reason` ends a text key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def text_key(self) -> str:
        """Key of the sentence that says why, and what comes first."""
        return f"nyttokalkyl_fault-step-{self.reason}"


@dataclass(frozen=True, slots=True)
class Version:
    """A submitted calculation. It never changes; a revision is submitted as the next number."""

    number: int
    calculation: Nyttokalkyl
    submitted_by: str
    submitted_on: date


@dataclass(frozen=True, slots=True)
class Statement:
    """What IT-enheten says of a version: advice to those who decide."""

    text: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what, when, and where it is registered. `departments` are those whose managements decided."""

    verdict: Verdict
    decider: Decider
    departments: tuple[str, ...]
    by: str
    on: date
    diarienummer: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The benefit realised in kronor during the first year, as reported."""

    realised: Decimal
    by: str
    on: date
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """One calculation's whole life. `statement`, `presented_on` and `decision` belong to the newest version."""

    stage: Stage = Stage.DRAFT
    versions: tuple[Version, ...] = ()
    statement: Statement | None = None
    presented_on: date | None = None
    decision: Decision | None = None
    procurement_started_on: date | None = None
    follow_up: FollowUp | None = None

    @property
    def current(self) -> Nyttokalkyl | None:
        """The newest submitted calculation."""
        return self.versions[-1].calculation if self.versions else None


def allowed_steps(matter: Matter, actor: Actor, route: Route | None) -> tuple[Step, ...]:
    """What an actor may do next, as buttons. Never a decision for IT-enheten or for an owner off the route."""
    owner_decides = route is not None and route.decider is Decider.SYSTEM_OWNER
    return tuple(
        step
        for (stage, step), (_, actors) in TRANSITIONS.items()
        if stage is matter.stage
        and actor in actors
        and _condition(matter, step) is None
        and (step is not Step.DECIDE or actor is not Actor.SYSTEM_OWNER or owner_decides)
    )


def submit(matter: Matter, calculation: Nyttokalkyl, actor: Actor, by: str, on: date) -> Matter:
    """Hand in a complete calculation as the next version. Raises StepRefused."""
    stage = _next_stage(matter, Step.SUBMIT, actor)
    if faults_before_submission(calculation):
        raise StepRefused("incomplete")
    version = Version(len(matter.versions) + 1, calculation, by, on)
    return Matter(stage=stage, versions=(*matter.versions, version))


def state(matter: Matter, statement: Statement, actor: Actor) -> Matter:
    """Add IT-enheten's statement. Raises StepRefused."""
    stage = _next_stage(matter, Step.STATE, actor)
    if not statement.text.strip():
        raise StepRefused("empty_statement")
    return replace(matter, stage=stage, statement=statement)


def present(matter: Matter, actor: Actor, on: date) -> Matter:
    """Note that it has been presented at a tactical meeting. Raises StepRefused."""
    return replace(matter, stage=_next_stage(matter, Step.PRESENT, actor), presented_on=on)


def decide(matter: Matter, decision: Decision, route: Route, actor: Actor) -> Matter:
    """Note the decision, taken by those whom the route names. Raises StepRefused.

    A management may always decide what its system owner could; never the other way round.
    """
    stage = _next_stage(matter, Step.DECIDE, actor)
    by_owner = decision.decider is Decider.SYSTEM_OWNER
    if by_owner != (actor is Actor.SYSTEM_OWNER) or (by_owner and route.decider is not Decider.SYSTEM_OWNER):
        raise StepRefused("wrong_decider")
    if route.decider is Decider.JOINT_MANAGEMENTS and not set(route.departments) <= set(decision.departments):
        raise StepRefused("department_missing")
    if not decision.diarienummer.strip() or not decision.by.strip():
        raise StepRefused("decision_unregistered")
    if matter.presented_on is None or decision.on < matter.presented_on:
        raise StepRefused("decided_before_presented")
    return replace(matter, stage=stage, decision=decision)


def revise(matter: Matter, actor: Actor) -> Matter:
    """Open a calculation that was sent back. Its versions, the statement and the decision stay until the next one."""
    return replace(matter, stage=_next_stage(matter, Step.REVISE, actor))


def start_procurement(matter: Matter, actor: Actor, on: date) -> Matter:
    """Note that the procurement has begun. Raises StepRefused."""
    stage = _next_stage(matter, Step.PROCURE, actor)
    return replace(matter, stage=stage, procurement_started_on=on)


def follow_up(matter: Matter, report: FollowUp, actor: Actor) -> Matter:
    """Take the report of the realised benefit. Raises StepRefused."""
    stage = _next_stage(matter, Step.FOLLOW_UP, actor)
    if not report.realised.is_finite() or report.realised < 0:
        raise StepRefused("bad_amount")
    return replace(matter, stage=stage, follow_up=report)


def follow_up_due(matter: Matter, today: date) -> bool:
    """True if the realised benefit should be asked for: decided yes, the day has come, and nobody has reported."""
    calculation = matter.current
    if calculation is None or calculation.follow_up is None or Step.FOLLOW_UP not in _open_steps(matter):
        return False
    return today >= calculation.follow_up


@dataclass(frozen=True, slots=True)
class Comparison:
    """Expected (likely case, year 1) against realised, in kronor a year. `share` is None where nothing was expected."""

    expected: Decimal
    realised: Decimal

    @property
    def difference(self) -> Decimal:
        """Realised − expected."""
        return self.realised - self.expected

    @property
    def share(self) -> Decimal | None:
        """Realised as a share of expected."""
        return carried(self.realised / self.expected) if self.expected else None


def compare(matter: Matter) -> Comparison | None:
    """What came of the benefit; None before the follow-up."""
    if matter.follow_up is None or matter.current is None:
        return None
    return Comparison(yearly_benefit(matter.current, 1), matter.follow_up.realised)


def _open_steps(matter: Matter) -> tuple[Step, ...]:
    return tuple(step for stage, step in TRANSITIONS if stage is matter.stage and _condition(matter, step) is None)


def _next_stage(matter: Matter, step: Step, actor: Actor) -> Stage:
    if (matter.stage, step) not in TRANSITIONS:
        raise StepRefused("not_presented" if step is Step.PROCURE and matter.presented_on is None else "out_of_turn")
    stage, actors = TRANSITIONS[matter.stage, step]
    if actor not in actors:
        raise StepRefused("not_yours")
    if refusal := _condition(matter, step):
        raise StepRefused(refusal)
    return stage


def _condition(matter: Matter, step: Step) -> str | None:
    """Why a step in the table cannot be taken after this decision, or None where it can."""
    verdict = matter.decision.verdict if matter.decision else None
    if step is Step.REVISE and verdict is not Verdict.SENT_BACK:
        return "not_sent_back"
    if step in {Step.PROCURE, Step.FOLLOW_UP} and verdict is not Verdict.YES:
        return "not_approved"
    retirement = matter.current is not None and matter.current.kind is CalculationKind.RETIREMENT
    if step is Step.PROCURE and retirement:
        return "nothing_to_procure"
    if step is Step.FOLLOW_UP and matter.stage is Stage.DECIDED and not retirement:
        return "not_procured"
    return None
