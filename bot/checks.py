"""`systemlotsen check`: is everything in place? One line each, with what to do where it is not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from bot.clock import local_date
from bot.core import clock_of, plan_of
from bot.domain.meeting_series import EACH_DEPARTMENT
from bot.domain.meetings import Forum
from bot.doors import credential_of, groups_of
from bot.file_service import local_folder
from bot.graph.client import GraphAccess, scope_of
from bot.graph.probes import ProbeFault, probe_calendar, probe_files, probe_groups, probe_people
from bot.meetings.shared import recognised
from bot.ports.files import FilesUnavailableError
from bot.search.thesaurus import ThesaurusError, built_in
from bot.settings import MICROSOFT_GRAPH, Settings, service_faults
from bot.teams.credentials import SCOPE
from bot.teams.keys import is_loopback
from storage.channel_files import StoredChannelFiles
from storage.conversations import StoredConversations
from storage.departments import load_departments
from storage.migrations import current, head
from storage.repositories import SystemRepository
from storage.session import DATABASE_FAULTS, Database, UnusableDatabase


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
        ("Personer", _people),
        ("Grupper", _groups),
        ("Filer", _files),
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
    if _without_graph(settings):
        return "används inte i lokalt läge"
    if is_loopback(settings.graph_url):
        return "en Graph på den här datorn, utan inloggning"
    groups = [name for name in ("register_reader_group", "it_unit_group") if getattr(settings, name) is None]
    if groups:
        raise _NotReady(f"gruppen saknas i inställningarna: {', '.join(groups)}")
    return await _token(settings, scope_of(settings.graph_url))


async def _people(settings: Settings) -> str:
    if _without_graph(settings):
        return "kommer från personfilen i lokalt läge"
    return await _probed(settings, probe_people)


async def _groups(settings: Settings) -> str:
    groups = groups_of(settings)
    chosen = {name: group for name, group in groups.items() if group}
    if _without_graph(settings):
        return "kommer från personfilen i lokalt läge"
    if not chosen:
        raise _NotReady("ingen grupp i inställningarna: ingen är läsare av systemlistan eller med i IT-enheten")
    return await _probed(settings, lambda access: probe_groups(access, chosen))


async def _files(settings: Settings) -> str:
    if _without_graph(settings):
        try:
            found = await local_folder(settings).read("", None)
        except FilesUnavailableError as problem:
            raise _NotReady("mappen local_folder i [files] finns inte") from problem
        return f"{len(found.files)} filer i mappen för lokalt läge"
    database = Database(settings.database_url)
    try:
        known = await current(settings.database_url) == head()
        place = (await StoredChannelFiles(database, clock_of(settings)).state()).place if known else None
    finally:
        await database.close()
    return await _probed(settings, lambda access: probe_files(access, settings.files, place))


def _without_graph(settings: Settings) -> bool:
    return settings.dev and settings.graph_url == MICROSOFT_GRAPH


async def _probed(settings: Settings, probe: Callable[[GraphAccess], Awaitable[str]]) -> str:
    local = is_loopback(settings.graph_url)
    if not local and service_faults(settings, "127.0.0.1"):
        raise _NotReady("inställningar saknas, se ovan")
    credential = None if local else credential_of(settings)
    access = GraphAccess(settings.graph_url, credential)
    try:
        return await probe(access)
    except ProbeFault as fault:
        raise _NotReady(str(fault)) from fault
    finally:
        await access.close()
        if credential is not None:
            await credential.close()


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
    calendar = await _calendar(settings, today) if settings.meetings.mailbox else ""
    planned = plan_of(settings, departments).between(today, today + timedelta(days=365))
    if calendar and not planned:
        return calendar
    if not planned:
        return "inga serier ger möten det närmaste året; se [meetings] i README"
    told = f"serierna ger {len(planned)} möten det närmaste året, nästa {local_date(planned[0].starts)}"
    return f"{told}; {calendar}" if calendar else told


async def _calendar(settings: Settings, today: date) -> str:
    """The shared mailbox: how many of its events are meetings of the forums."""
    mailbox = settings.meetings.mailbox
    assert mailbox is not None
    departments = [one.department for one in load_departments(settings.departments_file)]

    async def probe(access: GraphAccess) -> str:
        events = await probe_calendar(access, mailbox, today, today + timedelta(days=365))
        ours = [found for event in events if (found := recognised(event, departments)) is not None]
        whole = sum(forum is Forum.TACTICAL_MEETING and department is None for forum, department in ours)
        told = f"kalendern {mailbox} ger {len(ours)} möten det närmaste året"
        return f"{told}, varav {whole} taktiska utan förvaltning i rubriken" if whole else told

    return await _probed(settings, probe)


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
