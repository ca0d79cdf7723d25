"""What follows when somebody has put a reminder off, and when nobody answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.access import Place, Viewer, seen_by
from bot.deliveries.planned import ESCALATED, LATER, SUPERIOR, Address, EmailAddress, Planned, key_of
from bot.domain.contract_decisions import Case, Decisions, Entry, Postponed, case_of
from bot.domain.contracts import IfNothing
from bot.domain.escalation import unanswered, whose_superior
from bot.domain.notices import DatedContract, Notice, NoticeKind, NoticeRules, Step, dated_contracts
from bot.domain.people import Person
from bot.domain.systems import ItSystem, RoleHolder
from bot.ports import ContractDecisions
from bot.tidings import PERSON

_ANYBODY = Viewer(Person(aad_object_id="", name=""), Place.CHANNEL)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A contract that nobody has decided on though the last day is near: IT-enheten is told too."""

    notice: Notice
    entry: Entry | None


def all_unanswered(due: Iterable[tuple[Notice, Entry | None]], rules: NoticeRules, today: date) -> Iterator[Unanswered]:
    """Of what is due, the contracts that go up to department management and IT-enheten."""
    for notice, entry in due:
        above = unanswered(notice, rules, today)
        if above is not None:
            yield Unanswered(above, entry)


def escalated(
    one: Unanswered, rules: NoticeRules, today: date, by_email: EmailAddress, superior: Address
) -> Iterator[Planned]:
    """To department management or a superior, as to any employee: a secret system does not exist for them."""
    notice = one.notice
    if not may_go_up(notice.system) or (today - notice.step.send_on).days > rules.too_old:
        return
    above = [(ESCALATED, by_email(address)) for address in rules.management.get(notice.system.department, ())]
    below = whose_superior(notice.system)
    if not above and below is not None:
        above = [(SUPERIOR, superior(below))]
    for kind, recipient in above:
        if recipient is not None:
            yield Planned(key_of(notice, notice.rung, recipient, kind), (notice,), notice.step.send_on, entry=one.entry)


def may_go_up(system: ItSystem) -> bool:
    """True if somebody without a role in the system may be told of it."""
    return seen_by(system, _ANYBODY) is not None


def is_put_off(planned: Planned, decisions: Decisions, rules: NoticeRules) -> bool:
    """True if the person has asked to be left alone until later. What is urgent comes all the same."""
    notice = planned.notices[0]
    if not decisions.postponed or notice.is_urgent(rules) or notice.is_afterwards:
        return False
    case = _case(notice.contract)
    person_id = planned.key.recipient.removeprefix(PERSON)
    until = decisions.until(case.subject, case.deadline, person_id) if case else None
    return until is not None and notice.step.send_on <= until


def reminded_again(
    systems: Mapping[str, ItSystem],
    others: Iterable[Planned],
    decisions: Decisions,
    rules: NoticeRules,
    today: date,
    address: Address,
) -> Iterator[Planned]:
    """On the day that somebody chose, unless there is a decision by then or an urgent reminder comes that day."""
    urgent = {(one.key.subject, one.key.recipient, one.send_on) for one in others if one.notices[0].is_urgent(rules)}
    for postponed in decisions.postponed.values():
        if not 0 <= (today - postponed.until).days <= rules.too_old:
            continue
        system = systems.get(postponed.case.system)
        contract = found(system, postponed.case, rules, today) if system is not None else None
        entry = decisions.newest(postponed.case.subject, postponed.case.deadline)
        if contract is None or today > postponed.case.deadline or (entry is not None and entry.is_decided):
            continue
        holder = _holder(contract.system, postponed, address)
        again = _again(contract, postponed, holder, entry) if holder is not None else None
        if again is not None and (again.key.subject, again.key.recipient, again.send_on) not in urgent:
            yield again


def found(system: ItSystem, case: Case, rules: NoticeRules, today: date) -> DatedContract | None:
    """The contract of a case, unless the register has given it another deadline since."""
    for contract in dated_contracts(system, rules, today):
        now = _case(contract)
        if now is not None and (now.subject, now.deadline) == (case.subject, case.deadline):
            return contract
    return None


def _case(contract: DatedContract) -> Case | None:
    return case_of(contract.system.key, contract.subject, contract.outlook)


def _holder(system: ItSystem, postponed: Postponed, address: Address) -> RoleHolder | None:
    holders = (holder for holder in (system.manager, system.owner) if holder is not None)
    return next((holder for holder in holders if address(holder) == f"{PERSON}{postponed.by}"), None)


def _again(contract: DatedContract, postponed: Postponed, holder: RoleHolder, entry: Entry | None) -> Planned:
    option = contract.outlook.if_nothing is IfNothing.OPTION_LAPSES
    kind = NoticeKind.OPTION_TO_CALL if option else NoticeKind.NOTICE_DEADLINE
    deadline, day = postponed.case.deadline, postponed.until
    rung = (deadline - day).days
    notice = Notice(kind, contract, deadline, Step(rung, day, day))
    return Planned(key_of(notice, rung, f"{PERSON}{postponed.by}", LATER), (notice,), day, holder, entry)


class ByNames:
    """Implements bot.ports.ContractDecisions for who looks ahead from the register alone: people are their names."""

    def __init__(self, decisions: ContractDecisions) -> None:
        self._decisions = decisions
        self.stamp, self.newest = decisions.stamp, decisions.newest
        self.history, self.add, self.postpone = decisions.history, decisions.add, decisions.postpone

    async def all(self) -> Decisions:
        """Where every case stands, and who has put reminders off by the name in the register."""
        found = await self._decisions.all()
        named = {(key[0], key[1], one.name): replace(one, by=one.name) for key, one in found.postponed.items()}
        return Decisions(found.entries, named)
