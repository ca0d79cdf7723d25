"""What those around a nyttokalkyl are told unasked: colleagues, IT-enheten, authors, deciders, whoever follows up.

Each message is told once, and shows afterwards where the matter stands now.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from bot.calculations.telling import Told, now_post, post_of, same_need_post
from bot.domain.deliveries import DeliveryKey
from bot.domain.dossiers import Dossier, SameNeed
from bot.domain.nyttokalkyl.lifecycle import Stage, Verdict, follow_up_due
from bot.domain.people import same_name
from bot.domain.posts import NoticePost
from bot.domain.systems import Role, RoleHolder
from bot.policies import NyttokalkylPolicy
from bot.ports import Dossiers
from bot.texts import Texts
from bot.tidings import Amendment, Audience, Tiding, Tidings

TOO_OLD = timedelta(days=14)
"""What nobody could be told for so long is not told any more, but for the follow-up: that is asked until it is done."""

_AMENDED_FOR = timedelta(days=60)
SAME_NEED = "nyttokalkyl_same_need"
KINDS = frozenset(f"nyttokalkyl_{told.value}" for told in Told)
"""Every kind that is about one nyttokalkyl; its messages are amended as it goes on."""


class CalculationTidings:
    """Implements bot.tidings.TidingSource."""

    def __init__(self, dossiers: Dossiers, policy: NyttokalkylPolicy) -> None:
        self._dossiers = dossiers
        self._policy = policy

    async def stamp(self, today: date) -> Hashable:
        """What the nyttokalkyler themselves say."""
        del today
        return await self._dossiers.stamp()

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """What is due about all that are under way."""
        since = datetime.combine(today - _AMENDED_FOR, time.min, tzinfo=UTC)
        alive = await self._dossiers.alive(since)
        new = [tiding for one in alive for tiding in self._of(one, today, audience)]
        for pair in await self._dossiers.pairs(today - TOO_OLD):
            new += _same_need(pair, audience)
        return Tidings(tuple(new), tuple(_amendment(one) for one in alive))

    def _of(self, dossier: Dossier, today: date, audience: Audience) -> Iterator[Tiding]:
        for event in self._events(dossier, today, audience):
            # Held against when it was registered: a decision of last month that is registered today is news today.
            if event.told is not Told.FOLLOW_UP and dossier.changed_at.date() < today - TOO_OLD:
                continue
            for recipient in dict.fromkeys(event.to):
                key = DeliveryKey(
                    f"nyttokalkyl_{event.told.value}", subject_of(dossier), event.on, event.rung, recipient
                )
                yield Tiding(
                    key,
                    event.on,
                    partial(post_of, dossier, event.told),
                    prompt=event.told is not Told.FOLLOW_UP,
                    revision=revision_of(dossier),
                )

    def _events(self, dossier: Dossier, today: date, audience: Audience) -> Iterator[_Event]:
        """What has happened that is still so; what has gone on since is for the amendments to show."""
        matter = dossier.matter
        sharing = [(one, audience.person(one.person_id)) for one in dossier.participants]
        if matter.stage is Stage.DRAFT and not dossier.is_submitted:
            for one, recipient in sharing:
                if recipient is not None and one.invited_on is not None and dossier.draft.reused is None:
                    yield _Event(Told.INVITED, one.invited_on, 0, (recipient,))
            return
        # Once submitted, those who share it are its authors.
        authors = [recipient for _, recipient in sharing if recipient is not None]
        rung = len(matter.versions)
        if matter.stage is Stage.SUBMITTED:
            others = [one for one in audience.group("it_unit") if one not in authors]
            yield _Event(Told.AWAITS_STATEMENT, matter.versions[-1].submitted_on, rung, others)
        elif matter.stage is Stage.IT_STATEMENT and matter.statement is not None:
            yield _Event(Told.STATED, matter.statement.on, rung, authors)
        elif matter.stage is Stage.PRESENTED and matter.presented_on is not None:
            deciding = self._deciders(dossier, audience)
            yield _Event(Told.AWAITS_DECISION, matter.presented_on, rung, deciding)
            yield _Event(Told.PRESENTED, matter.presented_on, rung, [one for one in authors if one not in deciding])
        elif matter.stage is Stage.DECIDED and matter.decision is not None:
            yield _Event(Told.DECIDED, matter.decision.on, rung, authors)
            if matter.decision.verdict is Verdict.YES:
                buying = [one for one in map(audience.email, self._policy.procurement_unit) if one is not None]
                yield _Event(Told.AWAITS_PROCUREMENT, matter.decision.on, rung, [o for o in buying if o not in authors])
        if follow_up_due(matter, today) and matter.current is not None and matter.current.follow_up is not None:
            named = audience.holder(RoleHolder(Role.SYSTEM_OWNER, matter.current.responsible))
            yield _Event(Told.FOLLOW_UP, matter.current.follow_up, 0, (named,) if named else authors)

    def _deciders(self, dossier: Dossier, audience: Audience) -> list[str]:
        """The managements that may decide. An owner who may is not named by a new system: the authors ask theirs."""
        current = dossier.matter.current
        if current is None:
            return []
        managing = [
            email
            for department, emails in self._policy.management.items()
            if any(same_name(department, name) for name in current.departments)
            for email in emails
        ]
        in_it = set(audience.group("it_unit"))
        return [one for one in map(audience.email, managing) if one is not None and one not in in_it]


@dataclass(frozen=True, slots=True)
class _Event:
    told: Told
    on: date
    rung: int
    to: Iterable[str]


def subject_of(dossier: Dossier) -> str:
    """What the ledger calls it."""
    return f"nyttokalkyl:{dossier.number}"


def revision_of(dossier: Dossier) -> str:
    """Where it stands, as messages about it show it."""
    matter = dossier.matter
    return f"{matter.stage.value}-{len(matter.versions)}-{dossier.draft.reused or ''}"


def _amendment(dossier: Dossier) -> Amendment:
    def write(say: Texts, _recipient: str) -> NoticePost:
        return now_post(dossier, say)

    return Amendment(KINDS, subject_of(dossier), revision_of(dossier), write)


def _same_need(pair: SameNeed, audience: Audience) -> Iterator[Tiding]:
    """Both sides are told of the other's department, and of nothing that it wrote."""
    if pair.on is None or pair.first.draft.reused is not None or pair.second.draft.reused is not None:
        return
    told: set[str] = set()
    for mine, other in ((pair.first, pair.second), (pair.second, pair.first)):
        for one in mine.participants:
            recipient = audience.person(one.person_id)
            if recipient is None or recipient in told:
                continue
            told.add(recipient)
            key = DeliveryKey(SAME_NEED, f"nyttokalkyl:{pair.subject}", pair.on, 0, recipient)
            yield Tiding(key, pair.on, partial(same_need_post, mine, other.department), prompt=True)
