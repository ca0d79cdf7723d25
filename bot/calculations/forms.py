"""A draft's current step as a reply: the card to fill in, and the same in words for who types."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bot.calculations.overlap import open_systems, others_with_same_need, without_hidden
from bot.calculations.plans import plans_for
from bot.calculations.reading import shown
from bot.calculations.summary import review_reply
from bot.calculations.typed import WAITING, Waiting
from bot.context import Context, listed
from bot.domain.answers import FormAnswer, FormField, ListedSystem, Press, Reply
from bot.domain.dossiers import Dossier
from bot.domain.nyttokalkyl.completeness import MAX_LABEL
from bot.domain.nyttokalkyl.entry import MOST_LETTERS, Input, InputKind
from bot.domain.nyttokalkyl.faults import FieldError
from bot.domain.questions import Intent
from bot.domain.sentences import sentence
from bot.domain.steps import OVERLAP, DialogStep
from bot.domain.systems import ItSystem, LifecyclePhase
from bot.texts import money

FIELD = "a_"
"""Begins the name of every input on a card, so that none is taken for what the button itself sends."""


async def step_reply(
    dossier: Dossier,
    context: Context,
    *,
    notices: tuple[str, ...] = (),
    written: Mapping[str, str] | None = None,
    faults: Mapping[str, FieldError] | None = None,
    actions: tuple[Press, ...] = (),
    intent: Intent = Intent.NYTTOKALKYL_DRAFT,
) -> Reply:
    """Where a draft stands: the step to answer, or all of it for review.

    `written` is what somebody has just filled in and `faults` what is wrong with it: nothing they wrote is lost.
    """
    dossier = without_hidden(dossier, context)
    draft, say = dossier.draft, context.say
    step = draft.current
    if step is None:
        return await review_reply(dossier, context, notices=notices, actions=actions, intent=intent)
    asked = draft.next_input(step)
    systems = open_systems(context, [found.key for found in draft.found]) if step.name == OVERLAP else ()
    hint, about = _known_costs(step, dossier, context)
    number, total = draft.place
    heading = say(f"nyttokalkyl_dialog-step-{step.name}")
    progress = say("nyttokalkyl_dialog-progress", number=number, total=total)
    help_ = say(f"nyttokalkyl_dialog-help-{step.name}")
    elsewhere = await others_with_same_need(dossier, context) if step.name in {OVERLAP, "scope"} else ()
    # Where nothing exists there is no step of its own for what is planned: then it stands on the next one.
    planned = await plans_for(dossier, context) if step.name in {OVERLAP, "situation"} else ()
    problems = tuple(fault_text(fault, context) for fault in (faults or {}).values())
    answer = FormAnswer(
        heading=heading,
        progress=progress,
        notices=(*notices, *planned, *elsewhere, *(() if written is not None else problems)),
        paragraphs=tuple(filter(None, (help_, hint))),
        fields=tuple(_field(one, dossier, context, written, faults or {}) for one in draft.inputs(step)),
        send=_send(dossier, step, context),
        systems=tuple(ListedSystem(listed(system)) for system in systems),
        first=tuple(_reuse(dossier, system, context) for system in systems if not _retiring(system)),
        actions=(*actions, *_ways(dossier, step, context)),
        about=about,
    )
    question = _asked_in_words(asked, dossier, context) if asked is not None else ""
    waiting = Waiting.of(context.memory)
    same = waiting is not None and (waiting.number, waiting.step) == (dossier.number, step.name)
    begun = same and not notices and step.name in draft.given and not draft.is_done(step)
    words = (
        *answer.notices,
        *(problems if written is not None else ()),
        "" if begun else sentence(f"{progress}: {heading}"),
        # Who types has read the explanation with the step's first input.
        *(() if begun else answer.paragraphs),
        ""
        if begun or not systems
        else say("nyttokalkyl_dialog-found", names=", ".join(_marked(one, context) for one in systems)),
        question,
    )
    next_ = Waiting(dossier.number, step.name, asked.name if asked else "", dossier.version)
    return Reply(
        intent,
        context.language,
        " ".join(filter(None, words)),
        answer,
        systems=tuple(system.key for system in systems),
        subjects=tuple(system.key for system in systems),
        remember={WAITING: str(next_)},
    )


def fault_text(fault: FieldError, context: Context) -> str:
    """What is wrong with an input, and what to do."""
    return context.say(fault.text_key, **fault.arguments)


def _send(dossier: Dossier, step: DialogStep, context: Context) -> Press:
    title = "nyttokalkyl_dialog-press-still-needed" if step.name == OVERLAP else "nyttokalkyl_dialog-press-next"
    data = {"draft": dossier.number, "step": step.name, "version": dossier.version}
    return Press("nyttokalkyl.answer", context.say(title), data)


def _ways(dossier: Dossier, step: DialogStep, context: Context) -> tuple[Press, ...]:
    data = {"draft": dossier.number, "step": step.name, "version": dossier.version}
    ways = []
    if dossier.draft.place[0] > 1:
        ways.append(Press("nyttokalkyl.back", context.say("nyttokalkyl_dialog-press-back"), data))
    if step.skippable:
        ways.append(Press("nyttokalkyl.skip", context.say("nyttokalkyl_dialog-press-skip"), data))
    ways.append(Press("nyttokalkyl.pause", context.say("nyttokalkyl_dialog-press-pause"), {"draft": dossier.number}))
    return tuple(ways)


def _retiring(system: ItSystem) -> bool:
    return system.phase is LifecyclePhase.RETIREMENT


def _marked(system: ItSystem, context: Context) -> str:
    return context.say("nyttokalkyl_dialog-retiring", system=system.name) if _retiring(system) else system.name


def _reuse(dossier: Dossier, system: ItSystem, context: Context) -> Press:
    title = context.say("nyttokalkyl_dialog-press-reuse", system=system.name)
    return Press("nyttokalkyl.reuse", title, {"draft": dossier.number, "system": system.key})


def _label(asked: Input, dossier: Dossier, context: Context) -> str:
    name = next((found.name for found in dossier.draft.found if found.key == asked.name), None)
    if name is not None:
        return context.say("nyttokalkyl_dialog-why-not", system=name)
    return context.say(f"nyttokalkyl_dialog-input-{asked.name}")


def _asked_in_words(asked: Input, dossier: Dossier, context: Context) -> str:
    """The input's label, and what may be answered where that is a choice."""
    label = _label(asked, dossier, context)
    if asked.kind is InputKind.DEPARTMENT and dossier.department:
        return f"{label} {context.say('nyttokalkyl_dialog-own-department', department=dossier.department)}"
    if asked.choices:
        return f"{label} {'; '.join(title for _, title in _choices(asked, context))}."
    return label


def _field(
    asked: Input,
    dossier: Dossier,
    context: Context,
    written: Mapping[str, str] | None,
    faults: Mapping[str, FieldError],
) -> FormField:
    step = dossier.draft.current
    kept = dossier.draft.answers.get(step.name, {}).get(asked.name, "") if step is not None else ""
    value = kept if asked.kind in {InputKind.CHOICE, InputKind.DEPARTMENT} else shown(asked, kept, context)
    if asked.kind is InputKind.DEPARTMENTS:
        value = kept.replace(";", ",")
    if not kept and asked.kind is InputKind.DEPARTMENT:
        value = dossier.department
    if written is not None:
        value = written.get(asked.name, value)
    fault = faults.get(asked.name)
    return FormField(
        name=FIELD + asked.name,
        label=_label(asked, dossier, context),
        required=asked.required,
        value=value,
        lines=asked.kind in {InputKind.PROSE, InputKind.REASON},
        date=asked.kind is InputKind.DATE,
        several=asked.kind is InputKind.DEPARTMENTS,
        choices=_choices(asked, context),
        fault=fault_text(fault, context) if fault is not None else "",
        missing=context.say("nyttokalkyl_fault-missing"),
        most=MOST_LETTERS.get(asked.kind, MAX_LABEL),
    )


def _choices(asked: Input, context: Context) -> tuple[tuple[str, str], ...]:
    if asked.kind in {InputKind.DEPARTMENT, InputKind.DEPARTMENTS}:
        return tuple((department.name, department.name) for department in context.view.departments)
    return tuple((value, context.say(f"nyttokalkyl_dialog-choice-{asked.name}-{value}")) for value in asked.choices)


def _known_costs(step: DialogStep, dossier: Dossier, context: Context) -> tuple[str, tuple[ItSystem, ...]]:
    """What the register says that systems to be retired cost, where the asker may see it."""
    if step.name != "direct_saving":
        return "", ()
    keys = dossier.draft.answers.get("retirement", {}).get("systems", "").split(",")
    systems = [one for one in open_systems(context, keys) if context.may_see_restricted(one)]
    costs = [
        (system, sum((contract.yearly_cost or Decimal(0) for contract in system.restricted.contracts), Decimal(0)))
        for system in systems
        if system.restricted is not None
    ]
    told = [
        context.say("nyttokalkyl_dialog-known-cost", system=system.name, cost=money(cost, context.language))
        for system, cost in costs
        if cost
    ]
    return " ".join(told), tuple(system for system, cost in costs if cost)
