"""What handlers can read and write besides the register: one field an area."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ports import Alerts, ContractDecisions, ConversationStore, DeliveryLedger, Learning
from bot.tidings import Bell


@dataclass(frozen=True, slots=True)
class Stores:
    """Given to every handler in `Context.stores`. A handler that leaves something to be told rings the `bell`."""

    conversations: ConversationStore
    learning: Learning
    bell: Bell
    decisions: ContractDecisions
    alerts: Alerts
    deliveries: DeliveryLedger
