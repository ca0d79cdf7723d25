"""What handlers can read and write besides the register: one field an area."""

from __future__ import annotations

from dataclasses import dataclass

from bot.agendas.desk import AgendaDesk
from bot.deliveries.foresight import Foresight
from bot.links import SignedLinks
from bot.ports import (
    Alerts,
    ChannelFiles,
    ContractDecisions,
    ConversationStore,
    DeliveryLedger,
    Learning,
    MeetingBook,
    PreferenceStore,
    Quality,
    Requests,
    Retirements,
)
from bot.ports.about import PersonalRecords
from bot.tidings import Bell


@dataclass(frozen=True, slots=True)
class Stores:
    """Given to every handler in `Context.stores`. A handler that leaves something to be told rings the `bell`."""

    conversations: ConversationStore
    learning: Learning
    bell: Bell
    requests: Requests
    decisions: ContractDecisions
    alerts: Alerts
    deliveries: DeliveryLedger
    preferences: PreferenceStore
    foresight: Foresight
    agendas: AgendaDesk
    meetings: MeetingBook
    retirements: Retirements
    quality: Quality
    files: ChannelFiles
    records: PersonalRecords | None = None
    links: SignedLinks | None = None
    """Signs addresses that are opened outside Teams; None where the service has no address."""


@dataclass(frozen=True, slots=True)
class Passing:
    """Stores of a conversation at the command line that end with it."""

    requests: Requests
    preferences: PreferenceStore
    retirements: Retirements
    meetings: MeetingBook
    quality: Quality
