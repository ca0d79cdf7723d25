"""What is due now, and where each recipient is reached. Reckoned anew when any of it changes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.access import AccessLevel, Place, Viewer, level_for
from bot.deliveries.bundling import kinds_together
from bot.domain.deliveries import DeliveryKey
from bot.domain.people import Person
from bot.domain.preferences import AS_EVERYBODY, Preferences
from bot.domain.systems import ItSystem
from bot.ports import Addresses, Clock, DeliveryLedger, Directory, PersonalChat, PreferenceStore
from bot.tidings import PERSON, Amendment, Audience, Tiding, Tidings, TidingSource, recipient_of

_NAMES_HOLD = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Reachable:
    """A person who has the bot in a personal chat, and how they want to be reminded."""

    person: Person
    chat: PersonalChat
    preferences: Preferences = AS_EVERYBODY

    @property
    def recipient(self) -> str:
        """The person's name in the ledger."""
        return recipient_of(self.person)

    def may_see(self, systems: Sequence[ItSystem]) -> bool:
        """True if restricted facts of all these systems may be shown to the person here."""
        viewer = Viewer(self.person, Place.PERSONAL)
        return all(level_for(system, viewer) > AccessLevel.EMPLOYEE for system in systems)

    def holds_back(self, tiding: Tiding, today: date) -> bool:
        """True if the person has paused and it can wait."""
        return self.preferences.paused(today) and tiding.can_wait


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is due, by key; what earlier messages should show; and who can be reached, by recipient.

    `bundles` are the kinds that are told together, by recipient and bundle.
    """

    due: Mapping[DeliveryKey, Tiding] = field(default_factory=dict)
    amendments: Sequence[Amendment] = ()
    reachable: Mapping[str, Reachable] = field(default_factory=dict)
    bundles: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)


Watch = Callable[[datetime], Awaitable[None]]
"""Looks, each time before the plan is made, at what somebody is to be told of."""


class Planner:
    """Makes the plan. Holds nothing that is not in the database or the directory too."""

    def __init__(
        self,
        *,
        sources: Sequence[TidingSource],
        ledger: DeliveryLedger,
        addresses: Addresses,
        directory: Directory,
        preferences: PreferenceStore,
        clock: Clock,
        watch: Watch | None = None,
    ) -> None:
        self._sources = sources
        self._ledger = ledger
        self._addresses = addresses
        self._directory = directory
        self._preferences = preferences
        self._clock = clock
        self._watch = watch
        self._people: dict[str, tuple[datetime, Person | None]] = {}
        self._made_for: Hashable = None
        self._reckoned: dict[int, tuple[Hashable, Tidings]] = {}
        self._plan = Plan()

    async def current(self, today: date) -> tuple[Plan, bool]:
        """The plan for a day, and whether it differs from the last one."""
        if self._watch is not None:
            await self._watch(self._clock())
        chats = await self._addresses.personal()
        reachable = await self._reachable(chats, await self._released(chats))
        stamps = [await source.stamp(today) for source in self._sources]
        made_for = (today, reachable, *stamps)
        if made_for == self._made_for:
            return self._plan, False
        by_recipient = {one.recipient: one for one in reachable}
        chosen = {name: one.preferences for name, one in by_recipient.items() if one.preferences != AS_EVERYBODY}
        audience = Audience(tuple(one.person for one in reachable), chosen)
        told = [await self._told(number, stamp, today, audience) for number, stamp in enumerate(stamps)]
        waits = {one.recipient for one in reachable if one.preferences.paused(today)}
        due = {
            tiding.key: tiding
            for tidings in told
            for tiding in tidings.new
            if tiding.key.recipient not in waits or not by_recipient[tiding.key.recipient].holds_back(tiding, today)
        }
        amendments = tuple(amendment for tidings in told for amendment in tidings.amended)
        self._plan = Plan(due, amendments, by_recipient, kinds_together(due))
        self._made_for = made_for
        return self._plan, True

    async def _told(self, number: int, stamp: Hashable, today: date, audience: Audience) -> Tidings:
        """What a source has to say; only those that have changed are asked."""
        made_for = (stamp, today, audience)
        known = self._reckoned.get(number)
        if known is None or known[0] != made_for:
            known = self._reckoned[number] = (made_for, await self._sources[number].reckon(today, audience))
        return known[1]

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
        chosen = await self._preferences.everybody()
        for chat in chats:
            person = await self._person(chat.person_id)
            if person is not None and person.active and person.name.strip():
                preferences = chosen.get(person.aad_object_id, AS_EVERYBODY)
                found[person.aad_object_id] = Reachable(person, chat, preferences)
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
