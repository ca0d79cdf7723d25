"""Who decides a request, by the rule table and by who holds which role today."""

from __future__ import annotations

from dataclasses import dataclass

from bot.access import AccessLevel, Place
from bot.context import Context
from bot.domain.people import Person, same_name
from bot.domain.requests import Approver, Request, RequestKind, RequestStep
from bot.domain.systems import ItSystem
from bot.policies import NyttokalkylPolicy, RequestPolicy


@dataclass(frozen=True, slots=True)
class Asked:
    """What decides who approves: the kind, and who asks."""

    kind: RequestKind
    applicant_name: str
    applicant_email: str = ""


def approver_of(
    asked: Asked, system: ItSystem | None, policy: RequestPolicy, management: NyttokalkylPolicy
) -> Approver:
    """The row of the rule table; IT-enheten where nobody else can: no owner, no known management, or one's own."""
    row = policy.approver(asked.kind)
    if row is Approver.SYSTEM_OWNER:
        owner = system.owner if system else None
        own = owner is not None and same_name(owner.name, asked.applicant_name)
        return row if owner is not None and (not own or asked.kind in policy.own_word) else Approver.IT_UNIT
    if row is Approver.MANAGEMENT:
        others = [one for one in managers_of(system, management) if one != asked.applicant_email.casefold()]
        # A system with sekretess must not become known to a management that may not see the systemlista.
        secret = system is not None and system.restricted is not None and system.restricted.secret
        return row if others and not secret else Approver.IT_UNIT
    return row


def managers_of(system: ItSystem | None, management: NyttokalkylPolicy) -> tuple[str, ...]:
    """Addresses of those who may decide for the department's management."""
    named = management.management.get(system.department, []) if system else []
    return tuple(address.strip().casefold() for address in named)


def is_owner(system: ItSystem | None, person: Person) -> bool:
    """True for the owner of the system, who is nobody's namesake."""
    owner = system.owner if system else None
    return owner is not None and person.active and person.sole_bearer and same_name(owner.name, person.name)


def holds_approver(approver: Approver, system: ItSystem | None, context: Context) -> bool:
    """True for a person who is what the rule table asks for, in a place where that may be used."""
    person = context.viewer.person
    if approver is Approver.IT_UNIT:
        return context.viewer.level is AccessLevel.IT_UNIT
    if context.viewer.place is not Place.PERSONAL or not person.active:
        return False
    if approver is Approver.SYSTEM_OWNER:
        return is_owner(system, person)
    email = (person.email or "").strip().casefold()
    return bool(email) and email in managers_of(system, context.policy.nyttokalkyl)


def decider_of(request: Request, context: Context) -> Approver:
    """Who decides the request as things stand today."""
    system = context.view.by_key(request.system) if request.system else None
    asked = Asked(request.kind, request.applicant_name, request.details.get("email", ""))
    return approver_of(asked, system, context.policy.requests, context.policy.nyttokalkyl)


def may_decide(request: Request, context: Context) -> bool:
    """True for who decides it. Nobody decides what they asked for themselves."""
    if request.applicant == context.viewer.person.aad_object_id:
        return False
    system = context.view.by_key(request.system) if request.system else None
    return holds_approver(decider_of(request, context), system, context)


def is_applicant(request: Request, context: Context) -> bool:
    """True for who asked, in a personal chat."""
    person = context.viewer.person
    return request.applicant == person.aad_object_id and context.viewer.place is Place.PERSONAL and person.active


def may_read(request: Request, context: Context) -> bool:
    """True for who asked, who decides or has decided, and IT-enheten."""
    if context.viewer.level is AccessLevel.IT_UNIT or is_applicant(request, context) or may_decide(request, context):
        return True
    decided = request.decided_by == context.viewer.person.aad_object_id
    return decided and context.viewer.place is Place.PERSONAL and context.viewer.person.active


def steps_of(request: Request, context: Context) -> tuple[RequestStep, ...]:
    """What the person may do with the request now."""
    steps: list[RequestStep] = []
    if may_decide(request, context):
        steps += [RequestStep.APPROVE, RequestStep.REJECT, RequestStep.ASK]
        if request.is_support:
            steps.append(RequestStep.APPLY)
    if is_applicant(request, context):
        steps += [RequestStep.ANSWER, RequestStep.WITHDRAW]
    return tuple(step for step in steps if request.allows(step))
