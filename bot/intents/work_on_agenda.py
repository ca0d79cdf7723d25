"""«Visa dagordningen för nästa taktiska möte»: agendas, what their organisers change, and what participants propose."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.agendas.changing import blank, closed, entered, refused, sees_details
from bot.agendas.finding import meant
from bot.agendas.forms import text_form
from bot.agendas.outcomes import finish_action, my_actions, record_outcome
from bot.agendas.proposing import propose, volunteer
from bot.agendas.showing import agenda_reply, item_reply, proposals_reply, refusal_reply
from bot.agendas.themes import choose_theme, theme_plan
from bot.calculations.forms import FIELD
from bot.context import Context, message_reply
from bot.domain.agendas import LONGEST_NOTE, LONGEST_TITLE, Act, Agenda, Entry, Line
from bot.domain.answers import Reply
from bot.domain.meetings import Meeting
from bot.domain.questions import Question

_MOVES = {"up": -1, "down": 1}
_FOR_ALL: Mapping[str, Callable[[Question, Context, Meeting], Awaitable[Reply]]] = {
    "show": agenda_reply,
    "propose": propose,
    "share": volunteer,
}
_WITHOUT_MEETING: Mapping[str, Callable[[Question, Context], Awaitable[Reply]]] = {
    "actions": my_actions,
    "themes": theme_plan,
}


async def work_on_agenda(question: Question, context: Context) -> Reply:
    """Show, change, propose, answer, record. Each change asks anew who may make it and whether it still can be."""
    topic, form = question.topic or "show", dict(question.form)
    if topic in _WITHOUT_MEETING:
        return await _WITHOUT_MEETING[topic](question, context)
    meeting = await meant(form.get("meeting", ""), question.text if not question.pressed else "", context)
    if topic == "done":
        return await finish_action(question, context, meeting)
    if meeting is None:
        key = "agendas-unknown" if form.get("meeting") else "agendas-no-meeting"
        heading = context.say("agendas-no-meeting-heading")
        return message_reply(context, question, context.say(key), heading=heading)
    if topic in _FOR_ALL:
        return await _FOR_ALL[topic](question, context, meeting)
    refusal = refused(meeting, context)
    if refusal is not None:
        return refusal_reply(question, context, refusal, meeting)
    work = Work(question, context, meeting, form, topic)
    return await _OF_AGENDA.get(topic, _of_item)(work)


@dataclass(frozen=True, slots=True)
class Work:
    """What somebody who leads the meeting does."""

    question: Question
    context: Context
    meeting: Meeting
    form: Mapping[str, str]
    topic: str

    async def shown(self, key: str, item: str = "") -> Reply:
        """The agenda as it is now, after what has happened, where the item stands."""
        return await agenda_reply(self.question, self.context, self.meeting, self.context.say(key), item=item)

    async def agenda(self) -> Agenda:
        """The agenda as the person may see it."""
        desk = self.context.stores.agendas
        return await desk.agenda(self.meeting, self.context.today, detailed=sees_details(self.context))


async def _of_item(work: Work) -> Reply:
    """What is done with one item of the agenda."""
    agenda = await work.agenda()
    line = _line(work, agenda)
    if line is None:
        return await work.shown("agendas-unknown-item")
    if work.topic == "outcome":
        return await record_outcome(work.question, work.context, work.meeting, line)
    if work.topic == "note":
        return await _written(work, line)
    if work.topic in {"up", "down", "remove", "restore"}:
        return await _moved(work, line)
    return await item_reply(work.question, work.context, agenda, line)


async def _proposals(work: Work) -> Reply:
    return proposals_reply(work.question, work.context, await work.agenda())


async def _theme(work: Work) -> Reply:
    return await choose_theme(work.question, work.context, work.meeting)


def _line(work: Work, agenda: Agenda) -> Line | None:
    """The item of a card, or the one that somebody types the number of."""
    if work.form.get("item"):
        return agenda.line(work.form["item"])
    at = work.question.number
    return agenda.lines[at - 1] if at is not None and 0 < at <= len(agenda.lines) else None


async def _moved(work: Work, line: Line) -> Reply:
    topic, key = work.topic, line.item.key

    def make(agenda: Agenda) -> Entry | str:
        if (refusal := closed(agenda, work.context.today)) is not None:
            return refusal
        place = agenda.place(key)
        if topic == "restore":
            return blank(work.meeting, Act.RESTORED, item=key) if place is None else "agendas-stale"
        if place is None:
            return "agendas-stale"
        if topic == "remove":
            return blank(work.meeting, Act.REMOVED, item=key)
        return _move(work, agenda, key, place)

    stored, refusal = await entered(work.meeting, work.context, make)
    done = {"remove": "removed", "restore": "restored"}.get(topic, "moved")
    if stored is not None and topic in _MOVES:
        agenda = await work.agenda()
        told = work.context.say("agendas-done-moved")
        return await item_reply(work.question, work.context, agenda, agenda.line(key) or line, told)
    return await work.shown(refusal or f"agendas-done-{done}", key)


def _move(work: Work, agenda: Agenda, key: str, place: int) -> Entry | str:
    """A second click, or a click on an old card, finds the item elsewhere and moves nothing."""
    seen = work.form.get("place")
    wanted = place + _MOVES[work.topic]
    if (seen is not None and seen != str(place)) or not 0 < wanted <= len(agenda.lines):
        return "agendas-stale"
    others = [one.item.key for one in agenda.lines if one.item.key != key]
    after = others[wanted - 2] if wanted > 1 else ""
    return blank(work.meeting, Act.MOVED, item=key, text=after)


async def _written(work: Work, line: Line | None = None) -> Reply:
    """A note to an item, or a new item."""
    context, topic = work.context, work.topic
    if (refusal := closed(await work.agenda(), context.today)) is not None:
        return await work.shown(refusal)
    typed = work.form.get("typed", "").strip()
    text = work.form.get(f"{FIELD}text", typed).strip()
    most = LONGEST_NOTE if line is not None else LONGEST_TITLE
    fault = context.say("agendas-too-long", most=most) if len(text) > most else ""
    asked = "sent" not in work.form and not typed
    if not text and not asked and line is None:
        fault = context.say("agendas-missing")
    if asked or fault:
        value = text or (line.note if line is not None else "")
        form = text_form(topic, work.meeting, context, line=line, value=value, fault=fault)
        return Reply(work.question.intent, context.language, " ".join(filter(None, (fault, form.heading))), form)
    act, key = (Act.NOTED, line.item.key) if line is not None else (Act.ADDED, "")

    def make(agenda: Agenda) -> Entry | str:
        titles = [dict(one.item.words).get("title") for one in agenda.lines if one.item.key.startswith("own/")]
        if act is Act.ADDED and text in titles:
            return "agendas-done-added"  # the second of two clicks
        return closed(agenda, context.today) or blank(work.meeting, act, item=key, text=text)

    stored, refusal = await entered(work.meeting, context, make)
    done = "agendas-done-noted" if line is not None else "agendas-done-added"
    return await work.shown(refusal or done, key or (f"own/{stored.key}" if stored is not None else ""))


async def _answer(work: Work) -> Reply:
    """Take up what somebody proposed, or leave it out: once."""
    act = Act.APPROVED if work.topic == "approve" else Act.DECLINED
    key = work.form.get("item", "")

    def make(agenda: Agenda) -> Entry | str:
        if not any(one.key == key for one in agenda.waiting):
            return "agendas-answered-already"
        return closed(agenda, work.context.today) or blank(work.meeting, act, item=key)

    _, refusal = await entered(work.meeting, work.context, make)
    told = refusal or ("agendas-new-approved" if act is Act.APPROVED else "agendas-new-declined")
    agenda = await work.agenda()
    if agenda.waiting:
        return proposals_reply(work.question, work.context, agenda, work.context.say(told))
    return await work.shown(told)


_OF_AGENDA: Mapping[str, Callable[[Work], Awaitable[Reply]]] = {
    "approve": _answer,
    "decline": _answer,
    "proposals": _proposals,
    "theme": _theme,
    "add": _written,
}
