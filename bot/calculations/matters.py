"""Who may do what with a submitted nyttokalkyl, and the forms to do it with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.calculations.changing import is_it_unit
from bot.calculations.forms import FIELD
from bot.context import Context
from bot.domain.answers import FormAnswer, FormField, Press
from bot.domain.dossiers import Dossier
from bot.domain.nyttokalkyl.completeness import MAX_LABEL
from bot.domain.nyttokalkyl.entry import MOST_LETTERS, Input, InputKind
from bot.domain.nyttokalkyl.lifecycle import Actor, Step, allowed_steps
from bot.domain.nyttokalkyl.route import Route, route_of
from bot.domain.people import same_name

_IT_STEPS = frozenset({Actor.IT_UNIT, Actor.AUTHOR})


@dataclass(frozen=True, slots=True)
class Move:
    """One step of the lifecycle as people meet it: the wire name of its button, and what its form asks."""

    step: Step
    verb: str
    inputs: tuple[Input, ...] = ()


MOVES: Mapping[str, Move] = {
    "state": Move(Step.STATE, "nyttokalkyl.statement", (Input("text", InputKind.PROSE),)),
    "present": Move(Step.PRESENT, "nyttokalkyl.present", (Input("on", InputKind.DATE),)),
    "decide": Move(
        Step.DECIDE,
        "nyttokalkyl.decide",
        (
            Input("verdict", InputKind.CHOICE, choices=("yes", "no", "sent_back")),
            Input("diarienummer", InputKind.LINE),
            Input("on", InputKind.DATE),
            Input("why", InputKind.PROSE, required=False),
        ),
    ),
    "revise": Move(Step.REVISE, "nyttokalkyl.revise"),
    "procure": Move(Step.PROCURE, "nyttokalkyl.procure", (Input("on", InputKind.DATE),)),
    "follow_up": Move(
        Step.FOLLOW_UP,
        "nyttokalkyl.follow_up",
        (Input("realised", InputKind.MONEY), Input("comment", InputKind.PROSE, required=False)),
    ),
}
"""By topic. SUBMIT is the dialog's own."""


def way_of(dossier: Dossier, context: Context) -> Route | None:
    """The way of the newest submitted version."""
    current = dossier.matter.current
    return route_of(current, context.policy.nyttokalkyl.limits()) if current is not None else None


def actors_of(dossier: Dossier, context: Context) -> frozenset[Actor]:
    """In what capacities the person may act. IT-enheten never decides, whatever lists its people stand in."""
    person, policy, current = context.viewer.person, context.policy.nyttokalkyl, dossier.matter.current
    if not person.active or current is None:
        return frozenset()
    email = (person.email or "").casefold()
    managed = {name for name, emails in policy.management.items() if email and email in map(str.casefold, emails)}
    departments = current.departments
    owns = any(
        system.owner is not None and system.department == departments[0] and same_name(system.owner.name, person.name)
        for system in context.view.systems
    )
    holds = {
        Actor.AUTHOR: dossier.shared_by(person),
        Actor.IT_UNIT: is_it_unit(context),
        Actor.SYSTEM_OWNER: owns,
        Actor.DEPARTMENT_MANAGEMENT: bool(managed & set(departments)),
        Actor.PROCUREMENT_UNIT: bool(email) and email in map(str.casefold, policy.procurement_unit),
        Actor.RESPONSIBLE: same_name(current.responsible, person.name),
    }
    actors = frozenset(actor for actor, holding in holds.items() if holding)
    return actors & _IT_STEPS if "it_unit" in person.groups else actors


def open_moves(dossier: Dossier, context: Context) -> dict[Step, Actor]:
    """The steps that the person may take now, and as what. A management's word goes before an owner's."""
    route = way_of(dossier, context)
    moves: dict[Step, Actor] = {}
    for actor in (
        Actor.DEPARTMENT_MANAGEMENT,
        Actor.SYSTEM_OWNER,
        Actor.AUTHOR,
        Actor.RESPONSIBLE,
        Actor.PROCUREMENT_UNIT,
        Actor.IT_UNIT,
    ):
        if actor in actors_of(dossier, context):
            for step in allowed_steps(dossier.matter, actor, route):
                moves.setdefault(step, actor)
    return moves


def move_presses(dossier: Dossier, context: Context) -> tuple[Press, ...]:
    """Buttons for what the person may do now, and for a copy."""
    allowed = open_moves(dossier, context)
    data = {"draft": dossier.number}
    presses = [
        Press(move.verb, context.say(f"nyttokalkyl_dialog-press-{move.step.value}"), data)
        for move in MOVES.values()
        if move.step in allowed
    ]
    if dossier.shared_by(context.viewer.person):
        presses.append(Press("nyttokalkyl.copy", context.say("nyttokalkyl_dialog-press-copy"), data))
    return tuple(presses)


def move_form(
    dossier: Dossier, move: Move, written: Mapping[str, str], faults: Mapping[str, str], context: Context
) -> FormAnswer:
    """What a step of the lifecycle asks, with what has been written and what is wrong with it."""
    say, step = context.say, move.step.value
    fields = tuple(
        FormField(
            name=FIELD + asked.name,
            label=say(f"nyttokalkyl_dialog-input-{asked.name}"),
            required=asked.required,
            value=written.get(asked.name, context.today.isoformat() if asked.kind is InputKind.DATE else ""),
            lines=asked.kind is InputKind.PROSE,
            date=asked.kind is InputKind.DATE,
            choices=tuple((value, say(f"nyttokalkyl_dialog-choice-{asked.name}-{value}")) for value in asked.choices),
            fault=faults.get(asked.name, ""),
            missing=say("nyttokalkyl_fault-missing"),
            most=MOST_LETTERS.get(asked.kind, MAX_LABEL),
        )
        for asked in move.inputs
    )
    return FormAnswer(
        heading=say(f"nyttokalkyl_dialog-move-{step}"),
        progress=say("nyttokalkyl_dialog-row", number=dossier.number, title=dossier.title),
        paragraphs=(say(f"nyttokalkyl_dialog-move-help-{step}"),),
        fields=fields,
        send=Press(move.verb, say("nyttokalkyl_dialog-press-save"), {"draft": dossier.number, "sent": "yes"}),
        actions=(Press("nyttokalkyl.status", say("nyttokalkyl_dialog-press-status"), {"draft": dossier.number}),),
    )
