"""All that is opened by a link which the bot has signed: documents, calendars, agendas, a person's own data."""

from __future__ import annotations

from aiohttp import web

from bot.about import AboutDoor
from bot.agenda_door import AgendaDoor
from bot.calculations.links import DocumentLinks
from bot.calendar_door import CalendarDoor
from bot.core import Core
from bot.document_door import document_routes
from bot.meeting_door import MeetingDoor
from bot.ports import Directory
from storage.about import StoredRecords
from storage.about_export import about_file
from storage.dossiers import StoredDossiers


def signed_routes(core: Core, links: DocumentLinks, directory: Directory) -> list[web.RouteDef]:
    """The doors' routes."""
    signed, limits = links.signed, core.settings.nyttokalkyl.limits()
    calendars = CalendarDoor(
        links=signed,
        register=core.register,
        source=core.systems,
        directory=directory,
        log=core.access_log,
        rules=core.notice_rules,
        clock=core.clock,
    )
    return [
        *document_routes(StoredDossiers(core.database, core.clock), links, limits, core.clock),
        *calendars.routes(),
        *AgendaDoor(signed, core.agendas(), directory, core.access_log, core.clock).routes(),
        *MeetingDoor(signed, core.meetings(), core.clock).routes(),
        *AboutDoor(signed, StoredRecords(core.database, core.systems), directory, about_file).routes(),
    ]
