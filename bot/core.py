"""What the service and the command line share: the database, and everything that reads and writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import cards
from bot.access import Place, Viewer
from bot.agendas.desk import AgendaDesk
from bot.agendas.in_memory import SessionAgendas
from bot.asking import OPERATOR, OnePerson, Session, SessionTurns
from bot.calculations import Calculations
from bot.calculations.in_memory import SessionDossiers
from bot.calculations.links import DocumentLinks
from bot.calculations.session_plans import SessionPlans
from bot.clock import LOCAL_ZONE, started_at, system_clock
from bot.deliveries.contract_tidings import ContractTidings
from bot.deliveries.foresight import Foresight, Untold
from bot.domain.answers import Answer
from bot.domain.meeting_series import MeetingPlan
from bot.domain.notices import NoticeRules
from bot.domain.people import Person
from bot.domain.posts import Post
from bot.domain.questions import Language
from bot.file_service import agenda_documents, known_files
from bot.links import SignedLinks
from bot.meetings.book import PlannedMeetings
from bot.meetings.in_memory import SessionMeetingChanges
from bot.mine.in_memory import SessionPreferences
from bot.people import FileDirectory
from bot.policies import Policy
from bot.ports import ChannelFiles, Clock, Directory, TurnStore
from bot.ports.agendas import Agendas
from bot.ports.meetings import MeetingBook, MeetingChanges
from bot.quality.in_memory import SessionQuality
from bot.register import CachedRegister
from bot.requests.in_memory import SessionRequests
from bot.retirements.in_memory import SessionRetirements
from bot.retirements.showing import standing
from bot.router import Router
from bot.search.thesaurus import built_in
from bot.settings import Settings
from bot.stores import Passing, Stores
from bot.texts import all_languages, texts_for
from bot.tidings import Bell
from bot.trials import TrialConversations, TrialDecisions
from storage.about import StoredRecords
from storage.access_log import AccessLog
from storage.agendas import StoredAgendas
from storage.alerts import StoredAlerts
from storage.channel_files import StoredChannelFiles
from storage.contract_decisions import StoredContractDecisions
from storage.conversations import StoredConversations
from storage.deliveries import StoredDeliveries
from storage.departments import load_departments
from storage.dossiers import StoredDossiers
from storage.learning import StoredLearning
from storage.meetings import StoredMeetingChanges
from storage.migrations import current, head, upgrade
from storage.preferences import StoredPreferences
from storage.procurements import StoredProcurements
from storage.quality import StoredQuality
from storage.repositories import SystemRepository
from storage.requests import StoredRequests
from storage.retirements import StoredRetirements
from storage.session import Database
from storage.trial_alerts import TrialAlerts

DEMO_PEOPLE = Path(__file__).parents[1] / "storage" / "demo" / "people.toml"


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
    departments: tuple[str, ...] = ()
    files: ChannelFiles | None = None

    def router(
        self,
        directory: Directory,
        turns: TurnStore,
        calculations: Calculations,
        bell: Bell,
        passing: Passing | None = None,
    ) -> Router:
        """A router for those who talk through `directory`, remembering in `turns`. With `passing` nothing is stored."""
        settings = self.settings
        stores = replace(self.stores(bell, passing), links=calculations.signed)
        return Router(
            register=self.register,
            directory=directory,
            turns=turns,
            stores=self._tried(stores) if passing else stores,
            clock=self.clock,
            draw=drawn,
            policy=policy_of(settings),
            calculations=calculations,
        )

    def _tried(self, stores: Stores) -> Stores:
        """The same to read, with nothing behind it that lasts."""
        return replace(
            stores,
            decisions=TrialDecisions(stores.decisions),
            alerts=TrialAlerts(self.database, self.clock),
            conversations=TrialConversations(stores.conversations),
            agendas=self.agendas(SessionAgendas(StoredAgendas(self.database, self.clock)), stores.meetings),
        )

    def stores(self, bell: Bell, passing: Passing | None = None) -> Stores:
        """All that handlers read and write besides the register."""
        met = passing.meetings if passing else self.meetings()
        return Stores(
            conversations=self.conversations,
            learning=StoredLearning(self.database, self.clock),
            bell=bell,
            requests=passing.requests if passing else StoredRequests(self.database, self.clock),
            decisions=self.decisions,
            alerts=StoredAlerts(self.database, self.clock, self.settings.alerts.window),
            deliveries=StoredDeliveries(self.database, self.clock),
            preferences=passing.preferences if passing else StoredPreferences(self.database, self.clock),
            agendas=self.agendas(meetings=met),
            meetings=met,
            retirements=passing.retirements if passing else StoredRetirements(self.database, self.clock),
            quality=passing.quality if passing else StoredQuality(self.database, self.clock),
            records=StoredRecords(self.database, self.systems),
            files=self._known_files,
            foresight=Foresight(
                lambda source: ContractTidings(source, Untold(), self.notice_rules, self.decisions, meetings=met)
            ),
        )

    @property
    def notice_rules(self) -> NoticeRules:
        """When contracts are reminded of."""
        settings = self.settings
        return settings.notices.rules(settings.contracts, settings.nyttokalkyl.management)

    def session(self, person: Person, place: Place, *, lasting: bool = False) -> Session:
        """A conversation at the command line. Only in a `lasting` one are nyttokalkyler kept."""
        turns = SessionTurns(self.access_log)
        passing = None if lasting else self._passing
        calculations = self.calculations(None) if lasting else self._passing_calculations
        router = self.router(OnePerson(person), turns, calculations, Bell(), passing)
        return Session(router, self.register, turns, person, place)

    @property
    def _passing(self) -> Passing:
        return Passing(
            SessionRequests(self.clock),
            SessionPreferences(),
            SessionRetirements(),
            self.meetings(SessionMeetingChanges(self.clock, self._changed_meetings)),
            SessionQuality(StoredQuality(self.database, self.clock)),
        )

    def calculations(self, address: str | None) -> Calculations:
        """Nyttokalkyler in the database, with links to their documents where the service has an address."""
        dossiers = StoredDossiers(self.database, self.clock)
        minutes = self.settings.nyttokalkyl.link_minutes
        links = DocumentLinks(SignedLinks(dossiers.signing_key, address, self.clock, minutes)) if address else None
        return Calculations(dossiers, links, StoredProcurements(self.database, self.clock))

    @property
    def _passing_calculations(self) -> Calculations:
        """Nyttokalkyler that end with the session, among the planned procurements that there are."""
        plans = SessionPlans(StoredProcurements(self.database, self.clock))
        return Calculations(SessionDossiers(self.clock), plans=plans)

    def agendas(self, kept: Agendas | None = None, meetings: MeetingBook | None = None) -> AgendaDesk:
        """Agendas of all meetings."""
        return AgendaDesk(
            kept=kept or StoredAgendas(self.database, self.clock),
            meetings=meetings or self.meetings(),
            systems=self.systems,
            dossiers=StoredDossiers(self.database, self.clock),
            decisions=self.decisions,
            plans=StoredProcurements(self.database, self.clock),
            rules=self.notice_rules,
            policy=self.settings.agendas,
            documents=agenda_documents(
                self._known_files, StoredChannelFiles(self.database, self.clock), self.settings.named_documents
            ),
            retirements=partial(standing, StoredRetirements(self.database, self.clock), self.settings.retirements),
        )

    @property
    def _known_files(self) -> ChannelFiles:
        return self.files or known_files(self.settings, self.database, self.clock)

    def meetings(self, changed: MeetingChanges | None = None) -> PlannedMeetings:
        """All meetings: the series of the settings, and what has been changed."""
        return PlannedMeetings(changed or self._changed_meetings, plan_of(self.settings, self.departments))

    @property
    def _changed_meetings(self) -> StoredMeetingChanges:
        return StoredMeetingChanges(self.database, self.clock)

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
    documents = [(document.name, tuple(document.aliases)) for document in settings.named_documents]
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
        departments=tuple(one.name for one in departments),
    )


def drawn(answer: Answer | Post, language: Language, text: str) -> dict[str, object]:
    """The card for an answer or a post; the middle of the house knows no cards."""
    return cards.render(answer, language=language, text=text)


def clock_of(settings: Settings) -> Clock:
    """The real clock, or in local mode one that starts where the settings say."""
    return started_at(settings.clock) if settings.dev and settings.clock is not None else system_clock


def plan_of(settings: Settings, departments: Sequence[str]) -> MeetingPlan:
    """The meetings' series of the settings."""
    series = tuple(one.series() for one in settings.meetings.series)
    return MeetingPlan(series, departments, frozenset(settings.meetings.quiet_weeks), LOCAL_ZONE)


def policy_of(settings: Settings) -> Policy:
    """What the municipality has decided and answers depend on."""
    return Policy(
        contracts=settings.contracts,
        documents=settings.named_documents,
        nyttokalkyl=settings.nyttokalkyl,
        requests=settings.requests,
        notices=settings.notices,
        retirements=settings.retirements,
        quality=settings.quality,
    )
