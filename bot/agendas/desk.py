"""Reads what agendas are built from, and puts it together with what people have done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.clock import local_date
from bot.domain.agenda_facts import ContractPoint, Facts
from bot.domain.agenda_items import built
from bot.domain.agendas import DETAILED, PUBLIC, Act, Agenda, AgendaItem, Entry, folded, postponed, public, theme_of
from bot.domain.contract_decisions import Decisions, decision_day
from bot.domain.dossiers import Dossier
from bot.domain.meetings import Forum, Meeting
from bot.domain.notices import NoticeRules, dated_contracts
from bot.domain.systems import ItSystem
from bot.policies.agendas import AgendaPolicy
from bot.ports import ContractDecisions, Dossiers, Meetings, PlannedProcurements, SystemSource
from bot.ports.agendas import Agendas

_YEAR = timedelta(days=400)
_USUAL_INTERVAL = timedelta(days=100)
_ONE_DAY = timedelta(days=1)

Standing = Callable[[date], Awaitable[Mapping[str, date]]]
"""Since when retirements have stood still, by system."""


@dataclass(frozen=True, slots=True)
class AgendaDocuments:
    """Governance documents for an agenda: names of those changed since a day; rows of (title, address) on a theme."""

    changed: Callable[[date], Awaitable[Sequence[str]]]
    on: Callable[[str], Awaitable[Sequence[tuple[str, str]]]]


class AgendaDesk:
    """Given to handlers, to the source of tidings and to the door of documents. Decides nothing of who may see what.

    `kept` holds what people have done. An agenda that is not `detailed` may be read by anybody.
    """

    def __init__(
        self,
        *,
        kept: Agendas,
        meetings: Meetings,
        systems: SystemSource,
        dossiers: Dossiers,
        decisions: ContractDecisions,
        plans: PlannedProcurements,
        rules: NoticeRules,
        policy: AgendaPolicy | None = None,
        documents: AgendaDocuments | None = None,
        retirements: Standing | None = None,
    ) -> None:
        self.kept = kept
        self.meetings = meetings
        self.dossiers = dossiers
        self.policy = policy or AgendaPolicy()
        self._source = systems
        self._decisions = decisions
        self._plans = plans
        self._rules = rules
        self._documents = documents
        self._retirements = retirements
        self._systems: tuple[int, Sequence[ItSystem]] | None = None

    async def agenda(self, meeting: Meeting, today: date, *, detailed: bool) -> Agenda:
        """The meeting's agenda as of today."""
        entries = await self.kept.of(meeting.key)
        view = DETAILED if detailed else PUBLIC
        systems = await self.systems(secret=detailed)
        facts = await self._facts(meeting, today, systems, entries)
        if detailed and self._retirements:  # of a case nobody else is told more than the phase
            facts = replace(facts, standing=await self._retirements(today))
        carried = await self._carried(meeting, view)
        agenda = folded(meeting, built(meeting, facts), entries, carried, view)
        if agenda.theme and self._documents and not meeting.cancelled:
            agenda = replace(agenda, material=tuple(await self._documents.on(agenda.theme)))
        if detailed:
            return agenda
        known = {one.key for one in systems}
        return public(agenda, known.__contains__)

    async def systems(self, *, secret: bool) -> Sequence[ItSystem]:
        """The whole register; without `secret` only what exists for everybody."""
        version = await self._source.version()
        if self._systems is None or self._systems[0] != version:
            self._systems = version, (await self._source.load())[0]
        found = self._systems[1]
        return found if secret else [one for one in found if one.restricted is None or not one.restricted.secret]

    async def following(self, meeting: Meeting) -> Meeting | None:
        """The next meeting of the same forum for the same department."""
        return await self._near(meeting, ahead=True)

    async def upcoming(self, today: date, forum: Forum | None = None, department: str | None = None) -> list[Meeting]:
        """Meetings from today on, the nearest first."""
        found = await self.meetings.between(today, today + _YEAR)
        return [
            one
            for one in found
            if not one.cancelled
            and forum in (None, one.forum)
            and (department is None or one.department in (None, department))
        ]

    async def stamp(self, today: date) -> tuple[object, ...]:
        """Differs whenever an agenda may, but for nyttokalkyler, which have no number."""
        return (
            tuple(await self._plans.upcoming(today)),
            await self.kept.stamp(),
            await self.meetings.version(),
            await self._source.version(),
            await self._decisions.stamp(),
        )

    async def _carried(self, meeting: Meeting, view: str) -> tuple[AgendaItem, ...]:
        before = await self._near(meeting, ahead=False)
        return () if before is None else postponed(await self.kept.of(before.key), view)

    async def _near(self, meeting: Meeting, *, ahead: bool) -> Meeting | None:
        day = local_date(meeting.starts)
        if ahead:
            near = await self.meetings.between(day + _ONE_DAY, day + _YEAR)
        else:
            near = list(reversed(await self.meetings.between(day - _YEAR, day - _ONE_DAY)))
        return next((one for one in near if _same_round(one, meeting)), None)

    async def _facts(
        self, meeting: Meeting, today: date, systems: Sequence[ItSystem], entries: Sequence[Entry]
    ) -> Facts:
        theme = theme_of(meeting, entries)
        sharing = tuple(dict.fromkeys(one.name for one in entries if one.act is Act.SHARING))
        facts = Facts(today, systems, theme=theme, sharing=sharing, baseline=self.policy.baseline_systems)
        if meeting.forum is Forum.OWNER_MEETING:
            facts = replace(facts, evaluates=await self._evaluates(meeting))
        if meeting.forum is Forum.MAINTENANCE_MEETING:
            before = await self._near(meeting, ahead=False)
            since = local_date(before.starts) if before else today - _USUAL_INTERVAL
            return replace(facts, news=tuple(await self._documents.changed(since)) if self._documents else ())
        facts = replace(facts, dossiers=tuple(await self.dossiers.submitted()))
        if meeting.forum is Forum.MODEL_EVALUATION:
            return facts
        after = await self.following(meeting)
        until = local_date(after.starts) if after else local_date(meeting.starts) + _USUAL_INTERVAL
        contracts = _points(systems, await self._decisions.all(), self._rules, today)
        facts = replace(facts, contracts=contracts, next_meeting=until)
        if meeting.forum is Forum.TACTICAL_MEETING:
            links = await self._links(facts.dossiers)
            facts = replace(facts, plans=tuple(await self._plans.upcoming(today)), links=links)
        return facts

    async def _evaluates(self, meeting: Meeting) -> bool:
        """True for the first meeting of the owners after the model has applied for as long as it says itself."""
        if self.policy.model_began is None:
            return False
        first = self.policy.model_began + relativedelta(months=self.policy.evaluated_after_months)
        day = local_date(meeting.starts)
        if day < first:
            return False
        before = await self.meetings.between(first, day)
        earlier = [one for one in before if one.starts < meeting.starts and _same_round(one, meeting)]
        return not earlier

    async def _links(self, dossiers: Sequence[Dossier]) -> frozenset[tuple[int, int]]:
        found: set[tuple[int, int]] = set()
        for one in dossiers:
            for other in await self.dossiers.linked(one.number):
                found.add((min(one.number, other.number), max(one.number, other.number)))
        return frozenset(found)


def _same_round(one: Meeting, other: Meeting) -> bool:
    return one.key != other.key and not one.cancelled and (one.forum, one.department) == (other.forum, other.department)


def _points(
    systems: Sequence[ItSystem], decisions: Decisions, rules: NoticeRules, today: date
) -> tuple[ContractPoint, ...]:
    points = []
    for system in systems:
        for contract in dated_contracts(system, rules, today):
            day = decision_day(contract.outlook)
            if day is not None:
                newest = decisions.newest(contract.subject, day)
                decided = newest is not None and newest.is_decided
                points.append(ContractPoint(system.key, contract.subject, day, contract.outlook.current_end, decided))
    return tuple(points)
