"""A submitted nyttokalkyl: see it, and take it on from IT-enheten's statement to the follow-up after a year."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.calculations.changing import here, is_it_unit, own_name, readable
from bot.calculations.forms import FIELD, fault_text, step_reply
from bot.calculations.matters import MOVES, Move, actors_of, move_form, move_presses, open_moves, way_of
from bot.calculations.plan_forms import remove_plan, save_form, show_form
from bot.calculations.plans import enter_plan, list_plans
from bot.calculations.reading import resolved
from bot.calculations.summary import status_reply
from bot.calculations.typed import WAITING
from bot.context import Context, message_reply
from bot.domain.answers import Press, Reply
from bot.domain.dossiers import Dossier
from bot.domain.nyttokalkyl import lifecycle
from bot.domain.nyttokalkyl.entry import InputKind, checked
from bot.domain.nyttokalkyl.faults import FieldError
from bot.domain.nyttokalkyl.lifecycle import Actor, Decision, FollowUp, Matter, Statement, Step, StepRefused, Verdict
from bot.domain.nyttokalkyl.notation import parse_amount
from bot.domain.nyttokalkyl.route import Decider, Route
from bot.domain.questions import Question
from bot.domain.sentences import sentence

_MOST_LISTED = 12
_DECISION = re.compile(r"(?P<verdict>\w+)\s+(?P<diarienummer>[^,;]+)(?:[,;]\s*(?P<why>.+))?", re.DOTALL)
_SENT_BACK = {"återremiss", "tillbaka", "komplettera", "back"}
_ABOUT_PLANS: Mapping[str, Callable[[Question, Context], Awaitable[Reply]]] = {
    "plans": list_plans,
    "plan": enter_plan,
    "plan_form": show_form,
    "plan_save": save_form,
    "plan_remove": remove_plan,
}


async def follow_nyttokalkyl(question: Question, context: Context) -> Reply:
    """List, status and the steps after submission, for those who may."""
    say = context.say
    about_plans = _ABOUT_PLANS.get(question.topic or "")
    if about_plans is not None:
        return await about_plans(question, context)
    if not here(context):
        heading = say("nyttokalkyl-heading")
        return message_reply(context, question, say("nyttokalkyl_dialog-personal-only"), heading=heading)
    if question.topic == "list" or question.number is None:
        return await _list(question, context)
    dossier = await readable(question.number, context)
    if dossier is None:
        return await _list(question, context, say("nyttokalkyl_dialog-unknown"))
    if not dossier.is_submitted:
        return await step_reply(dossier, context)
    move = MOVES.get(question.topic or "")
    return await (_moved(question, context, dossier, move) if move else _status(dossier, context))


async def _list(question: Question, context: Context, notice: str = "") -> Reply:
    """Own drafts first, then what the person's department, or for IT-enheten everybody, has handed in."""
    say, person, dossiers = context.say, context.viewer.person, context.calculations.dossiers
    mine = await dossiers.of_person(person.aad_object_id)
    handed_in = await dossiers.submitted()
    seen = {one.number for one in mine}
    others = [
        one for one in handed_in if one.number not in seen and one.readable_by(person, it_unit=is_it_unit(context))
    ]
    rows = [*mine, *others]
    presses = tuple(
        Press(
            "nyttokalkyl.resume" if one.is_open and one.shared_by(person) else "nyttokalkyl.status",
            say(
                "nyttokalkyl_dialog-list-row",
                number=one.number,
                title=one.title or "…",
                stage=say(
                    "nyttokalkyl_dialog-stage-reused"
                    if one.draft.reused
                    else f"nyttokalkyl_dialog-stage-{one.matter.stage.value}"
                ),
            ),
            {"draft": one.number},
        )
        for one in rows[:_MOST_LISTED]
    )
    text = " ".join(filter(None, (notice, say("nyttokalkyl_dialog-list", count=len(rows)))))
    said = f"{text} {'; '.join(press.title for press in presses)}".strip()
    return message_reply(
        context,
        question,
        said,
        heading=say("nyttokalkyl_dialog-mine"),
        paragraphs=(text,),
        examples=presses,
        actions=(context.press("nyttokalkyl.start", "answers-press-nyttokalkyl"),),
        count=len(rows),
    )


async def _status(dossier: Dossier, context: Context, *notices: str) -> Reply:
    return await status_reply(dossier, context, notices=notices, actions=move_presses(dossier, context))


async def _moved(question: Question, context: Context, dossier: Dossier, move: Move) -> Reply:
    """Take one step of the lifecycle, or say why not; without anything written: ask for it."""
    allowed = open_moves(dossier, context)
    written = _written(question, move)
    route = way_of(dossier, context)
    assert route is not None
    if move.step in allowed and not written and move.inputs:
        return _form(question, context, dossier, move, {}, {})
    values, faults = _checked(move, written, context)
    if move.step in allowed and faults:
        return _form(question, context, dossier, move, written, faults)
    try:
        actor = allowed.get(move.step) or _closest(dossier, context)
        matter = _next(move.step, dossier.matter, route, values, actor, context)
    except StepRefused as refused:
        return await _status(dossier, context, context.say(refused.text_key))
    saved = await context.calculations.dossiers.save(replace(dossier, matter=matter))
    if saved is None:
        newest = await readable(dossier.number, context) or dossier
        return await _status(newest, context, context.say("nyttokalkyl_dialog-changed-meanwhile"))
    context.stores.bell.ring()
    if move.step is Step.REVISE:
        return await step_reply(saved, context, notices=(context.say("nyttokalkyl_dialog-done-revise"),))
    return await _status(saved, context, context.say(f"nyttokalkyl_dialog-done-{move.step.value}"))


def _closest(dossier: Dossier, context: Context) -> Actor:
    """As what somebody is refused who may not take the step: the lifecycle's own words then say why."""
    actors = actors_of(dossier, context)
    return next((actor for actor in Actor if actor in actors), Actor.RESPONSIBLE)


def _written(question: Question, move: Move) -> dict[str, str]:
    form = dict(question.form)
    typed = form.get("typed", "")
    if "sent" in form or any(name.startswith(FIELD) for name in form):
        return {asked.name: form.get(FIELD + asked.name, "") for asked in move.inputs}
    if not typed:
        # «Redovisad 17» is whole as it stands: it was today.
        dated = not question.pressed and all(asked.kind is InputKind.DATE for asked in move.inputs)
        return {asked.name: "" for asked in move.inputs} if dated else {}
    if move.step is Step.DECIDE:
        match = _DECISION.fullmatch(typed)
        read = {name: text or "" for name, text in match.groupdict().items()} if match else {"verdict": typed}
        if read["verdict"].casefold() in _SENT_BACK:
            read["verdict"] = Verdict.SENT_BACK.value
        return read
    first = move.inputs[0].name if move.inputs else ""
    amount, _, comment = typed.partition(";")
    return {first: amount.strip(), "comment": comment.strip()} if move.step is Step.FOLLOW_UP else {first: typed}


def _checked(move: Move, written: Mapping[str, str], context: Context) -> tuple[dict[str, str], dict[str, str]]:
    values: dict[str, str] = {}
    faults: dict[str, str] = {}
    for asked in move.inputs:
        text = written.get(asked.name, "")
        if asked.kind is InputKind.DATE and not text.strip():
            text = context.today.isoformat()
        try:
            values[asked.name] = checked(asked, resolved(asked, text, context))
        except FieldError as fault:
            faults[asked.name] = fault_text(fault, context)
            continue
        if asked.kind is InputKind.DATE and date.fromisoformat(values[asked.name]) > context.today:
            faults[asked.name] = context.say("nyttokalkyl_dialog-future")
    return values, faults


def _form(
    question: Question,
    context: Context,
    dossier: Dossier,
    move: Move,
    written: Mapping[str, str],
    faults: Mapping[str, str],
) -> Reply:
    form = move_form(dossier, move, written, faults, context)
    typed = context.say(f"nyttokalkyl_dialog-move-type-{move.step.value}", number=dossier.number)
    words = (*faults.values(), sentence(form.heading), *form.paragraphs, typed)
    return Reply(question.intent, context.language, " ".join(words), form, remember={WAITING: ""})


def _next(
    step: Step, matter: Matter, route: Route, values: Mapping[str, str], actor: Actor, context: Context
) -> Matter:
    by, today = own_name(context), context.today
    on = date.fromisoformat(values["on"]) if values.get("on") else today
    match step:
        case Step.STATE:
            return lifecycle.state(matter, Statement(values.get("text", ""), by, today), actor)
        case Step.PRESENT:
            return lifecycle.present(matter, actor, on)
        case Step.DECIDE:
            return lifecycle.decide(matter, _decision(values, route, actor, by, on), route, actor)
        case Step.REVISE:
            return lifecycle.revise(matter, actor)
        case Step.PROCURE:
            return lifecycle.start_procurement(matter, actor, on)
    realised = parse_amount(values["realised"]) if values.get("realised") else Decimal("NaN")
    return lifecycle.follow_up(matter, FollowUp(realised, by, today, values.get("comment", "")), actor)


def _decision(values: Mapping[str, str], route: Route, actor: Actor, by: str, on: date) -> Decision:
    decider = route.decider
    if actor is Actor.SYSTEM_OWNER:
        decider = Decider.SYSTEM_OWNER
    elif decider is Decider.SYSTEM_OWNER:
        decider = Decider.DEPARTMENT_MANAGEMENT
    verdict = Verdict(values["verdict"]) if values.get("verdict") else Verdict.NO
    return Decision(verdict, decider, route.departments, by, on, values.get("diarienummer", ""), values.get("why", ""))
