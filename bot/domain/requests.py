"""Requests: what somebody asks to have changed, reported or supported, and its way to an outcome.

Everything here is pure. What a change does to a system stands in `bot.domain.changes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum


class RequestKind(StrEnum):
    """What is asked for. The values are stored, so they are never renamed."""

    OWNER = "owner"
    MANAGER = "manager"
    SPECIALIST = "specialist"  # one more, beside those there are
    VACANT = "vacant"  # nobody holds the role any longer
    CONTRACT_END = "contract_end"
    NOTICE_PERIOD = "notice_period"
    RENEWAL = "renewal"
    PLAN = "plan"
    CLASSIFICATION = "classification"
    DESCRIPTION = "description"
    ALIAS = "alias"  # one more name
    USAGE = "usage"
    PHASE = "phase"  # of its life; a retirement case changes it
    NEW_SYSTEM = "new_system"
    SUPPORT = "support"
    SYNONYM = "synonym"


ROLE_KINDS = frozenset({RequestKind.OWNER, RequestKind.MANAGER, RequestKind.SPECIALIST, RequestKind.VACANT})
CONTRACT_KINDS = frozenset({RequestKind.CONTRACT_END, RequestKind.NOTICE_PERIOD, RequestKind.RENEWAL})
FACT_KINDS = (
    ROLE_KINDS
    | CONTRACT_KINDS
    | {
        RequestKind.PLAN,
        RequestKind.CLASSIFICATION,
        RequestKind.DESCRIPTION,
        RequestKind.ALIAS,
        RequestKind.USAGE,
        RequestKind.PHASE,
    }
)
"""Kinds that change a fact of a system in the register."""

RESTRICTED_KINDS = CONTRACT_KINDS | {
    RequestKind.PLAN,
    RequestKind.CLASSIFICATION,
    RequestKind.USAGE,
    RequestKind.SPECIALIST,
}
"""Kinds about facts that only selected persons may see (audit 3.1)."""


def is_restricted(kind: RequestKind, part: str) -> bool:
    """True for a fact that only selected persons may see: also who the specialists are."""
    return kind in RESTRICTED_KINDS or (kind is RequestKind.VACANT and part == "system_specialist")


class SupportTopic(StrEnum):
    """What IT-enheten supports with (audit 2.3.2)."""

    INTEGRATION = "integration"
    REQUIREMENTS = "requirements"
    ADVICE = "advice"
    CONTRACT = "contract"


class Approver(StrEnum):
    """Who decides. The values are used in the settings."""

    SYSTEM_OWNER = "system_owner"
    IT_UNIT = "it_unit"
    MANAGEMENT = "department_management"


class RequestState(StrEnum):
    """Where a request stands. The values are stored."""

    OPEN = "open"
    ASKED_BACK = "asked_back"
    CONFLICT = "conflict"  # the register says something else than when it was asked
    APPROVED = "approved"  # and not done yet: a role that begins later, or support that goes on
    APPLIED = "applied"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class RequestStep(StrEnum):
    """What can be done with a request. The values are stored in the audit log."""

    FILE = "filed"
    APPROVE = "approved"
    APPLY = "applied"
    REJECT = "rejected"
    ASK = "asked"
    ANSWER = "answered"
    WITHDRAW = "withdrawn"
    CONFLICT = "conflict"
    CONFIRM = "confirmed"  # the manager says that the register is right; no request


WAITING = frozenset({RequestState.OPEN, RequestState.CONFLICT})
"""States in which somebody is to decide."""

UNCLEAR = "?"
"""What a fact reads where it cannot be told which one is meant: the number of a contract that is not there."""

UNSETTLED = WAITING | {RequestState.ASKED_BACK}
SETTLED = frozenset({RequestState.APPLIED, RequestState.REJECTED, RequestState.WITHDRAWN})

_ALLOWED: Mapping[RequestStep, frozenset[RequestState]] = {
    RequestStep.APPROVE: UNSETTLED,
    RequestStep.REJECT: UNSETTLED,
    RequestStep.ASK: WAITING,
    RequestStep.ANSWER: frozenset({RequestState.ASKED_BACK}),
    RequestStep.WITHDRAW: UNSETTLED,
    RequestStep.APPLY: frozenset({RequestState.APPROVED}),
}


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `version` grows with every step: nobody decides on what they have not read.

    `system` is a key in the register or None. `part` says which contract (its number), role or topic it is about.
    `before` and `after` are facts as `bot.domain.changes` writes them; `before` is what the register said when it was
    asked, `found` what it says now where that is something else. `applicant` and `decided_by` are Entra ids.
    """

    number: int
    kind: RequestKind
    applicant: str
    applicant_name: str
    conversation: str
    token: str
    approver: Approver
    system: str | None = None
    department: str = ""
    part: str = ""
    before: str = ""
    after: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    effective_from: date | None = None
    why: str = ""
    state: RequestState = RequestState.OPEN
    version: int = 1
    round: int = 0
    question: str = ""
    answer: str = ""
    reason: str = ""
    decided_by: str = ""
    decided_name: str = ""
    found: str = ""
    created_at: datetime | None = None
    waiting_since: datetime | None = None
    changed_at: datetime | None = None

    def allows(self, step: RequestStep) -> bool:
        """True if the step can be taken from where it stands. Who may take it is another question."""
        return self.state in _ALLOWED.get(step, frozenset())

    @property
    def is_support(self) -> bool:
        """True for work that somebody takes on, and not a change."""
        return self.kind is RequestKind.SUPPORT


class StepRefused(Exception):  # noqa: N818 - a state that somebody is told of
    """The step cannot be taken from where the request stands."""


def asked_back(request: Request, question: str, by: str, name: str) -> Request:
    """The approver wants to know more."""
    _check(request, RequestStep.ASK)
    return replace(
        request,
        state=RequestState.ASKED_BACK,
        question=question,
        answer="",
        decided_by=by,
        decided_name=name,
        round=request.round + 1,
    )


def answered(request: Request, answer: str) -> Request:
    """The applicant has answered: it waits for the approver again."""
    _check(request, RequestStep.ANSWER)
    return replace(request, state=RequestState.OPEN, answer=answer)


def rejected(request: Request, reason: str, by: str, name: str) -> Request:
    """The approver says no, and why."""
    _check(request, RequestStep.REJECT)
    return replace(request, state=RequestState.REJECTED, reason=reason, decided_by=by, decided_name=name)


def withdrawn(request: Request) -> Request:
    """The applicant takes it back."""
    _check(request, RequestStep.WITHDRAW)
    return replace(request, state=RequestState.WITHDRAWN)


def approved(request: Request, now_in_register: str, by: str, name: str, today: date) -> Request:
    """The approver says yes. What the register has overtaken becomes a conflict the first time it is met.

    In a conflict the approver has seen both values: a second yes holds, unless the register has moved once more.
    """
    _check(request, RequestStep.APPROVE)
    seen = request.found if request.state is RequestState.CONFLICT else request.before
    if now_in_register != seen or now_in_register == UNCLEAR:
        return replace(request, state=RequestState.CONFLICT, found=now_in_register)
    later = request.effective_from is not None and request.effective_from > today
    state = RequestState.APPROVED if later or request.is_support else RequestState.APPLIED
    return replace(request, state=state, before=seen, found="", decided_by=by, decided_name=name)


def done(request: Request) -> Request:
    """Support has been given, or the day of a role has come."""
    _check(request, RequestStep.APPLY)
    return replace(request, state=RequestState.APPLIED)


def _check(request: Request, step: RequestStep) -> None:
    if not request.allows(step):
        raise StepRefused


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the audit log: who did what, before and after, why, in which conversation, when (UTC)."""

    at: datetime
    person: str
    person_name: str
    step: RequestStep
    request: int | None
    kind: RequestKind
    system: str | None
    part: str
    before: str
    after: str
    effective_from: date | None
    why: str
    conversation: str
