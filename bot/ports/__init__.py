"""What the middle of the house needs from its edges. Adapters live in storage, teams, graph and register."""

from __future__ import annotations

from bot.ports.alerts import AlertLog, Alerts, Imports
from bot.ports.contract_decisions import ContractDecisions
from bot.ports.conversations import Addresses, ConversationStore, Messenger, PersonalChat
from bot.ports.deliveries import DeliveryLedger, NoticeHistory, ReadBack
from bot.ports.dossiers import Dossiers, HiddenSearch
from bot.ports.files import ChannelFile, ChannelFiles
from bot.ports.meetings import MeetingBook, Meetings
from bot.ports.people import Clock, Directory
from bot.ports.planned_procurements import PlanChange, PlannedProcurements
from bot.ports.preferences import PreferenceStore
from bot.ports.quality import Quality
from bot.ports.register import Register, RegisterView, SystemSource
from bot.ports.requests import Requests
from bot.ports.retirements import Retirements
from bot.ports.turns import Disclosure, DisclosureLog, Learning, MissedSearch, TurnStore

__all__ = [
    "Addresses",
    "AlertLog",
    "Alerts",
    "ChannelFile",
    "ChannelFiles",
    "Clock",
    "ContractDecisions",
    "ConversationStore",
    "DeliveryLedger",
    "Directory",
    "Disclosure",
    "DisclosureLog",
    "Dossiers",
    "HiddenSearch",
    "Imports",
    "Learning",
    "MeetingBook",
    "Meetings",
    "Messenger",
    "MissedSearch",
    "NoticeHistory",
    "PersonalChat",
    "PlanChange",
    "PlannedProcurements",
    "PreferenceStore",
    "Quality",
    "ReadBack",
    "Register",
    "RegisterView",
    "Requests",
    "Retirements",
    "SystemSource",
    "TurnStore",
]
