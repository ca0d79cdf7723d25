"""What the committees plan to procure: listed for everybody, entered by those who know, shown beside what exists."""

from __future__ import annotations

from decimal import Decimal

from bot.calculations.changing import here, is_it_unit
from bot.calculations.overlap import need_words
from bot.calculations.reading import department_of_committee
from bot.context import Context, message_reply
from bot.domain.answers import Press, Reply
from bot.domain.dossiers import Dossier, same_need
from bot.domain.nyttokalkyl.faults import FieldError
from bot.domain.nyttokalkyl.notation import parse_amount
from bot.domain.procurements import MOST_LETTERS, PlannedProcurement, read_quarter
from bot.domain.questions import Question
from bot.errors import BotError
from bot.search.likeness import need_stems
from bot.texts import money

_MOST_LISTED = 40
_MOST_NEAR = 3


async def list_plans(question: Question, context: Context, notice: str = "") -> Reply:
    """All that is planned. Public to everybody who works here, in a channel too."""
    plans = await context.calculations.plans.upcoming(context.today)
    rows = tuple(plan_row(plan, context) for plan in plans[:_MOST_LISTED])
    told = context.say("nyttokalkyl_plans-list", count=len(plans))
    editing = here(context) and may_enter(context)
    if editing:
        # Who changes them calls them by number.
        numbered = zip(plans, rows, strict=False)
        rows = tuple(
            context.say("nyttokalkyl_plans-numbered", number=str(one.number), row=row) for one, row in numbered
        )
    presses = tuple(Press("plan.form", row, {"plan": plan.number}) for plan, row in zip(plans, rows, strict=False))
    return message_reply(
        context,
        question,
        " ".join(filter(None, (notice, told, "; ".join(rows)))),
        heading=context.say("nyttokalkyl_plans-heading"),
        paragraphs=(*filter(None, (notice, told)), *(() if editing else rows)),
        examples=presses if editing else (),
        actions=(context.press("plan.form", "nyttokalkyl_plans-press-new"),) if editing else (),
        count=len(plans),
    )


async def enter_plan(question: Question, context: Context) -> Reply:
    """«Planerad upphandling: nämnd; kvartal och år; vad; värde», from those who know what is planned."""
    say = context.say
    heading = say("nyttokalkyl_plans-heading")
    if not here(context):
        return message_reply(context, question, say("nyttokalkyl_dialog-personal-only"), heading=heading)
    if not may_enter(context):
        return message_reply(context, question, say("nyttokalkyl_plans-not-allowed"), heading=heading)
    try:
        plan = read_plan(dict(question.form).get("typed", ""), context)
    except BotError as fault:
        text = f"{fault.told(say)} {say('nyttokalkyl_plans-example')}"
        return message_reply(context, question, text, heading=heading)
    stored, change = await context.calculations.plans.put(plan)
    return await list_plans(
        question, context, say(f"nyttokalkyl_plans-{change.value}", title=stored.title, committee=stored.committee)
    )


def may_enter(context: Context) -> bool:
    """True for IT-enheten, the procurement unit and the managements of departments."""
    policy, email = context.policy.nyttokalkyl, (context.viewer.person.email or "").casefold()
    managing = (one for emails in policy.management.values() for one in emails)
    named = {one.casefold() for one in (*policy.procurement_unit, *managing)}
    return is_it_unit(context) or (bool(email) and email in named)


def read_plan(text: str, context: Context) -> PlannedProcurement:
    """What somebody wrote, in parts with semicolons between. Raises BotError for what cannot be read."""
    parts = [part.strip() for part in text.split(";")]
    if len(parts) not in {3, 4} or not all(parts[:3]):
        raise BotError("nyttokalkyl_plans-fault-parts")
    return plan_of(parts[0], parts[1], parts[2], parts[3] if len(parts) == 4 else "", context)


def plan_of(committee: str, when: str, title: str, worth: str, context: Context) -> PlannedProcurement:
    """What somebody entered, part by part. Raises BotError for what is missing or cannot be read."""
    committee, title = (" ".join(part.split())[:MOST_LETTERS] for part in (committee, title))
    if not committee or not title:
        raise BotError("nyttokalkyl_plans-fault-parts")
    quarter = read_quarter(when)
    if quarter is None:
        raise BotError("nyttokalkyl_plans-fault-quarter")
    value: Decimal | None = None
    if worth:
        try:
            value = parse_amount(worth)
        except FieldError:
            raise BotError("nyttokalkyl_plans-fault-value") from None
    return PlannedProcurement(
        0,
        committee,
        department_of_committee(committee, context.view.departments),
        *quarter,
        title,
        value,
        need_stems(title),
        context.viewer.person.aad_object_id,
        "chat",
    )


def plan_row(plan: PlannedProcurement, context: Context) -> str:
    """One planned procurement in a line."""
    facts: dict[str, str | int] = {
        "committee": plan.committee,
        "quarter": plan.quarter,
        "year": str(plan.year),
        "title": plan.title,
    }
    if plan.value is None:
        return context.say("nyttokalkyl_plans-row", **facts)
    return context.say("nyttokalkyl_plans-row-value", **facts, value=money(plan.value, context.language))


async def plans_for(dossier: Dossier, context: Context) -> tuple[str, ...]:
    """A sentence for each planned procurement of the same thing: it should not be bought twice."""
    same = await same_plans(dossier, context)
    return tuple(context.say("nyttokalkyl_plans-same", row=plan_row(plan, context)) for plan in same)


async def same_plans(dossier: Dossier, context: Context) -> list[PlannedProcurement]:
    """The planned procurements of the same thing, the nearest first."""
    if not dossier.need_words:
        return []
    plans = await context.calculations.plans.upcoming(context.today)
    # In the asker's own view: what somebody else may see of the register must not show in who plans the same.
    return [plan for plan in plans if same_need(dossier.need_words, need_words(plan.title, context))][:_MOST_NEAR]
