"""Changing an agenda so that two organisers at once lose nothing, and who may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.access import AccessLevel, Place
from bot.agendas.desk import AgendaDesk
from bot.clock import local_date
from bot.context import Context
from bot.domain.agendas import DETAILED, PUBLIC, Act, Agenda, Entry, Line
from bot.domain.meetings import Meeting
from bot.domain.nyttokalkyl import lifecycle
from bot.domain.nyttokalkyl.lifecycle import Actor, Stage, StepRefused
from bot.domain.people import Person
from bot.errors import BotError

_MOST_TRIES = 20
_IT_GROUP = "it_unit"


def leads(meeting: Meeting, person: Person) -> bool:
    """True for the meeting's organiser and for IT-enheten."""
    email = (person.email or "").strip().casefold()
    organises = bool(email) and email == (meeting.organiser or "").strip().casefold()
    return person.active and (_IT_GROUP in person.groups or organises)


def sees_details(context: Context) -> bool:
    """True for IT-enheten where it sees all."""
    return context.viewer.level is AccessLevel.IT_UNIT


def refused(meeting: Meeting, context: Context) -> str | None:
    """Key of the sentence why the person may not change the agenda here, or None."""
    person, place = context.viewer.person, context.viewer.place
    if not leads(meeting, person):
        return "agendas-organiser-only" if person.active else "agendas-inactive"
    if place is Place.PERSONAL or (place is Place.IT_CHANNEL and sees_details(context)):
        return None
    return "agendas-elsewhere"


def closed(agenda: Agenda, today: date) -> str | None:
    """Why the items cannot be changed any longer, or None."""
    if agenda.meeting.cancelled:
        return "agendas-cannot-cancelled"
    if agenda.frozen:
        return "agendas-frozen"
    return "agendas-over" if today > local_date(agenda.meeting.starts) else None


async def entered(
    meeting: Meeting, context: Context, make: Callable[[Agenda], Entry | str], *, detailed: bool | None = None
) -> tuple[Entry | None, str | None]:
    """Store the entry that `make` gives of the newest agenda, or the key of why it gives none.

    `make` may run again, on what somebody else stored. Its entry's version, author and day are filled in here. It is
    given what the person may see, so that nobody can ask for an item by its key.
    """
    desk = context.stores.agendas
    detailed = sees_details(context) if detailed is None else detailed
    for _ in range(_MOST_TRIES):
        agenda = await desk.agenda(meeting, context.today, detailed=detailed)
        made = make(agenda)
        if isinstance(made, str):
            return None, made
        entry = replace(made, version=agenda.version + 1, by=context.viewer.person.aad_object_id, on=context.today)
        if await desk.kept.add(entry):
            context.stores.bell.ring()
            return entry, None
    raise BotError("agendas-busy")


def blank(meeting: Meeting, act: Act, *, item: str = "", text: str = "", person: str = "", name: str = "") -> Entry:
    """An entry whose version, author and day `entered` fills in."""
    return Entry(meeting.key, 0, act, "", date.min, item, text, person, name)


async def freeze(meeting: Meeting, context: Context) -> None:
    """Keep the agenda as it is now: what is recorded afterwards is about these items."""
    desk = context.stores.agendas
    open_agenda = await desk.agenda(meeting, context.today, detailed=False)
    for view, lines in ((PUBLIC, open_agenda.lines), (DETAILED, ())):

        def make(agenda: Agenda, view: str = view, lines: tuple[Line, ...] = lines) -> Entry | str:
            if any(one.act is Act.FROZEN and one.item == view for one in agenda.entries):
                return "agendas-frozen"
            kept = lines if view == PUBLIC else agenda.lines
            return replace(blank(meeting, Act.FROZEN, item=view), items=tuple(one.item for one in kept))

        await entered(meeting, context, make, detailed=True)


async def present(number: int, on: date, desk: AgendaDesk) -> str | None:
    """Let a nyttokalkyl count as presented. Key of what became of it, or None where it already was."""
    for _ in range(_MOST_TRIES):
        dossier = await desk.dossiers.get(number)
        if dossier is None or dossier.matter.stage not in (Stage.SUBMITTED, Stage.IT_STATEMENT):
            return None
        try:
            matter = lifecycle.present(dossier.matter, Actor.ORGANISER, on)
        except StepRefused:
            return "agendas-not-presented"
        if await desk.dossiers.save(replace(dossier, matter=matter)) is not None:
            return "agendas-done-presented"
    raise BotError("agendas-busy")
