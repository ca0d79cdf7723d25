"""Which files the service reads: the channel's through Graph, or a folder on this machine in local mode."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from bot.agendas.desk import AgendaDocuments
from bot.domain.files import ChangeKind, is_document, replaced, title_of
from bot.governance_documents import read_before
from bot.graph.client import GraphAccess
from bot.graph.files import GraphFiles
from bot.kept_files import KeptFiles
from bot.local_files import DEMO_DOCUMENTS, FolderFiles
from bot.policies import GovernanceDocument
from bot.ports import Addresses, ChannelFile, ChannelFiles, Clock
from bot.ports.files import FilesUnavailableError
from bot.settings import MICROSOFT_GRAPH, Settings
from bot.teams.connector import Connector
from bot.teams.delivery import DeliveryError
from bot.tidings import Bell
from storage.channel_files import StoredChannelFiles
from storage.session import Database

_log = logging.getLogger(__name__)
_GUID_DASHES = 4


class ChosenChannel:
    """The channel for reminders as Graph names it: Teams tells the team's Entra group, which is kept while it holds."""

    def __init__(self, addresses: Addresses, connector: Connector) -> None:
        self._addresses = addresses
        self._connector = connector
        self._groups: dict[str, str] = {}

    async def __call__(self) -> tuple[str, str] | None:
        """The team's Entra group and the channel, or None while nothing is chosen or Teams does not tell."""
        chosen = await self._addresses.with_purpose("reminders")
        if chosen is None or not chosen.team_id or not chosen.channel_id:
            return None
        group = self._groups.get(chosen.team_id) or await self._group(chosen.service_url, chosen.team_id)
        return (group, chosen.channel_id) if group else None

    async def _group(self, service_url: str, team: str) -> str | None:
        if team.count("-") == _GUID_DASHES and ":" not in team:
            return team
        try:
            self._connector.trust(service_url)  # it was stored when it came in a verified token
            told = await self._connector.team(service_url, team)
        except (DeliveryError, ValueError) as problem:
            _log.warning("team not known", extra={"fault": type(problem).__name__})
            return None
        group = told.get("aadGroupId")
        if not isinstance(group, str) or not group:
            return None
        self._groups[team] = group
        return group


class KnownFiles:
    """Implements bot.ports.ChannelFiles for the command line: what the service has read, and a local folder."""

    def __init__(self, store: StoredChannelFiles, folder: FolderFiles | None) -> None:
        self._store = store
        self._folder = folder

    async def files(self) -> Sequence[ChannelFile]:
        """All files that are known."""
        if self._folder is None:
            return await self._store.files()
        try:
            return (await self._folder.read("", None)).files
        except FilesUnavailableError:
            return ()

    async def upload(self, name: str, content: bytes) -> ChannelFile | None:
        """Nothing: the command line reads."""
        del name, content
        return None


def agenda_documents(
    known: ChannelFiles, store: StoredChannelFiles, named: Sequence[GovernanceDocument]
) -> AgendaDocuments:
    """What agendas say of the governance documents: what is new, and what there is to read on a theme."""
    return AgendaDocuments(partial(_changed_documents, store), partial(read_before, known.files, named))


async def _changed_documents(store: StoredChannelFiles, since: date) -> Sequence[str]:
    """Governance documents that are new or have changed since a day, for agendas."""
    changes = replaced(await store.changes(since))
    kept = [one.name for one in changes if one.what is not ChangeKind.REMOVED and is_document(one.name)]
    return list(dict.fromkeys(title_of(name) for name in kept))


def is_local(settings: Settings) -> bool:
    """True where a folder stands in for the channel."""
    return settings.dev and settings.graph_url == MICROSOFT_GRAPH


def local_folder(settings: Settings, address: str | None = None) -> FolderFiles:
    """The folder of local mode."""
    own = settings.files.local_folder
    # The demo's documents belong to the program: nothing is written among them.
    return FolderFiles(own or DEMO_DOCUMENTS, address, writable=own is not None)


def known_files(settings: Settings, database: Database, clock: Clock) -> KnownFiles:
    """The files for a command."""
    folder = local_folder(settings) if is_local(settings) else None
    return KnownFiles(StoredChannelFiles(database, clock), folder)


def kept_files(
    settings: Settings,
    database: Database,
    clock: Clock,
    *,
    graph: GraphAccess | None,
    chosen: ChosenChannel,
    folder: FolderFiles,
    bell: Bell,
) -> KeptFiles:
    """The files for the service, which reads them in the background."""
    source = folder if graph is None else GraphFiles(graph, settings.files, chosen)
    every = timedelta(minutes=settings.files.refresh_minutes)
    return KeptFiles(StoredChannelFiles(database, clock), source, every, bell)
