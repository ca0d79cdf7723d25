"""The delivery ledger as values: what was to be said to whom, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

REMINDERS = "channel:reminders"
IT_ALERTS = "channel:it_alerts"
"""Recipients that are channels, by their purpose. Others are «person:» and an id."""


class DeliveryState(StrEnum):
    """Where a delivery stands. Every row is in exactly one of these."""

    PENDING = "pending"
    CLAIMED = "claimed"  # somebody is about to send it, until the lease runs out
    SENT = "sent"
    UNKNOWN = "unknown"  # it may have arrived; never sent again by itself
    FAILED = "failed"  # it did not arrive and will not be tried again
    CANCELLED = "cancelled"  # no longer due


@dataclass(frozen=True, slots=True)
class DeliveryKey:
    """What makes a delivery the same delivery. Two rows never share it."""

    kind: str
    subject: str
    deadline: date
    rung: int
    recipient: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A row of the ledger. `claim` names the claim that holds it, or the last that did. Moments are in UTC.

    `revision` says what version of the message stands there, as its source names versions. `line` is what the message
    says of this delivery where it is about several, and empty where it is about this one alone.
    """

    number: int
    key: DeliveryKey
    state: DeliveryState
    claim: str | None = None
    attempts: int = 0
    activity_id: str | None = None
    conversation_id: str | None = None
    reason: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    revision: str = ""
    line: str = ""
