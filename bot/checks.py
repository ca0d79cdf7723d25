"""`systemlotsen check`: is everything in place? One line each, with what to do where it is not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.clock import local_date
from bot.core import clock_of, plan_of
from bot.domain.meeting_series import EACH_DEPARTMENT
from bot.doors import credential_of
from bot.search.thesaurus import ThesaurusError, built_in
from bot.settings import Settings, service_faults
from bot.teams.credentials import SCOPE
from storage.conversations import StoredConversations
from storage.departments import load_departments
from storage.migrations import current, head
from storage.repositories import SystemRepository
from storage.session import DATABASE_FAULTS, Database, UnusableDatabase

GRAPH_SCOPE = "https://graph.microsoft.com/.default"


async def check_lines(settings: Settings) -> tuple[list[str], bool]:
    """The report, and whether all is well."""
    lines: list[str] = []
    healthy = True
    steps: tuple[tuple[str, Callable[[Settings], Awaitable[str]]], ...] = (
        ("Inställningar", _settings),
        ("Databas", _database),
        ("Ordlista", _thesaurus),
        ("Behörighet", _connector),
        ("Graph", _graph),
        ("Kanaler", _channels),
        ("Möten", _meetings),
    )
    for name, step in steps:
        try:
            lines.append(f"{name}: {await step(settings)}")
        except Exception as fault:  # noqa: BLE001 - a check reports whatever keeps the part from working
            # The fault's own words may hold an address with a password in it: its kind is enough here.
            told = fault if isinstance(fault, (_NotReady, UnusableDatabase)) else _kind(fault)
            lines.append(f"{name}: FEL, {told}")
            healthy = False
    return lines, healthy


def _kind(fault: Exception) -> str:
    kind = type(fault.__cause__ or fault).__name__
    return f"databasen svarar inte ({kind})" if isinstance(fault, DATABASE_FAULTS) else kind


class _NotReady(Exception):  # noqa: N818 - a state, reported in a line
    """Something to be done before the part works."""


async def _settings(settings: Settings) -> str:
    faults = service_faults(settings, "127.0.0.1")
    if faults:
        raise _NotReady(" ".join(faults))
    return "lokalt läge (DEV=1)" if settings.dev else "skarp drift"


async def _database(settings: Settings) -> str:
    revision = await current(settings.database_url)
    database = Database(settings.database_url)
    try:
        if revision is None and database.is_sqlite:
            return "finns inte än; den skapas vid start"
        if revision != head():
            raise _NotReady("fel revision; kör «systemlotsen migrate»")
        systems, _ = await SystemRepository(database, clock_of(settings)).load()
        kind = "SQLite" if database.is_sqlite else "PostgreSQL"
        return f"{kind}, revision {revision}, {len(systems)} system"
    finally:
        await database.close()


async def _thesaurus(settings: Settings) -> str:
    del settings
    try:
        thesaurus = built_in()
    except ThesaurusError as error:
        raise _NotReady("; ".join(error.faults)) from error
    said = sum(len(need.swedish) + len(need.english) + len(need.names) for need in thesaurus.needs)
    told = sum(len(one.swedish) + len(one.english) for one in thesaurus.situations)
    return f"{len(thesaurus.needs)} behov med {said} ord och uttryck och {told} situationer"


async def _connector(settings: Settings) -> str:
    return await _token(settings, SCOPE)


async def _graph(settings: Settings) -> str:
    if settings.dev:
        return "används inte i lokalt läge; personer kommer från personfilen"
    groups = [name for name in ("register_reader_group", "it_unit_group") if getattr(settings, name) is None]
    if groups:
        raise _NotReady(f"gruppen saknas i inställningarna: {', '.join(groups)}")
    return await _token(settings, GRAPH_SCOPE)


async def _token(settings: Settings, scope: str) -> str:
    if settings.dev:
        return "behövs inte i lokalt läge"
    if service_faults(settings, "127.0.0.1"):
        raise _NotReady("inställningar saknas, se ovan")
    credential = credential_of(settings)
    try:
        await credential.get_token(scope)
    finally:
        await credential.close()
    return "token hämtad"


async def _meetings(settings: Settings) -> str:
    departments = tuple(one.name for one in load_departments(settings.departments_file))
    named = {one.department for one in settings.meetings.series if one.department not in (None, EACH_DEPARTMENT)}
    if unknown := sorted(name for name in named if name and name not in departments):
        raise _NotReady(f"serierna nämner förvaltningar som inte finns: {', '.join(unknown)}")
    today = local_date(clock_of(settings)())
    planned = plan_of(settings, departments).between(today, today + timedelta(days=365))
    if not planned:
        return "inga serier ger möten det närmaste året; se [meetings] i README"
    return f"serierna ger {len(planned)} möten det närmaste året, nästa {local_date(planned[0].starts)}"


async def _channels(settings: Settings) -> str:
    database = Database(settings.database_url)
    try:
        if await current(settings.database_url) != head():
            return "ingen vald än"
        stored = StoredConversations(database, clock_of(settings))
        chosen = [await stored.with_purpose(purpose) is not None for purpose in ("reminders", "it_alerts")]
    finally:
        await database.close()
    names = ("påminnelser", "IT-larm")
    missing = [name for name, there in zip(names, chosen, strict=True) if not there]
    if missing:
        return f"ingen kanal vald för {' och '.join(missing)}; skriv i kanalen «använd den här kanalen för …»"
    return "påminnelser och IT-larm har varsin kanal"
