"""What is told unasked: every source of tidings, and the loop that sends them."""

from __future__ import annotations

from bot.agendas.tidings import AgendaTidings
from bot.alerts.tidings import AlertTidings
from bot.alerts.watch import AlertWatch
from bot.calculations.tidings import CalculationTidings
from bot.core import Core, drawn
from bot.deliveries.composer import Composer
from bot.deliveries.contract_tidings import ContractTidings
from bot.deliveries.document_tidings import DocumentTidings
from bot.deliveries.foresight import OnThatDay, TheseSystems, Untold
from bot.deliveries.loop import DeliveryLoop
from bot.deliveries.planner import Planner
from bot.deliveries.request_tidings import RequestTidings
from bot.deliveries.superiors import Superiors
from bot.deliveries.unanswered import ByNames
from bot.graph.calendar import GraphCalendar
from bot.graph.client import GraphAccess
from bot.links import SignedLinks
from bot.meetings.shared import CalendarReader
from bot.meetings.tidings import MeetingTidings
from bot.metrics import Metrics
from bot.ports import Directory, Messenger
from bot.quality.tidings import QualityTidings
from bot.retirements.tidings import RetirementTidings
from bot.tidings import Bell, TidingSource
from storage.alerts import StoredAlerts
from storage.channel_files import StoredChannelFiles
from storage.deliveries import StoredDeliveries
from storage.dossiers import StoredDossiers
from storage.import_doubts import StoredImports
from storage.meetings import StoredMeetingChanges
from storage.preferences import StoredPreferences
from storage.quality import StoredQuality
from storage.requests import StoredRequests
from storage.retirements import StoredRetirements


def alert_watch(core: Core, ledger: StoredDeliveries, metrics: Metrics, directory: Directory) -> AlertWatch:
    """What IT-enheten is to be alerted to."""
    return AlertWatch(
        alerts=core.stores(Bell()).alerts,
        source=core.systems,
        ledger=ledger,
        decisions=core.decisions,
        imports=StoredImports(core.database),
        rules=core.notice_rules,
        count=metrics.alerts,
        directory=directory,
    )


def delivery_loop(
    core: Core, directory: Directory, messenger: Messenger, bell: Bell, metrics: Metrics, links: SignedLinks | None
) -> DeliveryLoop:
    """What sends notices in the background."""
    settings, clock = core.settings, core.clock
    ledger = StoredDeliveries(core.database, clock)
    return DeliveryLoop(
        ledger=ledger,
        planner=Planner(
            sources=tiding_sources(core, ledger, links, directory),
            ledger=ledger,
            addresses=core.conversations,
            directory=directory,
            preferences=StoredPreferences(core.database, clock),
            clock=clock,
            watch=alert_watch(core, ledger, metrics, directory),
        ),
        composer=Composer(drawn),
        addresses=core.conversations,
        messenger=messenger,
        clock=clock,
        policy=settings.notices,
        bell=bell,
    )


def contract_tidings(core: Core, ledger: StoredDeliveries, directory: Directory) -> ContractTidings:
    """The reminders of contracts and what follows on decisions."""
    alerts = core.stores(Bell()).alerts
    superiors = Superiors(directory, core.clock)
    return ContractTidings(core.systems, ledger, core.notice_rules, core.decisions, alerts, core.meetings(), superiors)


def tiding_sources(
    core: Core, ledger: StoredDeliveries, links: SignedLinks | None, directory: Directory
) -> list[TidingSource]:
    """Everything that reckons what is to be told unasked."""
    settings = core.settings
    alerts = StoredAlerts(core.database, core.clock, settings.alerts.window)
    return [
        contract_tidings(core, ledger, directory),
        AlertTidings(alerts, core.register, settings.alerts, core.clock),
        RequestTidings(
            StoredRequests(core.database, core.clock), core.systems, settings.requests, settings.nyttokalkyl, alerts
        ),
        CalculationTidings(StoredDossiers(core.database, core.clock), settings.nyttokalkyl),
        RetirementTidings(
            StoredRetirements(core.database, core.clock),
            core.systems,
            core.decisions,
            StoredDossiers(core.database, core.clock),
            settings.retirements,
        ),
        QualityTidings(
            StoredQuality(core.database, core.clock), core.systems, settings.quality, core.notice_rules.quiet_weeks
        ),
        AgendaTidings(core.agendas(), core.notice_rules.quiet_weeks, links),
        MeetingTidings(core.meetings(), settings.meetings.announced_days),
        DocumentTidings(StoredChannelFiles(core.database, core.clock), announce=settings.files.announce),
    ]


async def shared_calendar(core: Core, graph: GraphAccess | None, bell: Bell) -> CalendarReader | None:
    """What reads the forums' meetings out of a shared mailbox, where the settings name one."""
    mailbox = core.settings.meetings.mailbox
    if mailbox is None or graph is None:
        return None
    departments = [one.department for one in await core.systems.department_names()]
    changes = StoredMeetingChanges(core.database, core.clock)
    return CalendarReader(GraphCalendar(graph, mailbox), changes, departments, core.clock, bell)


async def foreseen_sources(core: Core) -> list[TidingSource]:
    """Those that can reckon days to come from what is stored now, without leaving a trace."""
    systems, _ = await core.systems.load()
    decisions, meetings = ByNames(core.decisions), core.meetings()
    agendas = AgendaTidings(core.agendas(), core.notice_rules.quiet_weeks)
    return [
        ContractTidings(TheseSystems(systems), Untold(), core.notice_rules, decisions, meetings=meetings),
        OnThatDay(agendas.foreseen),
    ]
