"""Requests as a source of tidings: to who decides, to who asked, reminders, and the outcome on every card."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from bot.access import AccessLevel, Place, Viewer, level_for
from bot.clock import local_date
from bot.domain.alerts import AlertKind, Condition
from bot.domain.answers import Press
from bot.domain.deliveries import IT_ALERTS, DeliveryKey
from bot.domain.posts import NoticePost
from bot.domain.requests import WAITING, Approver, Request, RequestState, RequestStep
from bot.domain.systems import ItSystem
from bot.policies import NyttokalkylPolicy, RequestPolicy
from bot.ports import Alerts, Requests, SystemSource
from bot.requests.deciding import Asked, approver_of, managers_of
from bot.requests.replies import VERBS, disclosed
from bot.requests.showing import approver_text, request_facts, state_text, title_of
from bot.texts import Texts
from bot.tidings import PERSON, Amendment, Audience, Tiding, Tidings

DECIDE, REMIND, OUTCOME = "request_decide", "request_reminder", "request_outcome"
_KINDS = frozenset({DECIDE, REMIND, OUTCOME})
_WATCH = "requests"
_AMENDED_FOR = timedelta(days=30)
_TOLD_FOR = timedelta(days=7)


class RequestTidings:
    """Implements bot.tidings.TidingSource."""

    def __init__(
        self,
        requests: Requests,
        source: SystemSource,
        policy: RequestPolicy,
        management: NyttokalkylPolicy,
        alerts: Alerts,
    ) -> None:
        self._requests = requests
        self._source = source
        self._policy = policy
        self._management = management
        self._alerts = alerts

    async def stamp(self, today: date) -> Hashable:
        """What requests there are, and the register: a new owner is to be asked."""
        del today
        return await self._requests.stamp(), await self._source.version()

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """What is to be told of requests. One that has waited long is IT-enheten's alert."""
        recent = await self._requests.recent(today - _AMENDED_FOR)
        systems = (await self._source.load())[0] if recent else ()
        by_key = {system.key: system for system in systems}
        await self._alerts.reckoned(_WATCH, {AlertKind.REQUEST_WAITING}, self._waiting_long(recent, by_key, today))
        new: list[Tiding] = []
        amended: list[Amendment] = []
        for request in recent:
            system = by_key.get(request.system or "")
            new += self._told(request, system, today, audience)
            amended.append(self._amendment(request, system, today, audience))
        return Tidings(tuple(new), tuple(amended))

    def _waiting_long(
        self, recent: Sequence[Request], by_key: Mapping[str, ItSystem], today: date
    ) -> tuple[Condition, ...]:
        """What IT-enheten is to be alerted to, and no longer once it has been decided."""
        found = []
        for request in recent:
            if request.state in WAITING and self._waited(request, today) >= self._policy.alert_after_days:
                system = by_key.get(request.system or "")
                department = system.department if system else request.department or None
                found.append(
                    Condition(
                        AlertKind.REQUEST_WAITING, str(request.number), system=request.system, department=department
                    )
                )
        return tuple(found)

    def _told(self, request: Request, system: ItSystem | None, today: date, audience: Audience) -> Iterator[Tiding]:
        if request.state in WAITING:
            yield from self._to_deciders(request, system, today, audience)
        changed = local_date(request.changed_at) if request.changed_at else today
        applicant = audience.person(request.applicant)
        if request.state in (RequestState.OPEN, RequestState.WITHDRAWN, RequestState.CONFLICT) or not applicant:
            return
        own = request.decided_by == request.applicant  # applied at once: the answer has said it
        if not own and today - changed <= _TOLD_FOR:
            key = DeliveryKey(OUTCOME, str(request.number), changed, request.version, applicant)
            yield self._tiding(request, system, key, today, audience, prompt=True)

    def _to_deciders(
        self, request: Request, system: ItSystem | None, today: date, audience: Audience
    ) -> Iterator[Tiding]:
        since = local_date(request.waiting_since) if request.waiting_since else today
        waited = self._waited(request, today)
        due = [days for days in self._policy.remind_after_days if days <= waited]
        for recipient in self._deciders(request, system, audience):
            key = DeliveryKey(DECIDE, str(request.number), since, request.round, recipient)
            yield self._tiding(request, system, key, today, audience, prompt=True)
            if due:
                day = since + timedelta(days=max(due))
                reminder = DeliveryKey(REMIND, str(request.number), day, max(due), recipient)
                yield self._tiding(request, system, reminder, today, audience, prompt=False)

    def _deciders(self, request: Request, system: ItSystem | None, audience: Audience) -> list[str]:
        approver = self._approver(request, system)
        found: list[str | None] = []
        if approver is Approver.SYSTEM_OWNER and system and system.owner:
            found = [audience.holder(system.owner)]
        elif approver is Approver.MANAGEMENT:
            found = [audience.email(address) for address in managers_of(system, self._management)]
        else:
            found = [IT_ALERTS]
        own = f"{PERSON}{request.applicant}"
        return list(dict.fromkeys(one for one in found if one and one != own))

    def _approver(self, request: Request, system: ItSystem | None) -> Approver:
        asked = Asked(request.kind, request.applicant_name, request.details.get("email", ""))
        return approver_of(asked, system, self._policy, self._management)

    @staticmethod
    def _waited(request: Request, today: date) -> int:
        return (today - local_date(request.waiting_since)).days if request.waiting_since else 0

    def _tiding(
        self,
        request: Request,
        system: ItSystem | None,
        key: DeliveryKey,
        today: date,
        audience: Audience,
        *,
        prompt: bool,
    ) -> Tiding:
        insights = _insights(system, audience)
        shown = insights.get(key.recipient, AccessLevel.EMPLOYEE) > AccessLevel.EMPLOYEE
        return Tiding(
            key,
            min(key.deadline, today),
            partial(self._post, request, system, today, insights, key.recipient),
            why=partial(_why, key),
            about=disclosed(request, system, shown=shown),
            facts="request",
            prompt=prompt,
            revision=str(request.version),
        )

    def _amendment(self, request: Request, system: ItSystem | None, today: date, audience: Audience) -> Amendment:
        insights = _insights(system, audience)
        return Amendment(
            _KINDS,
            str(request.number),
            str(request.version),
            lambda say, recipient: self._post(request, system, today, insights, recipient, say),
        )

    def _post(
        self,
        request: Request,
        system: ItSystem | None,
        today: date,
        insights: Mapping[str, AccessLevel],
        recipient: str,
        say: Texts,
    ) -> NoticePost:
        """What the message says, to that recipient: no more than they may know."""
        level = AccessLevel.IT_UNIT if recipient == IT_ALERTS else insights.get(recipient, AccessLevel.EMPLOYEE)
        shown = level > AccessLevel.EMPLOYEE
        secret = system is not None and system.restricted is not None and system.restricted.secret
        told = system if shown or not secret else None
        mine = recipient == f"{PERSON}{request.applicant}"
        title = say("requests-heading-number", number=request.number, title=title_of(request, told, say))
        approver = approver_text(self._approver(request, told), told, say)
        waits = request.state in WAITING
        now = state_text(request, say, today)
        return NoticePost(
            heading=title,
            now=now,
            nothing=say("requests-told-reminder", days=days)
            if waits and not mine and (days := self._waited(request, today)) >= min(self._policy.remind_after_days)
            else "",
            who=say("requests-decided-by", who=approver) if waits else "",
            why=say("requests-told-applicant" if mine else "requests-told-decide"),
            facts=request_facts(request, told, say, shown=shown),
            actions=_presses(request, say, mine=mine),
        )


def _presses(request: Request, say: Texts, *, mine: bool) -> tuple[Press, ...]:
    """What the recipient may do. Who may is asked again when it is pressed."""
    mine_steps = (RequestStep.ANSWER, RequestStep.WITHDRAW)
    steps = mine_steps if mine else (RequestStep.APPROVE, RequestStep.REJECT, RequestStep.ASK)
    if not mine and request.is_support:
        steps = (*steps, RequestStep.APPLY)
    data = {"request": request.number, "version": request.version}
    conflict = request.state is RequestState.CONFLICT
    presses = [
        Press(VERBS[step], say(_title(step, conflict=conflict, support=request.is_support)), data)
        for step in steps
        if request.allows(step)
    ]
    return (*presses, Press("request.show", say("requests-press-show"), {"request": request.number}))


def _title(step: RequestStep, *, conflict: bool, support: bool) -> str:
    if step is RequestStep.APPROVE and (conflict or support):
        return "requests-press-anyway" if conflict else "requests-press-take"
    return f"requests-press-{step.value}"


def _insights(system: ItSystem | None, audience: Audience) -> dict[str, AccessLevel]:
    """How much each person may know of the system, by recipient."""
    if system is None:
        return {}
    return {
        f"{PERSON}{person.aad_object_id}": level_for(system, Viewer(person, Place.PERSONAL))
        for person in audience.people
    }


def _why(key: DeliveryKey, say: Texts) -> str:
    if key.kind == REMIND:
        return say("requests-due-reminder", number=key.subject, days=key.rung)
    return say("requests-due-decide" if key.kind == DECIDE else "requests-due-outcome", number=key.subject)
