"""A draft: answer its steps, go back, leave it, take it up again, share it, hand it in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.calculations.changing import begun, changed, here, own, own_name
from bot.calculations.elsewhere import looked_elsewhere
from bot.calculations.filing import file_newest
from bot.calculations.forms import step_reply
from bot.calculations.inviting import invite
from bot.calculations.matters import move_presses
from bot.calculations.overlap import found_for, open_systems
from bot.calculations.starting import begun_with
from bot.calculations.summary import built, status_reply
from bot.calculations.taking import take_answer
from bot.calculations.typed import WAITING, Waiting
from bot.context import Context, message_reply
from bot.domain.answers import Press, Reply
from bot.domain.dossiers import Dossier
from bot.domain.drafts import Given, answered, gone_back, gone_to, skipped, with_found
from bot.domain.nyttokalkyl import lifecycle
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.nyttokalkyl.lifecycle import Actor, StepRefused
from bot.domain.questions import Intent, Question
from bot.domain.steps import OVERLAP

_Work = Callable[[Question, Context, Dossier], Awaitable[Reply]]
_MOST_SHOWN = 8


async def work_on_nyttokalkyl(question: Question, context: Context) -> Reply:
    """Whatever somebody does with a draft of their own. Another's draft is answered as one that does not exist."""
    if not here(context):
        heading = context.say("nyttokalkyl-heading")
        return message_reply(context, question, context.say("nyttokalkyl_dialog-personal-only"), heading=heading)
    fresh = _WITHOUT_DRAFT.get(question.topic or "")
    if fresh is not None and question.number is None:
        return await fresh(question, context)
    dossier = await own(question.number, context)
    work = _WORK.get(question.topic or "")
    if dossier is None or work is None:
        return await _which(question, context)
    if dossier.is_open or question.topic in {"copy", "resume"}:
        return await work(question, context, dossier)
    if not dossier.is_submitted:
        return await _which(question, context)
    closed = context.say("nyttokalkyl_dialog-closed")
    return await status_reply(dossier, context, notices=(closed,), actions=move_presses(dossier, context))


async def _back(question: Question, context: Context, dossier: Dossier) -> Reply:
    drawn_at = dict(question.form).get("version")
    if drawn_at is not None and drawn_at != str(dossier.version):
        # The second click of a double click, or an old card: one step back is enough.
        return await step_reply(dossier, context)
    return await step_reply(await changed(dossier, context, lambda draft, _: gone_back(draft)), context)


async def _go(question: Question, context: Context, dossier: Dossier) -> Reply:
    name = dict(question.form).get("step", "")
    return await step_reply(await changed(dossier, context, lambda draft, _: gone_to(draft, name)), context)


async def _skip(question: Question, context: Context, dossier: Dossier) -> Reply:
    step, asked = dossier.draft.current, dict(question.form).get("step")
    if step is None or (asked is not None and asked != step.name):
        return await step_reply(dossier, context, notices=(context.say("nyttokalkyl_dialog-stale"),))
    one = dossier.draft.next_input(step)
    by = context.viewer.person.aad_object_id
    begun_typing = step.name in dossier.draft.given and not dossier.draft.is_done(step)
    if one is not None and not one.required and (begun_typing or not step.skippable):
        empty = {one.name: ""}
        saved = await changed(dossier, context, lambda draft, at: answered(draft, step, empty, at, by))
        return await step_reply(saved, context)
    if not step.skippable:
        return await step_reply(dossier, context, notices=(context.say("nyttokalkyl_dialog-not-skippable"),))
    return await step_reply(await changed(dossier, context, lambda draft, at: skipped(draft, step, at, by)), context)


async def _pause(question: Question, context: Context, dossier: Dossier) -> Reply:
    say, data = context.say, {"draft": dossier.number}
    return message_reply(
        context,
        question,
        say("nyttokalkyl_dialog-paused", number=dossier.number),
        heading=say("nyttokalkyl_dialog-paused-heading"),
        actions=(
            Press("nyttokalkyl.resume", say("nyttokalkyl_dialog-press-resume"), data),
            Press("nyttokalkyl.delete", say("nyttokalkyl_dialog-press-delete"), data),
        ),
        remember={WAITING: ""},
    )


async def _resume(question: Question, context: Context, dossier: Dossier) -> Reply:
    del question
    if dossier.is_submitted and not dossier.is_open:
        return await status_reply(dossier, context, actions=move_presses(dossier, context))
    if dossier.draft.reused is not None:
        dossier = await changed(dossier, context, lambda draft, _: replace(draft, reused=None))
    notice = context.say("nyttokalkyl_dialog-resumed", number=dossier.number, title=dossier.title or "…")
    return await step_reply(dossier, context, notices=(notice,))


async def _resume_newest(question: Question, context: Context) -> Reply:
    mine = await context.calculations.dossiers.of_person(context.viewer.person.aad_object_id)
    waiting = Waiting.of(context.memory)
    still = [one for one in mine if one.is_open]
    chosen = [one for one in still if waiting is not None and one.number == waiting.number]
    if chosen or len(still) == 1:
        return await _resume(question, context, (chosen or still)[0])
    return await _which(question, context)


async def _which(question: Question, context: Context) -> Reply:
    """No such draft, or several: the person's own open ones."""
    mine = await context.calculations.dossiers.of_person(context.viewer.person.aad_object_id)
    still = [one for one in mine if one.is_open][:_MOST_SHOWN]
    key = "nyttokalkyl_dialog-which" if still else "nyttokalkyl_dialog-none-open"
    presses = tuple(
        Press(
            "nyttokalkyl.resume",
            context.say("nyttokalkyl_dialog-row", number=one.number, title=one.title or "…"),
            {"draft": one.number},
        )
        for one in still
    )
    text = context.say(key)
    said = f"{text} {'; '.join(press.title for press in presses)}".strip()
    return message_reply(
        context,
        question,
        said,
        heading=context.say("nyttokalkyl_dialog-mine"),
        paragraphs=(text,),
        examples=presses,
        actions=(context.press("nyttokalkyl.start", "answers-press-nyttokalkyl"),),
        remember={WAITING: ""},
    )


async def _reuse(question: Question, context: Context, dossier: Dossier) -> Reply:
    """Reuse is what should happen: say whom to talk to, and keep the draft in case it does not work out."""
    say = context.say
    keys = [found.key for found in dossier.draft.found]
    wanted = dict(question.form).get("system") or (keys[0] if len(keys) == 1 else "")
    systems = open_systems(context, [key for key in keys if key == wanted])
    if not systems:
        return await step_reply(dossier, context, notices=(say("nyttokalkyl_dialog-which-reuse"),) if keys else ())
    system = systems[0]
    await changed(dossier, context, lambda draft, _: replace(draft, reused=system.key))
    owner, manager = (
        holder.name if holder else say("nyttokalkyl_dialog-nobody") for holder in (system.owner, system.manager)
    )
    text = say("nyttokalkyl_dialog-reused", system=system.name, owner=owner, manager=manager)
    return message_reply(
        context,
        question,
        text,
        heading=say("nyttokalkyl_dialog-reused-heading", system=system.name),
        actions=(
            Press("system.show", say("answers-press-system"), {"system": system.key}),
            Press("nyttokalkyl.resume", say("nyttokalkyl_dialog-press-reopen"), {"draft": dossier.number}),
        ),
        systems=(system.key,),
        subjects=(system.key,),
        remember={WAITING: ""},
    )


async def _copy(question: Question, context: Context, dossier: Dossier) -> Reply:
    """A new draft with the same answers and today's terms. What exists already is looked for again."""
    del question
    person = context.viewer.person
    kept = {
        name: Given(given.values, 1, person.aad_object_id, given.skipped) for name, given in dossier.draft.given.items()
    }
    kept.pop(OVERLAP, None)
    need = dossier.draft.answers.get("need", {}).get("need", "")
    draft = replace(
        dossier.draft,
        author=own_name(context),
        terms=context.policy.nyttokalkyl.terms(context.today),
        given=kept,
        found=found_for(need, context) if need else (),
        at=None,
        reused=None,
        told=(),
    )
    mine = await context.calculations.dossiers.of_person(person.aad_object_id)
    # Pressed twice, or pressed again before anything was changed: that copy is there already.
    untouched = [one for one in mine if one.is_open and one.number > dossier.number and one.draft == draft]
    copy = untouched[0] if untouched else await begun(draft.kind, context, draft)
    notice = context.say("nyttokalkyl_dialog-copied", number=copy.number, original=dossier.number)
    return await step_reply(copy, context, notices=(notice,))


async def _delete(question: Question, context: Context, dossier: Dossier) -> Reply:
    say = context.say
    heading = say("nyttokalkyl_dialog-delete-heading", number=dossier.number)
    if dict(question.form).get("sure") != "yes":
        data = {"draft": dossier.number}
        return message_reply(
            context,
            question,
            say("nyttokalkyl_dialog-delete-sure", title=dossier.title or "…", count=len(dossier.participants)),
            heading=heading,
            actions=(
                Press("nyttokalkyl.delete", say("nyttokalkyl_dialog-press-delete-sure"), {**data, "sure": "yes"}),
                Press("nyttokalkyl.resume", say("nyttokalkyl_dialog-press-keep"), data),
            ),
        )
    gone = await context.calculations.dossiers.delete(dossier.number)
    key = "nyttokalkyl_dialog-deleted" if gone else "nyttokalkyl_dialog-delete-submitted"
    return message_reply(context, question, say(key), heading=heading, remember={WAITING: ""})


async def _submit(question: Question, context: Context, dossier: Dossier) -> Reply:
    """Look for overlap once more, then hand in what stands there now as the next version."""
    del question
    say = context.say
    need = dossier.draft.answers.get("need", {}).get("need", "")
    if need:
        found = found_for(need, context)
        known = {one.key for one in dossier.draft.found}
        await context.hidden_search(dossier.number, need, dossier.department)
        if any(one.key not in known for one in found):
            dossier = await changed(dossier, context, lambda draft, _: with_found(draft, found))
            return await step_reply(dossier, context, notices=(say("nyttokalkyl_dialog-found-since"),))
        dossier, elsewhere = await looked_elsewhere(dossier, context)
        if elsewhere and dossier.draft.current is None:
            return await step_reply(dossier, context, notices=(say("nyttokalkyl_dialog-elsewhere-since"),))
    if dossier.draft.current is not None:
        return await step_reply(dossier, context, notices=(say("nyttokalkyl_dialog-not-done"),))
    calculation = built(dossier.draft, say)
    try:
        matter = lifecycle.submit(dossier.matter, calculation, Actor.AUTHOR, own_name(context), context.today)
    except StepRefused as refused:
        return await step_reply(dossier, context, notices=(say(refused.text_key),))
    saved = await context.calculations.dossiers.save(replace(dossier, matter=matter))
    if saved is None:
        newest = await own(dossier.number, context) or dossier
        return await step_reply(newest, context, notices=(say("nyttokalkyl_dialog-changed-meanwhile"),))
    context.stores.bell.ring()
    notice = say("nyttokalkyl_dialog-submitted", number=saved.number)
    filed = await file_newest(saved, context)
    notices = tuple(filter(None, (notice, filed)))
    return await status_reply(saved, context, notices=notices, actions=move_presses(saved, context))


async def _retire(question: Question, context: Context) -> Reply:
    """Begin the calculation of a retirement, with the system where it was named."""
    said = dict(question.form).get("system")
    keys = [said] if said else list(question.systems)
    systems = open_systems(context, [key for key in keys if key])
    values = {"systems": ",".join(system.key for system in systems)} if systems else {}
    dossier, _ = await begun_with(CalculationKind.RETIREMENT, "retirement", values, context)
    notice = context.say("nyttokalkyl_dialog-begun", number=dossier.number)
    reply = await step_reply(dossier, context, notices=(notice,), intent=Intent.NYTTOKALKYL_START)
    return replace(reply, systems=tuple(system.key for system in systems))


_WORK: Mapping[str, _Work] = {
    "answer": take_answer,
    "back": _back,
    "go": _go,
    "skip": _skip,
    "pause": _pause,
    "resume": _resume,
    "reuse": _reuse,
    "copy": _copy,
    "delete": _delete,
    "invite": invite,
    "submit": _submit,
}

_WITHOUT_DRAFT: Mapping[str, Callable[[Question, Context], Awaitable[Reply]]] = {
    "retire": _retire,
    "resume": _resume_newest,
}
