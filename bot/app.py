"""The composition root: the only place that wires everything. Tests pass fakes here."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aiohttp import web

import cards
from bot.access import Place, Viewer
from bot.agendas.desk import AgendaDesk
from bot.agendas.in_memory import NoMeetings
from bot.alerts.tidings import AlertTidings
from bot.alerts.watch import AlertWatch
from bot.asking import OPERATOR, OnePerson, Session, SessionTurns
from bot.calculations import Calculations
from bot.calculations.in_memory import SessionDossiers
from bot.calculations.links import DocumentLinks
from bot.calculations.tidings import CalculationTidings
from bot.calendar_door import CalendarDoor
from bot.clock import started_at, system_clock
from bot.composing import Composing
from bot.deliveries.composer import Composer
from bot.deliveries.contract_tidings import ContractTidings
from bot.deliveries.foresight import Foresight, TheseSystems, Untold
from bot.deliveries.loop import DeliveryLoop
from bot.deliveries.planner import Planner
from bot.deliveries.request_tidings import RequestTidings
from bot.deliveries.unanswered import ByNames
from bot.document_door import document_routes
from bot.domain.answers import Answer
from bot.domain.notices import NoticeRules
from bot.domain.people import Person
from bot.domain.posts import Post
from bot.domain.questions import Language
from bot.doors import dev_doors, entra_doors
from bot.events_door import EventsDoor
from bot.http import operations_routes
from bot.links import SignedLinks
from bot.metrics import Metrics
from bot.mine.in_memory import SessionPreferences
from bot.pages import page_routes
from bot.people import FileDirectory
from bot.policies import GovernanceDocument, Policy
from bot.ports import Clock, Directory, Messenger, PreferenceStore, Requests, TurnStore
from bot.ports.agendas import Agendas
from bot.register import CachedRegister
from bot.requests.in_memory import SessionRequests
from bot.router import Router
from bot.search.thesaurus import built_in
from bot.settings import Settings
from bot.stores import Stores
from bot.teams.connector import Connector
from bot.teams.delivery import Patience
from bot.teams.keys import is_loopback
from bot.teams.messenger import PATIENCE, ConnectorMessenger
from bot.teams.pool import HttpPool
from bot.teams.server import MessagesEndpoint
from bot.texts import all_languages, texts_for
from bot.tidings import Bell, TidingSource
from storage.access_log import AccessLog
from storage.agendas import StoredAgendas
from storage.alerts import StoredAlerts
from storage.contract_decisions import StoredContractDecisions
from storage.conversations import StoredConversations
from storage.deliveries import StoredDeliveries
from storage.departments import load_departments
from storage.dossiers import StoredDossiers
from storage.import_doubts import StoredImports
from storage.learning import StoredLearning
from storage.migrations import current, head, upgrade
from storage.preferences import StoredPreferences
from storage.procurements import StoredProcurements
from storage.repositories import SystemRepository
from storage.requests import StoredRequests
from storage.session import Database
from storage.turns import StoredTurns

log = logging.getLogger(__name__)

DEMO_PEOPLE = Path(__file__).parents[1] / "storage" / "demo" / "people.toml"

STANDARD_DOCUMENTS = (
    GovernanceDocument(name="Systemförvaltningsmodellen", aliases=["förvaltningsmodell", "governance model"]),
    GovernanceDocument(name="Samverkansmodellen", aliases=["samverkansmodell", "cooperation model"]),
    GovernanceDocument(name="Mall för systemförvaltningsplan", aliases=["mall", "template"]),
    GovernanceDocument(name="Lathund för systemförvaltningsplan", aliases=["lathund", "guide"]),
    GovernanceDocument(name="Checklista för systemspecialist och systemförvaltare", aliases=["checklist"]),
    GovernanceDocument(name="Matris för systemklassificering", aliases=["matris", "klassificering", "matrix"]),
    GovernanceDocument(name="Policy för inköp och upphandling", aliases=["policy"]),
    GovernanceDocument(name="Anvisning för inköp och upphandling", aliases=["anvisning", "instruction"]),
)
"""The governance model's documents (audit, Bilaga 1); the settings may name others and give links."""


class StartFault(Exception):  # noqa: N818 - a state of the surroundings, told in one sentence
    """Something in the surroundings that keeps the program from starting, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Core:
    """Everything between storage and the door: shared by the service and the command line."""

    settings: Settings
    clock: Clock
    database: Database
    systems: SystemRepository
    conversations: StoredConversations
    access_log: AccessLog
    register: CachedRegister
    directory: Directory | None

    def router(
        self,
        directory: Directory,
        turns: TurnStore,
        calculations: Calculations,
        bell: Bell,
        requests: Requests | None = None,
        preferences: PreferenceStore | None = None,
    ) -> Router:
        """A router for those who talk through `directory`, remembering in `turns`."""
        settings = self.settings
        return Router(
            register=self.register,
            directory=directory,
            turns=turns,
            stores=replace(self.stores(bell, requests, preferences), links=calculations.signed),
            clock=self.clock,
            draw=drawn,
            policy=policy_of(settings),
            calculations=calculations,
        )

    def stores(
        self, bell: Bell, requests: Requests | None = None, preferences: PreferenceStore | None = None
    ) -> Stores:
        """All that handlers read and write besides the register."""
        return Stores(
            conversations=self.conversations,
            learning=StoredLearning(self.database, self.clock),
            bell=bell,
            requests=requests or StoredRequests(self.database, self.clock),
            decisions=self.decisions,
            alerts=StoredAlerts(self.database, self.clock, self.settings.alerts.window),
            deliveries=StoredDeliveries(self.database, self.clock),
            preferences=preferences or StoredPreferences(self.database, self.clock),
            agendas=self.agendas(),
            foresight=Foresight(lambda source: ContractTidings(source, Untold(), self.notice_rules, self.decisions)),
        )

    @property
    def notice_rules(self) -> NoticeRules:
        """When contracts are reminded of."""
        settings = self.settings
        return settings.notices.rules(settings.contracts, settings.nyttokalkyl.management)

    def session(self, person: Person, place: Place, *, lasting: bool = False) -> Session:
        """A conversation at the command line. Only in a `lasting` one are nyttokalkyler kept."""
        turns = SessionTurns(self.access_log)
        requests = None if lasting else SessionRequests(self.clock)
        preferences = None if lasting else SessionPreferences()
        calculations = self.calculations(None) if lasting else Calculations(SessionDossiers(self.clock))
        router = self.router(OnePerson(person), turns, calculations, Bell(), requests, preferences)
        return Session(router, self.register, turns, person, place)

    def calculations(self, address: str | None) -> Calculations:
        """Nyttokalkyler in the database, with links to their documents where the service has an address."""
        dossiers = StoredDossiers(self.database, self.clock)
        minutes = self.settings.nyttokalkyl.link_minutes
        links = DocumentLinks(SignedLinks(dossiers.signing_key, address, self.clock, minutes)) if address else None
        return Calculations(dossiers, links, StoredProcurements(self.database, self.clock))

    def agendas(self, kept: Agendas | None = None) -> AgendaDesk:
        """Agendas of all meetings."""
        return AgendaDesk(
            kept=kept or StoredAgendas(self.database, self.clock),
            meetings=NoMeetings(),
            systems=self.systems,
            dossiers=StoredDossiers(self.database, self.clock),
            decisions=self.decisions,
            plans=StoredProcurements(self.database, self.clock),
            rules=self.notice_rules,
            policy=self.settings.agendas,
        )

    @property
    def decisions(self) -> StoredContractDecisions:
        """Decisions about contracts."""
        return StoredContractDecisions(self.database, self.clock)

    @property
    def people(self) -> Directory:
        """The people of local mode."""
        assert self.directory is not None, "local mode has a people file"
        return self.directory

    async def answers(self) -> bool:
        """True if the database answers; raises what it raises otherwise."""
        await self.database.ping()
        return True

    async def warm(self) -> bool:
        """Read the register and the texts before the first question does."""
        await self.register.view(Viewer(OPERATOR, Place.CHANNEL))
        for language in all_languages():
            texts_for(language)
        return True

    async def close(self) -> None:
        """Let go of the database."""
        await self.database.close()


async def open_core(settings: Settings, *, clock: Clock | None = None) -> Core:
    """Open the database and everything that reads it. An embedded database migrates itself.

    Raises StartFault for a PostgreSQL database that `migrate` has not been run on.
    """
    try:
        database = Database(settings.database_url)
    except ValueError as error:
        raise StartFault(f"SYSTEMLOTSEN_DATABASE_URL går inte att använda: {error}.") from error
    if database.is_sqlite and not database.sqlite_path.absolute().parent.is_dir():
        raise StartFault(f"Mappen {database.sqlite_path.absolute().parent} finns inte. Skapa den eller rätta sökvägen.")
    if database.is_sqlite:
        await upgrade(settings.database_url)
    elif await current(settings.database_url) != head():
        await database.close()
        raise StartFault("Databasen har inte rätt revision. Kör «systemlotsen migrate» först.")
    now = clock or clock_of(settings)
    systems = SystemRepository(database, now)
    try:
        departments = load_departments(settings.departments_file)
    except (OSError, ValueError) as error:
        raise StartFault(f"Förvaltningarna gick inte att läsa: {error}") from error
    await systems.seed_departments(departments)
    documents = [(document.name, tuple(document.aliases)) for document in documents_of(settings)]
    return Core(
        settings=settings,
        clock=now,
        database=database,
        systems=systems,
        conversations=StoredConversations(database, now),
        access_log=AccessLog(database, now),
        register=CachedRegister(systems, built_in(), documents=documents),
        directory=FileDirectory.read(settings.dev_people or DEMO_PEOPLE)
        if settings.dev or settings.dev_people
        else None,
    )


def drawn(answer: Answer | Post, language: Language, text: str) -> dict[str, object]:
    """The card for an answer or a post; the middle of the house knows no cards."""
    return cards.render(answer, language=language, text=text)


def clock_of(settings: Settings) -> Clock:
    """The real clock, or in local mode one that starts where the settings say."""
    return started_at(settings.clock) if settings.dev and settings.clock is not None else system_clock


def policy_of(settings: Settings) -> Policy:
    """What the municipality has decided and answers depend on."""
    return Policy(
        contracts=settings.contracts,
        documents=documents_of(settings),
        nyttokalkyl=settings.nyttokalkyl,
        requests=settings.requests,
        notices=settings.notices,
    )


def documents_of(settings: Settings) -> Sequence[GovernanceDocument]:
    """The governance documents: the municipality's own list, or the model's."""
    return settings.documents or STANDARD_DOCUMENTS


async def make_app(core: Core, host: str, port: int | None = None) -> web.Application:
    """The service as an aiohttp application that closes what it opened. Tests pass a core with fakes in it.

    Documents need an address: the settings' own, or in local mode `host` and `port`.
    """
    settings, pool, metrics = core.settings, HttpPool(), Metrics()
    turns = StoredTurns(core.database, core.clock)
    doors = dev_doors(core.people, host) if settings.dev else entra_doors(settings, pool, core.clock)

    def connector(patience: Patience | None = None) -> Connector:
        return Connector(
            pool=pool,
            token=doors.token,
            clock=core.clock,
            patience=patience,
            outcomes=metrics.connector,
            # A Connector on this machine is for local mode and for tests, which also bring their own OpenID server.
            allow_loopback=settings.dev or is_loopback(settings.openid_metadata_url),
        )

    address = settings.public_url or (f"http://{host}:{port}" if settings.dev and port else None)
    calculations = core.calculations(address)
    bell = Bell()
    endpoint = MessagesEndpoint(
        authenticator=doors.authenticator,
        connector=connector(),
        handler=core.router(doors.directory, turns, calculations, bell),
        metrics=metrics,
        clock=core.clock,
        composing=Composing(core.register, doors.directory, drawn),
    )
    messenger = ConnectorMessenger(connector(PATIENCE), settings.app_id)
    notices = delivery_loop(core, doors.directory, messenger, bell, metrics)
    checks = {"database": core.answers, "register": core.warm, "notices": notices.healthy, **doors.checks}
    app = web.Application()
    app.add_routes(endpoint.routes())
    app.add_routes(page_routes())
    app.add_routes(operations_routes(checks, metrics, {"last_notice_run": notices.last_run}))
    if calculations.links is not None:
        limits = settings.nyttokalkyl.limits()
        app.add_routes(document_routes(calculations.dossiers, calculations.links, limits, core.clock))
        calendars = CalendarDoor(
            links=calculations.links.signed,
            register=core.register,
            source=core.systems,
            directory=doors.directory,
            log=core.access_log,
            rules=core.notice_rules,
            clock=core.clock,
        )
        app.add_routes(calendars.routes())
    secret = settings.events_secret.get_secret_value() if settings.events_secret else None
    events = EventsDoor(secret, core.stores(bell).alerts, core.register, core.clock, bell)
    app.add_routes(events.routes())
    app.on_startup.append(doors.warm)
    app.on_shutdown.append(endpoint.drain)

    async def open_(_app: web.Application) -> None:
        notices.start()

    async def close(_app: web.Application) -> None:
        await notices.stop()
        for step in (turns.close, doors.close, pool.close, core.close):
            await step()

    app.on_startup.append(open_)
    app.on_cleanup.append(close)
    return app


def alert_watch(core: Core, ledger: StoredDeliveries, metrics: Metrics) -> AlertWatch:
    """What IT-enheten is to be alerted to."""
    return AlertWatch(
        alerts=core.stores(Bell()).alerts,
        source=core.systems,
        ledger=ledger,
        decisions=core.decisions,
        imports=StoredImports(core.database),
        rules=core.notice_rules,
        count=metrics.alerts,
    )


def delivery_loop(
    core: Core, directory: Directory, messenger: Messenger, bell: Bell, metrics: Metrics
) -> DeliveryLoop:
    """What sends notices in the background."""
    settings, clock = core.settings, core.clock
    ledger = StoredDeliveries(core.database, clock)
    return DeliveryLoop(
        ledger=ledger,
        planner=Planner(
            sources=tiding_sources(core, ledger),
            ledger=ledger,
            addresses=core.conversations,
            directory=directory,
            preferences=StoredPreferences(core.database, clock),
            clock=clock,
            watch=alert_watch(core, ledger, metrics),
        ),
        composer=Composer(drawn),
        addresses=core.conversations,
        messenger=messenger,
        clock=clock,
        policy=settings.notices,
        bell=bell,
    )


def contract_tidings(core: Core, ledger: StoredDeliveries) -> ContractTidings:
    """The reminders of contracts and what follows on decisions."""
    return ContractTidings(core.systems, ledger, core.notice_rules, core.decisions, core.stores(Bell()).alerts)


def tiding_sources(core: Core, ledger: StoredDeliveries) -> list[TidingSource]:
    """Everything that reckons what is to be told unasked."""
    settings = core.settings
    alerts = StoredAlerts(core.database, core.clock, settings.alerts.window)
    return [
        contract_tidings(core, ledger),
        AlertTidings(alerts, core.register, settings.alerts, core.clock),
        RequestTidings(
            StoredRequests(core.database, core.clock), core.systems, settings.requests, settings.nyttokalkyl, alerts
        ),
        CalculationTidings(StoredDossiers(core.database, core.clock), settings.nyttokalkyl),
    ]


async def foreseen_sources(core: Core) -> list[TidingSource]:
    """Those that can reckon days to come from what is stored now, without leaving a trace."""
    systems, _ = await core.systems.load()
    return [ContractTidings(TheseSystems(systems), Untold(), core.notice_rules, ByNames(core.decisions))]


async def run_service(settings: Settings, host: str, port: int) -> None:
    """Serve until the process is told to stop; turns in progress are finished first."""
    core = await open_core(settings)
    app = await make_app(core, host, port)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=20.0)
    await runner.setup()
    await core.warm()
    # The register and its index live as long as the process: the collector need not look through them again and again.
    gc.collect()
    gc.freeze()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop.set)
    try:
        try:
            await web.TCPSite(runner, host, port, reuse_address=True).start()
        except OSError as error:
            raise StartFault(f"Det går inte att lyssna på {host}:{port}: {error.strerror}.") from error
        log.info("serving", extra={"host": host, "port": port, "dev": settings.dev})
        await stop.wait()
    finally:
        await runner.cleanup()
