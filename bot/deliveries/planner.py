"""What is due now, and where each recipient is reached. Reckoned anew when any of it changes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.access import AccessLevel, Place, Viewer, level_for
from bot.deliveries.plan import DIGEST, Address, Planned, plan
from bot.domain.deliveries import DeliveryKey
from bot.domain.notices import NoticeRules
from bot.domain.people import Person, name_key
from bot.domain.systems import ItSystem, RoleHolder
from bot.ports import Addresses, Clock, DeliveryLedger, Directory, PersonalChat, SystemSource

_NAMES_HOLD = timedelta(hours=1)
PERSON = "person:"


@dataclass(frozen=True, slots=True)
class Reachable:
    """A person who has the bot in a personal chat."""

    person: Person
    chat: PersonalChat

    @property
    def recipient(self) -> str:
        """The person's name in the ledger."""
        return f"{PERSON}{self.person.aad_object_id}"

    def may_see(self, system: ItSystem) -> bool:
        """True if the system's contract may be shown to the person here."""
        return level_for(system, Viewer(self.person, Place.PERSONAL)) > AccessLevel.EMPLOYEE


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is due, by key, and who can be reached, by recipient."""

    due: Mapping[DeliveryKey, Planned] = field(default_factory=dict)
    reachable: Mapping[str, Reachable] = field(default_factory=dict)


class Planner:
    """Makes the plan. Holds nothing that is not in the database or the directory too."""

    def __init__(
        self,
        *,
        source: SystemSource,
        ledger: DeliveryLedger,
        addresses: Addresses,
        directory: Directory,
        rules: NoticeRules,
        clock: Clock,
    ) -> None:
        self._source = source
        self._ledger = ledger
        self._addresses = addresses
        self._directory = directory
        self._rules = rules
        self._clock = clock
        self._people: dict[str, tuple[datetime, Person | None]] = {}
        self._made_for: object = None
        self._plan = Plan()

    async def current(self, today: date) -> tuple[Plan, bool]:
        """The plan for a day, and whether it differs from the last one."""
        chats = await self._addresses.personal()
        quarantined = await self._released(chats)
        last_digest = await self._ledger.last_digest(DIGEST)
        reachable = await self._reachable(chats, quarantined)
        made_for = (await self._source.version(), today, last_digest, reachable)
        if made_for == self._made_for:
            return self._plan, False
        systems, _ = await self._source.load()
        by_name = _by_name(reachable)

        def address(holder: RoleHolder) -> str | None:
            found = by_name.get(name_key(holder.name))
            return found.recipient if found else None

        if systems:
            baseline = await self._ledger.baseline(today)
            # A large register takes seconds; turns go on meanwhile.
            due = await asyncio.to_thread(_due, systems, self._rules, today, address, baseline, last_digest)
        else:
            due = {}
        self._plan = Plan(due, {one.recipient: one for one in reachable})
        self._made_for = made_for
        return self._plan, True

    async def _released(self, chats: Sequence[PersonalChat]) -> set[str]:
        """Recipients in quarantine, without those who have installed the bot anew since."""
        since = await self._ledger.quarantined()
        for chat in chats:
            recipient = f"{PERSON}{chat.person_id}"
            if recipient in since and chat.installed_at > since[recipient]:
                await self._ledger.accepted(recipient)
                del since[recipient]
        return set(since)

    async def _reachable(self, chats: Sequence[PersonalChat], quarantined: set[str]) -> tuple[Reachable, ...]:
        found: dict[str, Reachable] = {}
        for chat in chats:
            person = await self._person(chat.person_id)
            if person is not None and person.active and person.name.strip():
                found[person.aad_object_id] = Reachable(person, chat)
        return tuple(one for one in found.values() if one.recipient not in quarantined)

    async def _person(self, person_id: str) -> Person | None:
        now = self._clock()
        known = self._people.get(person_id)
        if known is not None and timedelta(0) <= now - known[0] < _NAMES_HOLD:
            return known[1]
        try:
            person = await self._directory.person(person_id, None)
        except PermissionError:
            person = None  # has left the municipality
        self._people[person_id] = (now, person)
        return person


def _by_name(reachable: Sequence[Reachable]) -> dict[str, Reachable]:
    """By name. Two people of one name are nobody: the register does not say which of them holds the role."""
    found: dict[str, Reachable] = {}
    twice: set[str] = set()
    for one in reachable:
        name = name_key(one.person.name)
        if name in found:
            twice.add(name)
        found[name] = one
    return {name: one for name, one in found.items() if name not in twice}


def _due(
    systems: Sequence[ItSystem],
    rules: NoticeRules,
    today: date,
    address: Address,
    baseline: date,
    last_digest: date | None,
) -> dict[DeliveryKey, Planned]:
    planned = plan(systems, rules, today, address, baseline=baseline, last_digest=last_digest)
    return {one.key: one for one in planned}
