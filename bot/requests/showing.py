"""A request in words: on the card of who reads it, and in what is said unasked. Knows no stores."""

from __future__ import annotations

from datetime import date

from bot.domain.changes import OPEN_ENDED
from bot.domain.requests import (
    CONTRACT_KINDS,
    UNCLEAR,
    Approver,
    AuditEntry,
    Request,
    RequestKind,
    RequestState,
    RequestStep,
    is_restricted,
)
from bot.domain.systems import ItSystem
from bot.texts import Texts

Facts = tuple[tuple[str, str], ...]


def title_of(request: Request, system: ItSystem | None, say: Texts) -> str:
    """«Ny systemförvaltare för Lex»; without the system's name for who may not know of it."""
    what = say(f"requests-kind-{request.kind.value}")
    name = system.name if system else request.after if request.kind is RequestKind.NEW_SYSTEM else ""
    return say("requests-title", what=what, system=name) if name else what


def state_text(request: Request, say: Texts, today: date) -> str:
    """Where it stands, as a sentence."""
    if request.state is RequestState.APPROVED and request.is_support:
        return say("requests-state-taken", by=request.decided_name or "–")
    if request.state is RequestState.APPROVED and request.effective_from and request.effective_from > today:
        return say("requests-state-later", by=request.decided_name or "–", day=str(request.effective_from))
    state = RequestState.APPLIED if request.state is RequestState.APPROVED else request.state
    if state is RequestState.APPLIED and request.kind in (RequestKind.SUPPORT, RequestKind.VACANT):
        return say("requests-state-done", by=request.decided_name or "–")
    return say(f"requests-state-{state.value}", by=request.decided_name or "–")


def value_text(kind: RequestKind, value: str, say: Texts) -> str:
    """A fact as people read it."""
    if value == UNCLEAR:
        return say("requests-unclear")
    if not value:
        return say(
            "requests-nobody"
            if kind in (RequestKind.VACANT, RequestKind.OWNER, RequestKind.MANAGER)
            else "requests-nothing"
        )
    if value == OPEN_ENDED:
        return say("requests-open-ended")
    if kind is RequestKind.NOTICE_PERIOD:
        return say("requests-months", count=int(value))
    if kind is RequestKind.RENEWAL:
        return _renewal_text(value, say)
    return say(f"common-phase-{value}") if kind is RequestKind.PHASE else value


def _renewal_text(value: str, say: Texts) -> str:
    words = value.split()
    if words[0] == "option":
        return say("requests-renewal-option", count=int(words[1]), months=int(words[3]))
    return say("requests-renewal-automatic", months=int(words[1])) if len(words) > 1 else say("requests-renewal-none")


def approver_text(approver: Approver, system: ItSystem | None, say: Texts) -> str:
    """Who decides, by name where the register names one."""
    if approver is Approver.SYSTEM_OWNER and system and system.owner:
        return say("requests-by-owner", name=system.owner.name)
    if approver is Approver.MANAGEMENT and system:
        return say("requests-by-management", department=system.department)
    return say("requests-by-it")


def request_facts(request: Request, system: ItSystem | None, say: Texts, *, shown: bool) -> Facts:
    """What the request says. Only with `shown` what the register says of facts that not everybody may see."""
    kind = request.kind
    # Who may not know of the system any longer is not told who has a role in it either.
    gone = request.system is not None and system is None
    visible = shown or not (gone or is_restricted(kind, request.part))
    rows: list[tuple[str, str]] = []
    if system is not None:
        rows.append((say("requests-fact-system"), system.name))
    if kind in CONTRACT_KINDS and request.part:
        rows.append((say("requests-fact-contract"), request.part))
    if kind is RequestKind.VACANT:
        rows.append((say("requests-fact-role"), say(f"common-role-{request.part}")))
    rows += _change_facts(request, say, visible=visible)
    rows += [
        (say(f"requests-fact-{name}"), request.details[name])
        for name in ("supplier", "used_for", "text")
        if request.details.get(name)
    ]
    if request.kind is RequestKind.NEW_SYSTEM and request.department:
        rows.append((say("requests-fact-department"), request.department))
    if request.effective_from is not None:
        rows.append((say("requests-fact-from"), request.effective_from.isoformat()))
    rows += [
        (say(f"requests-fact-{name}"), text)
        for name, text in (
            ("why", request.why),
            ("applicant", request.applicant_name),
            ("question", request.question),
            ("answer", request.answer),
            ("reason", request.reason),
        )
        if text
    ]
    return tuple(rows)


def _change_facts(request: Request, say: Texts, *, visible: bool) -> Facts:
    kind = request.kind
    if kind is RequestKind.SUPPORT:
        return ((say("requests-fact-topic"), say(f"requests-topic-{request.part}")),)
    if kind is RequestKind.NEW_SYSTEM:
        return ((say("requests-fact-name"), request.after),)
    if kind is RequestKind.SYNONYM:
        return ((say("requests-fact-said"), request.part), (say("requests-fact-function"), request.after))
    adds = kind in (RequestKind.SPECIALIST, RequestKind.ALIAS)
    before = () if adds or not visible else ((say("requests-fact-before"), value_text(kind, request.before, say)),)
    after = ((say("requests-fact-after"), value_text(kind, request.after, say)),)
    conflict = request.state is RequestState.CONFLICT and visible
    found = ((say("requests-fact-found"), value_text(kind, request.found, say)),) if conflict else ()
    return (*before, *after, *found)


def entry_text(entry: AuditEntry, moment: str, system: ItSystem | None, say: Texts) -> str:
    """A line of the audit log."""
    what = say(f"requests-kind-{entry.kind.value}")
    before, after = (value_text(entry.kind, value, say) for value in (entry.before, entry.after))
    confirmed = entry.step is RequestStep.CONFIRM
    change = f"{after}." if confirmed else say("requests-log-change", before=before, after=after)
    line = say(
        "requests-log-line",
        moment=moment,
        person=entry.person_name or entry.person,
        step=say(f"requests-step-{entry.step.value}"),
        what=what,
        system=system.name if system else entry.system or "–",
    )
    number = say("requests-log-number", number=entry.request) if entry.request else ""
    return " ".join(part for part in (line, change, entry.why, number) if part)
