"""What an act makes be told at once, and what earlier messages about a decision show now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.decisions.wording import above_post, decision_post, public_post, told
from bot.deliveries.planned import ESCALATED, LATER, SUPERIOR, EmailAddress
from bot.deliveries.unanswered import found
from bot.domain.contract_decisions import Decisions, Entry, actors_of
from bot.domain.contracts import ContractOutlook
from bot.domain.deliveries import DeliveryKey
from bot.domain.escalation import whose_superior
from bot.domain.notices import NoticeKind, NoticeRules
from bot.domain.people import same_name
from bot.domain.posts import Post
from bot.domain.systems import ItSystem, RoleHolder
from bot.notices.wording import waiting_post
from bot.texts import Texts
from bot.tidings import PERSON, Amendment, Audience, Tiding

ACTED, ACTED_ABOVE = "contract_decision", "contract_decision_above"
_AMENDED_FOR = 60
"""Days after which nobody scrolls up to a message."""

_OF_DEADLINE = frozenset(
    {NoticeKind.NOTICE_DEADLINE.value, NoticeKind.OPTION_TO_CALL.value, NoticeKind.DEADLINE_MISSED.value, LATER, ACTED}
)
_ABOVE = frozenset({ESCALATED, ACTED_ABOVE})


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a decision stands, with its system as the register has it now; `seen` is None for an outdated deadline."""

    system: ItSystem
    entry: Entry
    seen: ContractOutlook | None
    holders: Mapping[str, RoleHolder]

    def shown(self, say: Texts, recipient: str) -> Post:
        """What a message to the recipient shows."""
        if recipient.startswith(PERSON):
            holder = self.holders.get(recipient)
            given = actors_of(self.system, holder.name) if holder is not None else frozenset()
            return decision_post(self.system, self.seen, self.entry, given, say)
        if self.entry.is_decided or (self.system.restricted is not None and self.system.restricted.secret):
            return public_post(self.system, say)
        return waiting_post(self.system, say)

    def above(self, say: Texts, _recipient: str = "") -> Post:
        """What a message to department management shows."""
        return above_post(self.system, self.entry.case, self.entry, say)

    def to_superior(self, say: Texts, _recipient: str = "") -> Post:
        """What a message to a superior shows."""
        return above_post(self.system, self.entry.case, self.entry, say, whose_superior(self.system))


def stands(
    systems: Mapping[str, ItSystem], decisions: Decisions, rules: NoticeRules, today: date, audience: Audience
) -> Iterator[Stand]:
    """Decisions that somebody has touched lately, of systems that the register still has."""
    for entry in decisions.entries.values():
        system = systems.get(entry.case.system)
        if system is None or (today - entry.on).days > _AMENDED_FOR:
            continue
        contract = found(system, entry.case, rules, today)
        holders = {
            recipient: holder
            for holder in (system.owner, system.manager)
            if holder is not None and (recipient := audience.holder(holder)) is not None
        }
        yield Stand(system, entry, contract.outlook if contract is not None else None, holders)


def prompts(stand: Stand, rules: NoticeRules, today: date, by_email: EmailAddress) -> Iterator[Tiding]:
    """To those whom an act concerns: who is to confirm, who is to try again, who wants to know what was decided."""
    entry, system = stand.entry, stand.system
    if (today - entry.on).days > rules.too_old_once:
        return
    for recipient, holder in stand.holders.items():
        if recipient != f"{PERSON}{entry.by}" and _concerns(entry, system, holder):
            yield _prompt(stand, recipient, ACTED, partial(stand.shown, recipient=recipient), (system,))
    if system.owner is None and entry.is_recommended and not (system.restricted and system.restricted.secret):
        for address in rules.management.get(system.department, ()):
            above = by_email(address)
            if above is not None:
                yield _prompt(stand, above, ACTED_ABOVE, stand.above, ())


def _concerns(entry: Entry, system: ItSystem, holder: RoleHolder) -> bool:
    if entry.is_recommended:
        return system.owner is not None and same_name(holder.name, system.owner.name)
    return True


def _prompt(
    stand: Stand, recipient: str, kind: str, write: Callable[[Texts], Post], about: tuple[ItSystem, ...]
) -> Tiding:
    entry = stand.entry
    key = DeliveryKey(kind, entry.case.subject, entry.case.deadline, entry.version, recipient)
    return Tiding(
        key,
        entry.on,
        write,
        partial(told, entry),
        about=about,
        prompt=True,
        urgent=not entry.is_decided,
        revision=entry.revision,
        system=stand.system,
    )


def amendments(stand: Stand) -> Iterator[Amendment]:
    """For all earlier messages about the case. Those for management never show restricted facts."""
    case, revision = stand.entry.case, stand.entry.revision
    kinds: dict[date, frozenset[str]] = {case.deadline: _OF_DEADLINE}
    for day, kind in (
        (case.procurement_start, NoticeKind.PROCUREMENT_START),
        (case.ends, NoticeKind.ENDED_WITHOUT_DECISION),
    ):
        if day is not None:
            kinds[day] = kinds.get(day, frozenset()) | {kind.value}
    for day, of_day in kinds.items():
        yield Amendment(of_day, case.subject, revision, stand.shown, day, about=(stand.system,))
    yield Amendment(_ABOVE, case.subject, revision, stand.above, case.deadline)
    yield Amendment(frozenset({SUPERIOR}), case.subject, revision, stand.to_superior, case.deadline)
