"""An agenda as an answer: what the person may see, and the buttons for what they may do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.agendas.changing import closed, refused, sees_details
from bot.agendas.finding import REMEMBERED
from bot.agendas.links import Paper, WantedPaper, private_url
from bot.agendas.wording import (
    MOST_ROWS,
    agenda_answer,
    done_in,
    lines_of,
    meeting_name,
    page_of,
    public_presses,
    title_of,
)
from bot.clock import local_date
from bot.context import Context, message_reply
from bot.domain.agendas import Agenda, Line
from bot.domain.answers import AgendaAnswer, Link, Press, Reply
from bot.domain.meetings import Forum, Meeting
from bot.domain.questions import Question
from bot.domain.systems import ItSystem

_MOST_LISTED = 12
_MOST_DIGITS = 4


async def agenda_reply(question: Question, context: Context, meeting: Meeting, *notices: str, item: str = "") -> Reply:
    """A page of the meeting's agenda: the one that was asked for, or where an item stands.

    Who leads the meeting gets buttons to change it, and to record what came of it.
    """
    say = context.say
    agenda = await context.stores.agendas.agenda(meeting, context.today, detailed=sees_details(context))
    may = refused(meeting, context) is None
    page = _page(question, agenda, item)
    answer = agenda_answer(
        agenda,
        context.today,
        say,
        pressed=(lambda line: _item_press(line, meeting, context)) if may else (lambda _: None),
        notices=notices,
        actions=_organiser_presses(agenda, context) if may else public_presses(agenda, context.today, say),
        links=await _links(agenda, context, may=may),
        page=page,
    )
    answer = replace(answer, about=_about(page_of(agenda, page), context))
    remember = {REMEMBERED: meeting.key}
    return Reply(question.intent, context.language, answer.text, answer, remember=remember)


async def item_reply(question: Question, context: Context, agenda: Agenda, line: Line, *notices: str) -> Reply:
    """One item with what its organiser may do with it."""
    say, meeting = context.say, agenda.meeting
    place = agenda.place(line.item.key)
    data = {"meeting": meeting.key, "item": line.item.key}
    presses: list[Press] = []
    if closed(agenda, context.today) is None and place is not None:
        if place > 1:
            presses.append(Press("agenda.up", say("agendas-press-up"), {**data, "place": place}))
        if place < len(agenda.lines):
            presses.append(Press("agenda.down", say("agendas-press-down"), {**data, "place": place}))
        presses.append(Press("agenda.remove", say("agendas-press-remove"), data))
        presses.append(Press("agenda.note", say("agendas-press-note"), data))
    if has_begun(meeting, context) and not meeting.cancelled:
        presses.append(Press("agenda.outcome", say("agendas-press-outcome"), data))
    presses.append(Press("agenda.show", say("agendas-press-show"), {"meeting": meeting.key}))
    lines = lines_of(line, done_in(agenda), say)
    where = (say("agendas-item-help", place=place, total=len(agenda.lines)),) if place else ()
    answer = AgendaAnswer(
        title_of(line.item, say),
        (*where, *lines),
        notices=notices,
        actions=tuple(presses),
        about=_about([line], context),
    )
    return Reply(question.intent, context.language, answer.text, answer, remember={REMEMBERED: meeting.key})


def proposals_reply(question: Question, context: Context, agenda: Agenda, *notices: str) -> Reply:
    """What participants have proposed and nobody has answered: each with its two buttons."""
    say, meeting = context.say, agenda.meeting
    presses = [
        Press(
            f"agenda.{verb}", f"{say(f'agendas-press-{verb}')}: {one.text}", {"meeting": meeting.key, "item": one.key}
        )
        for one in agenda.waiting
        for verb in ("approve", "decline")
    ]
    lines = tuple(say("agendas-proposal", title=one.text, name=one.name) for one in agenda.waiting)
    lead = lines or (say("agendas-proposals-none"),)
    show = Press("agenda.show", say("agendas-press-show"), {"meeting": meeting.key})
    answer = AgendaAnswer(
        say("agendas-proposals", meeting=meeting_name(meeting, say)),
        lead[:_MOST_LISTED],
        notices=notices,
        actions=(*presses[:_MOST_LISTED], show),
    )
    return Reply(question.intent, context.language, answer.text, answer)


def refusal_reply(question: Question, context: Context, key: str, meeting: Meeting | None = None) -> Reply:
    """Why it is not done, and what can be."""
    actions: tuple[Press, ...] = ()
    if meeting is not None:
        actions = (Press("agenda.show", context.say("agendas-press-show"), {"meeting": meeting.key}),)
    heading = context.say("agendas-none-heading")
    return message_reply(context, question, context.say(key), heading=heading, actions=actions)


def has_begun(meeting: Meeting, context: Context) -> bool:
    """True from the meeting's own day on: outcomes may be recorded."""
    return local_date(meeting.starts) <= context.today


def _page(question: Question, agenda: Agenda, item: str) -> int:
    """A page that there is: what a button says comes from a stranger."""
    place = agenda.place(item)
    if place is not None:
        return (place - 1) // MOST_ROWS
    asked = dict(question.form).get("page", "")
    page = int(asked) if asked.isdecimal() and len(asked) < _MOST_DIGITS else 0
    return page if page_of(agenda, page) else 0


def _item_press(line: Line, meeting: Meeting, context: Context) -> Press:
    data = {"meeting": meeting.key, "item": line.item.key}
    return Press("agenda.item", title_of(line.item, context.say), data)


def _organiser_presses(agenda: Agenda, context: Context) -> tuple[Press, ...]:
    say, meeting = context.say, agenda.meeting
    data = {"meeting": meeting.key}
    presses: list[Press] = []
    if closed(agenda, context.today) is None:
        presses.append(Press("agenda.add", say("agendas-press-add"), data))
        if agenda.waiting:
            count = say("agendas-press-proposals", count=len(agenda.waiting))
            presses.append(Press("agenda.proposals", count, data))
        if meeting.forum is Forum.MAINTENANCE_MEETING:
            presses.append(Press("agenda.share", say("agendas-press-share"), data))
            presses.append(Press("agenda.theme", say("agendas-press-theme"), data))
        presses += [
            Press(
                "agenda.restore",
                say("agendas-press-restore", title=title_of(one.item, say)),
                {**data, "item": one.item.key},
            )
            for one in agenda.removed[:_MOST_LISTED]
        ]
    return tuple(presses)


async def _links(agenda: Agenda, context: Context, *, may: bool) -> tuple[Link, ...]:
    links, meeting = context.stores.links, agenda.meeting
    if links is None or not may or meeting.cancelled:
        return ()
    person, chat = context.viewer.person.aad_object_id, context.conversation.id
    wanted = WantedPaper(meeting.key, Paper.AGENDA, sees_details(context), context.language, person, chat)
    papers = [(Paper.AGENDA, "agendas-press-word")]
    if has_begun(meeting, context):
        papers.append((Paper.PROTOCOL, "agendas-press-protocol"))
    return tuple(
        [Link(context.say(key), await private_url(links, replace(wanted, paper=paper))) for paper, key in papers]
    )


def _about(lines: Sequence[Line], context: Context) -> tuple[ItSystem, ...]:
    keys = dict.fromkeys(key for line in lines for key in (*line.item.about, *line.item.systems) if line.item.detail)
    return tuple(system for key in keys if (system := context.view.by_key(key)) is not None)
