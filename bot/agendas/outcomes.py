"""After the meeting: what came of each item, and what somebody is to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.agendas.changing import blank, entered, freeze, present, refused
from bot.agendas.forms import OUTCOMES, outcome_form
from bot.agendas.showing import agenda_reply, has_begun, refusal_reply
from bot.calculations.forms import FIELD
from bot.clock import local_date
from bot.context import Context, message_reply
from bot.domain.agendas import LONGEST_NOTE, LONGEST_TITLE, Act, Agenda, Entry, ItemKind, Line, open_actions
from bot.domain.answers import Press, Reply
from bot.domain.meetings import Meeting
from bot.domain.people import Person, same_name
from bot.domain.questions import Question

_CASES = frozenset({ItemKind.NYTTOKALKYL, ItemKind.RETIREMENT_CASE})
_MOST_LISTED = 12


async def record_outcome(question: Question, context: Context, meeting: Meeting, line: Line) -> Reply:
    """Ask what came of an item, and keep it. The agenda is kept as it is from the first outcome on."""
    if meeting.cancelled or not has_begun(meeting, context):
        return refusal_reply(question, context, "agendas-not-yet", meeting)
    form = dict(question.form)
    written = {name: form.get(FIELD + name, "").strip() for name in ("outcome", "text", "responsible", "due")}
    faults = _faults(written, context) if "sent" in form else {}
    if "sent" not in form or faults:
        answer = outcome_form(line, meeting, context, written, faults)
        return Reply(question.intent, context.language, " ".join((*faults.values(), answer.heading)), answer)
    await freeze(meeting, context)
    person = await _responsible(written["responsible"], context) if written["outcome"] == "action" else None
    act = Act(written["outcome"])

    def make(agenda: Agenda) -> Entry | str:
        if agenda.line(line.item.key) is None:
            return "agendas-unknown-item"
        entry = blank(meeting, act, item=line.item.key, text=written["text"])
        if act is not Act.ACTION:
            return entry
        name = person.name if person is not None and person.name else written["responsible"]
        known = person.aad_object_id if person is not None else ""
        return replace(entry, person=known, name=name, due=date.fromisoformat(written["due"]))

    stored, refusal = await entered(meeting, context, make)
    if stored is None:
        return await agenda_reply(question, context, meeting, context.say(refusal or "agendas-unknown-item"))
    notices = [context.say(f"agendas-done-{act.value}")]
    if act is not Act.POSTPONED and line.item.kind in _CASES:
        number = int(dict(line.item.words)["number"])
        became = await present(number, local_date(meeting.starts), context.stores.agendas)
        notices += [context.say(became)] if became else []
    return await agenda_reply(question, context, meeting, *notices, item=line.item.key)


async def finish_action(question: Question, context: Context, meeting: Meeting | None) -> Reply:
    """Say that an action is done, by who is responsible or who leads the meeting."""
    key = dict(question.form).get("item", "")
    entries = await context.stores.agendas.kept.of(meeting.key) if meeting is not None else ()
    action = next((one for one in entries if one.act is Act.ACTION and one.key == key), None)
    if meeting is None or action is None:
        return refusal_reply(question, context, "agendas-action-unknown")
    person = context.viewer.person
    if not is_responsible(action, person) and refused(meeting, context) is not None:
        return refusal_reply(question, context, "agendas-action-not-yours")

    def make(agenda: Agenda) -> Entry | str:
        return blank(meeting, Act.DONE, item=key) if action in open_actions(agenda.entries) else "agendas-action-done"

    await entered(meeting, context, make)
    text = context.say("agendas-action-done", text=action.text)
    return message_reply(context, question, text, heading=context.say("agendas-actions-heading"))


async def my_actions(question: Question, context: Context) -> Reply:
    """What the person has taken on and not said to be done."""
    say = context.say
    found = [
        one
        for one in open_actions(await context.stores.agendas.kept.all())
        if is_responsible(one, context.viewer.person)
    ]
    presses = tuple(
        Press(
            "agenda.done",
            f"{say('agendas-press-done')}: {say('agendas-action-row', text=one.text, day=str(one.due))}",
            {"meeting": one.meeting, "item": one.key},
        )
        for one in found[:_MOST_LISTED]
    )
    text = say("agendas-actions", count=len(found))
    rows = [say("agendas-action-row", text=one.text, day=str(one.due)) for one in found]
    return message_reply(
        context,
        question,
        " ".join((text, *rows)),
        heading=say("agendas-actions-heading"),
        paragraphs=(text,),
        examples=presses,
    )


def is_responsible(action: Entry, person: Person) -> bool:
    """True for who took it on: by object id, by address, or by a name that only one person has."""
    if not person.active:
        return False
    if action.person:
        return action.person == person.aad_object_id
    address = action.name.strip().casefold()
    return address == (person.email or "").strip().casefold() or (
        person.sole_bearer and same_name(action.name, person.name)
    )


def _faults(written: Mapping[str, str], context: Context) -> dict[str, str]:
    say = context.say
    faults = {}
    if written["outcome"] not in OUTCOMES:
        faults["outcome"] = say("agendas-missing")
    if len(written["text"]) > LONGEST_NOTE:
        faults["text"] = say("agendas-too-long", most=LONGEST_NOTE)
    if written["outcome"] == "action":
        if not written["text"]:
            faults["text"] = say("agendas-missing")
        if not written["responsible"] or len(written["responsible"]) > LONGEST_TITLE:
            faults["responsible"] = say("agendas-no-responsible")
        try:
            early = date.fromisoformat(written["due"]) < context.today
        except ValueError:
            early = True
        if early:
            faults["due"] = say("agendas-bad-date")
    return faults


async def _responsible(written: str, context: Context) -> Person | None:
    """The person with that address; by name only the reminder's own audience can find anybody."""
    return await context.directory.by_email(written) if "@" in written else None
