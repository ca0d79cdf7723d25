"""What somebody does in a retirement case: the form that asks for what it needs, and the act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.calculations.changing import own_name
from bot.context import Context
from bot.domain.answers import FormAnswer, FormField, Reply
from bot.domain.checklists import Step
from bot.domain.people import Person
from bot.domain.questions import Question
from bot.domain.retirements import LONGEST_NOTE, MAY, Act, Cause, Entry, Refused, after, check
from bot.domain.sentences import sentence
from bot.retirements.showing import TOPICS, Matter, case_reply, rules_of
from bot.retirements.typed import FIELD
from bot.retirements.wording import step_title, told

_FIELDS = {
    Act.OPENED: ("note", "target", "leader"),
    Act.DONE: ("step", "note"),
    Act.DEVIATION: ("step", "note"),
    Act.LEADER: ("leader",),
    Act.TARGET: ("target",),
    Act.CANCELLED: ("note",),
    Act.CLOSED: (),
}
_FAULTS = {
    "note-missing": "note",
    "too-long": "note",
    "bad-target": "target",
    "unknown-leader": "leader",
    "unknown-step": "step",
    "step-settled": "step",
    "cost-too-early": "step",
}


async def acted(question: Question, context: Context, one: Matter) -> Reply:
    """Do what was pressed or typed, ask for what it needs, or say why it cannot be."""
    act, form, say = TOPICS[question.topic or ""], dict(question.form), context.say
    if refusal := _out_of_turn(question, one, act):
        return case_reply(question, context, one, say(refusal))
    written = {name: form.get(FIELD + name, "").strip() for name in _FIELDS[act]}
    if "sent" not in form and written:
        return _form(question, context, one, act, written)
    leader = await _leader(act, written, context)
    entry = _entry(act, written, context, one, leader)
    try:
        if leader is None and written.get("leader"):
            raise Refused("unknown-leader")  # noqa: TRY301 - the same answer as for what the domain refuses
        check(one.case, entry, one.given, rules_of(context))
    except Refused as refused:
        if refused.reason in _FAULTS:
            return _form(question, context, one, act, written, refused.reason)
        return case_reply(question, context, one, say(f"retirements-refused-{refused.reason}"))
    if not await context.stores.retirements.add(entry, context.conversation.id):
        newest = await context.stores.retirements.get(one.system.key)
        return case_reply(question, context, replace(one, case=newest), say("retirements-stale"))
    context.stores.bell.ring()
    return case_reply(question, context, replace(one, case=after(one.case, entry)), told(entry, say))


def _out_of_turn(question: Question, one: Matter, act: Act) -> str:
    """Key of the sentence that says why it cannot be done at all, or nothing."""
    if not one.given & MAY[act]:
        return f"retirements-refused-not-yours-{act.value}"
    if question.pressed and (question.number or 0) != one.version:
        return "retirements-stale"
    if (act is Act.OPENED) == one.is_open:
        return "retirements-refused-already-open" if one.is_open else "retirements-refused-not-open"
    return ""


async def _leader(act: Act, written: Mapping[str, str], context: Context) -> Person | None:
    address = written.get("leader", "") or (context.policy.retirements.leader if act is Act.OPENED else "")
    found = await context.directory.by_email(address) if address else None
    return found if found is not None and found.active else None


def _entry(act: Act, written: Mapping[str, str], context: Context, one: Matter, leader: Person | None) -> Entry:
    return Entry(
        one.system.key,
        one.version + 1,
        act,
        context.viewer.person.aad_object_id,
        own_name(context),
        context.today,
        note=written.get("note", ""),
        step=_step(written.get("step", "")),
        leader=leader.aad_object_id if leader else "",
        leader_name=(leader.name or leader.email or "") if leader else "",
        target=_day(written.get("target", "")),
        cause=Cause.CHAT if act is Act.OPENED else None,
    )


def _form(
    question: Question, context: Context, one: Matter, act: Act, written: Mapping[str, str], fault: str = ""
) -> Reply:
    """The act's inputs with what has been written. Nothing that somebody wrote is lost."""
    say, name = context.say, act.value
    said = say(f"retirements-refused-{fault}", most=LONGEST_NOTE) if fault == "too-long" else ""
    said = said or (say(f"retirements-refused-{fault}") if fault else "")
    fields = tuple(
        _field(one_, one, act, context, written, said if _FAULTS.get(fault) == one_ else "") for one_ in written
    )
    paragraphs: tuple[str, ...] = (say(f"retirements-help-{name}"),)
    if act is Act.OPENED:
        paragraphs = (*paragraphs, say("retirements-no-leader"))
    topic = question.topic or ""
    answer = FormAnswer(
        heading=say(f"retirements-form-{name}", system=one.system.name),
        progress="",
        paragraphs=paragraphs,
        fields=fields,
        send=context.press(f"retirement.{topic}", f"retirements-send-{name}", **one.data, sent="yes"),
        actions=(context.press("retirement.show", "retirements-press-back", **one.data),) if one.case else (),
    )
    text = " ".join(filter(None, (said, sentence(answer.heading), *paragraphs)))
    key = one.system.key
    return Reply(question.intent, context.language, text, answer, systems=(key,), subjects=(key,))


def _field(name: str, one: Matter, act: Act, context: Context, written: Mapping[str, str], fault: str) -> FormField:
    say, value = context.say, written[name]
    choices: tuple[tuple[str, str], ...] = ()
    if name == "step" and one.case is not None:
        choices = tuple((step.value, step_title(step, say)) for step in one.case.left())
        value = value if value in dict(choices) else ""
    return FormField(
        name=FIELD + name,
        label=say(f"retirements-field-{name}-{act.value}") if name == "note" else say(f"retirements-field-{name}"),
        required=name != "leader" or act is Act.LEADER,
        value=value,
        lines=name == "note",
        date=name == "target",
        choices=choices,
        fault=fault,
        missing=say("retirements-missing"),
        most=LONGEST_NOTE if name == "note" else 200,
    )


def _step(said: str) -> Step | None:
    return Step(said) if said in {step.value for step in Step} else None


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
