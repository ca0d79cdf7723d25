"""An answer to a step, typed or from a card: taken where it belongs, refused where it does not, lost nowhere.

A card knows the draft's version that it was drawn from. An answer to a step that has been answered since then is not
stored over it: the stored one stands, and the new one is offered on a button. An answer to another step never is in
the way. A double click finds its own answer stored and does nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.calculations.changing import changed
from bot.calculations.elsewhere import looked_elsewhere
from bot.calculations.forms import FIELD, step_reply
from bot.calculations.overlap import found_for
from bot.calculations.reading import is_nothing, is_yes, resolved
from bot.calculations.typed import Waiting
from bot.context import Context
from bot.domain.answers import Press, Reply
from bot.domain.dossiers import Dossier
from bot.domain.drafts import Draft, answered, read_form, with_found
from bot.domain.nyttokalkyl.entry import Input, InputKind, checked
from bot.domain.nyttokalkyl.faults import FaultKind, FieldError
from bot.domain.questions import Question
from bot.domain.steps import BY_NAME, DialogStep

_MOST_REPEATED = 80


@dataclass(frozen=True, slots=True)
class _Sent:
    """What came: from which step at which version, the card's inputs by name or the typed text."""

    step: str
    version: int
    inputs: Mapping[str, str]
    typed: str | None


def _sent(question: Question) -> _Sent:
    form = dict(question.form)
    version = form.get("version", "")
    inputs = {name.removeprefix(FIELD): text for name, text in form.items() if name.startswith(FIELD)}
    # A number that no draft has reached is no version: the card is treated as the oldest.
    seen = int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else 0
    return _Sent(form.get("step", ""), seen, inputs, form.get("typed"))


async def take_answer(question: Question, context: Context, dossier: Dossier) -> Reply:
    """Store an answer and ask the next step."""
    sent = _sent(question)
    step = BY_NAME.get(sent.step)
    if step is None or step not in dossier.draft.steps or not dossier.draft.is_reached(step.name):
        key = "nyttokalkyl_dialog-review-typed" if sent.step == "review" else "nyttokalkyl_dialog-not-reached"
        return await step_reply(dossier, context, notices=(context.say(key),))
    version = min(sent.version, dossier.version)
    if sent.typed is not None:
        return await _typed(sent, version, step, context, dossier)
    inputs, faults = _resolved(dossier.draft.inputs(step), sent.inputs, context)
    values, wrong = read_form(dossier.draft, step, inputs)
    faults = {**wrong, **faults}
    if faults:
        return await _refused(step, sent.inputs, faults, context, dossier)
    return await _stored(step, values, version, context, dossier)


def _resolved(
    asked: tuple[Input, ...], written: Mapping[str, str], context: Context
) -> tuple[dict[str, str], dict[str, FieldError]]:
    inputs: dict[str, str] = {}
    faults: dict[str, FieldError] = {}
    for one in asked:
        try:
            inputs[one.name] = resolved(one, written.get(one.name, ""), context)
        except FieldError as fault:
            faults[one.name] = fault
    return inputs, faults


async def _refused(
    step: DialogStep, written: Mapping[str, str], faults: Mapping[str, FieldError], context: Context, dossier: Dossier
) -> Reply:
    """The same card with what was written and what is wrong; an old card gets where the draft is now."""
    if dossier.draft.current != step:
        return await step_reply(dossier, context, notices=(context.say("nyttokalkyl_dialog-stale"),))
    return await step_reply(dossier, context, written=written, faults=faults)


async def _typed(sent: _Sent, version: int, step: DialogStep, context: Context, dossier: Dossier) -> Reply:
    text = sent.typed or ""
    current = dossier.draft.current
    if current != step:
        # Somebody else has moved the draft on: the words were meant for another question.
        notice = context.say("nyttokalkyl_dialog-moved-on", text=_short(text))
        return await step_reply(dossier, context, notices=(notice,))
    asked = _asked(dossier.draft, step, context)
    if asked is None:
        return await step_reply(dossier, context)
    if asked.kind is InputKind.DEPARTMENT and is_yes(text):
        text = dossier.department
    try:
        kept = "" if not asked.required and is_nothing(text) else checked(asked, resolved(asked, text, context))
    except FieldError as fault:
        return await step_reply(dossier, context, faults={asked.name: fault})
    values = {asked.name: kept}
    if step.needs_one and asked == dossier.draft.inputs(step)[-1] and not kept and not _any_but(asked, step, dossier):
        nothing = FieldError(step.name, FaultKind.NEEDS_ONE)
        return await step_reply(dossier, context, faults={asked.name: nothing})
    return await _stored(step, values, version, context, dossier)


def _any_but(asked: Input, step: DialogStep, dossier: Dossier) -> bool:
    given = dossier.draft.answers.get(step.name, {})
    return any(value for name, value in given.items() if name != asked.name)


def _asked(draft: Draft, step: DialogStep, context: Context) -> Input | None:
    """The input that the conversation asked for; of a step gone back to, one after the other."""
    waiting = Waiting.of(context.memory)
    if waiting is not None and waiting.step == step.name:
        named = next((one for one in draft.inputs(step) if one.name == waiting.asked), None)
        if named is not None and named.name not in draft.answers.get(step.name, {}):
            return named
    return draft.next_input(step)


async def _stored(
    step: DialogStep, values: Mapping[str, str], version: int, context: Context, dossier: Dossier
) -> Reply:
    by = context.viewer.person.aad_object_id
    conflict = False

    def edit(draft: Draft, stored_as: int) -> Draft:
        nonlocal conflict
        before = draft.given.get(step.name)
        same = before is not None and all(before.values.get(name) == text for name, text in values.items())
        overlapping = before is not None and bool(before.values.keys() & values.keys())
        conflict = before is not None and before.version > version and overlapping and not same
        if conflict or (same and before is not None and before.version > version):
            return draft
        return answered(draft, step, values, stored_as, by)

    saved = await changed(dossier, context, edit)
    if conflict:
        return await _offered(step, values, context, saved)
    notices: tuple[str, ...] = ()
    if step.name == "need":
        saved, notices = await _looked(saved, context)
    elif step.name == "scope":
        saved, _ = await looked_elsewhere(saved, context)
    return await step_reply(saved, context, notices=notices)


async def _looked(dossier: Dossier, context: Context) -> tuple[Dossier, tuple[str, ...]]:
    """The need is new or has changed: see what exists."""
    need = dossier.draft.answers["need"]["need"]
    found = found_for(need, context)
    await context.hidden_search(dossier.number, need, dossier.department)
    dossier = await changed(dossier, context, lambda draft, _: with_found(draft, found))
    dossier, _ = await looked_elsewhere(dossier, context)
    if found:
        return dossier, ()
    return dossier, (context.say("nyttokalkyl_dialog-nothing-exists", need=_short(need)),)


async def _offered(step: DialogStep, values: Mapping[str, str], context: Context, dossier: Dossier) -> Reply:
    """Somebody has answered in between: the stored answer stands, this one is a press away."""
    data = {
        "draft": dossier.number,
        "step": step.name,
        "version": dossier.version,
        **{
            FIELD + name: text for name, text in (dict(dossier.draft.answers.get(step.name, {})) | dict(values)).items()
        },
    }
    title = context.say("nyttokalkyl_dialog-step-" + step.name)
    swap = Press("nyttokalkyl.answer", context.say("nyttokalkyl_dialog-press-swap"), data)
    told = _short(", ".join(filter(None, values.values())))
    notice = context.say("nyttokalkyl_dialog-answered-already", step=title, text=told)
    return await step_reply(dossier, context, notices=(notice,), actions=(swap,))


def _short(text: str) -> str:
    return text if len(text) <= _MOST_REPEATED else f"{text[: _MOST_REPEATED - 1]}…"
