"""What IT-enheten is alerted to (issue «IT alerts»; audit 3.1 and 3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class AlertKind(StrEnum):
    """Sorts of alerts. The values are stored, so they are never renamed."""

    OVERLAPPING_NEED = "overlapping_need"  # a need that a system serves which the asker may not see
    SAME_NEED = "same_need"  # two departments within a year
    CONTRACT_ENDED = "contract_ended"  # without a decision
    CONTRACT_UNANSWERED = "contract_unanswered"  # nobody has answered, and the deadline is near
    ROLE_VACANT = "role_vacant"
    HOLDER_LEFT = "holder_left"
    HOLDER_UNSURE = "holder_unsure"  # a name in the register that fits no person, or several
    WITHOUT_OWNER = "without_owner"
    WITHOUT_MANAGER = "without_manager"
    WITHOUT_PLAN = "without_plan"
    WITHOUT_CLASSIFICATION = "without_classification"
    WITHOUT_CONTRACT = "without_contract"
    DELIVERY_UNKNOWN = "delivery_unknown"
    RECIPIENT_QUARANTINED = "recipient_quarantined"
    RUN_MISSED = "run_missed"
    IMPORT_DOUBTS = "import_doubts"
    INSTALLATION_BLOCKED = "installation_blocked"
    PURCHASE_BLOCKED = "purchase_blocked"
    REQUEST_WAITING = "request_waiting"
    CONTRACT_UNDATED = "contract_undated"  # nobody has said when it ends, so nobody can be reminded


class AlertState(StrEnum):
    """Where an alert stands. The values are stored."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    ASSIGNED = "assigned"
    CLOSED = "closed"


class Deed(StrEnum):
    """What is done about an alert. The values are stored."""

    ACKNOWLEDGE = "acknowledged"
    ASSIGN = "assigned"
    CLOSE = "closed"
    END = "ended"  # it is no longer so: nobody has done anything


_OPEN = frozenset({AlertState.OPEN, AlertState.ACKNOWLEDGED, AlertState.ASSIGNED})

BEFORE: Mapping[Deed, frozenset[AlertState]] = {
    Deed.ACKNOWLEDGE: frozenset({AlertState.OPEN}),
    Deed.ASSIGN: _OPEN,
    Deed.CLOSE: _OPEN,
    Deed.END: _OPEN,
}
"""In which states a deed may be done."""

AFTER: Mapping[Deed, AlertState] = {
    Deed.ACKNOWLEDGE: AlertState.ACKNOWLEDGED,
    Deed.ASSIGN: AlertState.ASSIGNED,
    Deed.CLOSE: AlertState.CLOSED,
    Deed.END: AlertState.CLOSED,
}
"""The state that a deed leads to."""

MOST_NEWEST = 5
"""Alerts of a group that are named in its message; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that is so, or has happened. `subject` is what it is about and the same each time it is noted."""

    kind: AlertKind
    subject: str
    system: str | None = None
    department: str | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ItPerson:
    """Somebody in IT-enheten who has done something about an alert, or is to."""

    person_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert. `group` is the number of the message it was told in."""

    number: int
    group: int
    about: Condition
    state: AlertState
    noted_at: datetime
    assignee: ItPerson | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done about an alert, by nobody where it ended by itself."""

    alert: int
    at: datetime
    deed: Deed
    by: ItPerson | None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class AlertGroup:
    """Alerts of one sort that came close together: one message in IT-enheten's channel.

    `version` grows with every change. `states` and `departments` count its alerts; the `newest` are open ones where
    there are any. `last` is what was last done about one of them.
    """

    number: int
    kind: AlertKind
    opened_at: datetime
    changed_at: datetime
    version: int
    states: Mapping[AlertState, int]
    departments: tuple[tuple[str | None, int], ...]
    newest: tuple[Alert, ...]
    last: Act | None = None

    @property
    def count(self) -> int:
        """All its alerts."""
        return sum(self.states.values())

    @property
    def left(self) -> int:
        """Those that are not closed."""
        return self.count - self.states.get(AlertState.CLOSED, 0)


def joins(opened_at: datetime, moment: datetime, window: timedelta) -> bool:
    """True if what is noted at the moment belongs to a group that was opened then. A clock may have been set back."""
    return abs(moment - opened_at) < window
