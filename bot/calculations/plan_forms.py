"""A planned procurement on a card: entered, changed and taken away by those who know what is planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.calculations.changing import here
from bot.calculations.plans import list_plans, may_enter, plan_of, plan_row
from bot.context import Context, message_reply
from bot.domain.answers import FormAnswer, FormField, Press, Reply
from bot.domain.procurements import MOST_LETTERS, PlannedProcurement
from bot.domain.questions import Question
from bot.domain.sentences import sentence
from bot.errors import BotError

_FIELD = "p_"
_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class _Input:
    name: str
    required: bool = True
    most: int = MOST_LETTERS


_INPUTS = (_Input("committee"), _Input("quarter", most=20), _Input("title"), _Input("value", False, _LONGEST_VALUE))


async def show_form(question: Question, context: Context) -> Reply:
    """An empty form, or with a number that procurement to change."""
    refused = _refused(question, context)
    if refused is not None:
        return refused
    plan = await context.calculations.plans.get(question.number) if question.number is not None else None
    if question.number is not None and plan is None:
        return await list_plans(question, context, context.say("nyttokalkyl_plans-gone"))
    return _form(question, context, plan, _written_of(plan) if plan is not None else {}, None)


async def save_form(question: Question, context: Context) -> Reply:
    """Store what the form says. What is wrong comes back with all that was written."""
    refused = _refused(question, context)
    if refused is not None:
        return refused
    plans, form = context.calculations.plans, dict(question.form)
    before = await plans.get(question.number) if question.number is not None else None
    written = {one.name: form.get(_FIELD + one.name, "").strip() for one in _INPUTS}
    try:
        plan = plan_of(written["committee"], written["quarter"], written["title"], written["value"], context)
    except BotError as fault:
        return _form(question, context, before, written, fault)
    stored, change = await plans.put(plan)
    if before is not None and before.number != stored.number:
        await plans.remove(before.number)  # it has another committee, year or title now
    said = context.say(f"nyttokalkyl_plans-{change.value}", title=stored.title, committee=stored.committee)
    return await list_plans(question, context, said)


async def remove_plan(question: Question, context: Context) -> Reply:
    """Take away what is no longer planned, after a question."""
    refused = _refused(question, context)
    if refused is not None:
        return refused
    say, plans = context.say, context.calculations.plans
    plan = await plans.get(question.number) if question.number is not None else None
    if plan is None:
        return await list_plans(question, context, say("nyttokalkyl_plans-gone"))
    if dict(question.form).get("sure") != "yes":
        data = {"plan": plan.number}
        return message_reply(
            context,
            question,
            say("nyttokalkyl_plans-remove-sure", row=plan_row(plan, context)),
            heading=say("nyttokalkyl_plans-heading"),
            actions=(
                Press("plan.remove", say("nyttokalkyl_plans-press-remove-sure"), {**data, "sure": "yes"}),
                Press("plan.list", say("nyttokalkyl_plans-press-keep"), {}),
            ),
        )
    await plans.remove(plan.number)
    return await list_plans(question, context, say("nyttokalkyl_plans-removed", title=plan.title))


def _refused(question: Question, context: Context) -> Reply | None:
    heading = context.say("nyttokalkyl_plans-heading")
    if not here(context):
        return message_reply(context, question, context.say("nyttokalkyl_dialog-personal-only"), heading=heading)
    if not may_enter(context):
        return message_reply(context, question, context.say("nyttokalkyl_plans-not-allowed"), heading=heading)
    return None


def _written_of(plan: PlannedProcurement) -> dict[str, str]:
    return {
        "committee": plan.committee,
        "quarter": f"Q{plan.quarter} {plan.year}",
        "title": plan.title,
        "value": f"{plan.value:f}".replace(".", ",") if plan.value is not None else "",
    }


def _form(
    question: Question,
    context: Context,
    plan: PlannedProcurement | None,
    written: Mapping[str, str],
    fault: BotError | None,
) -> Reply:
    say = context.say
    data = {"plan": plan.number} if plan is not None else {}
    fields = tuple(
        FormField(
            name=_FIELD + one.name,
            label=say(f"nyttokalkyl_plans-input-{one.name}"),
            required=one.required,
            value=written.get(one.name, ""),
            missing=say("nyttokalkyl_fault-missing"),
            most=one.most,
        )
        for one in _INPUTS
    )
    problem = (fault.told(say),) if fault is not None else ()
    actions = [Press("plan.list", say("nyttokalkyl_plans-press-keep"), {})]
    if plan is not None:
        actions.append(Press("plan.remove", say("nyttokalkyl_plans-press-remove"), data))
    answer = FormAnswer(
        heading=say("nyttokalkyl_plans-form-change" if plan is not None else "nyttokalkyl_plans-form-new"),
        progress="",
        paragraphs=(),
        fields=fields,
        send=Press("plan.save", say("nyttokalkyl_plans-press-save"), data),
        notices=problem,
        actions=tuple(actions),
    )
    text = " ".join((*problem, sentence(answer.heading), say("nyttokalkyl_plans-example")))
    return Reply(question.intent, context.language, text, answer)
