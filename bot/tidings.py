"""What is to be told unasked, whoever reckons it: contracts, nyttokalkyler, alerts, meetings, requests.

A source reckons what is due from what is stored, and always the same from the same: the ledger sees to it that each
thing is told once. What has been sent can be amended in place when it is no longer so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.domain.deliveries import DeliveryKey
from bot.domain.people import Person, name_key
from bot.domain.posts import Post
from bot.domain.preferences import AS_EVERYBODY, Preferences
from bot.domain.systems import ItSystem, RoleHolder
from bot.texts import Texts

PERSON = "person:"


def _no_reason(_say: Texts) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Tiding:
    """Something to tell one recipient once, on the local day `send_on` or as soon after it as can be.

    `about` are systems whose restricted facts it shows (`facts` names them in the access log): a person who may not
    see them when it is sent does not get it. A `prompt` one follows on what somebody just did and goes at any hour;
    others wait for working hours, and for somebody who has paused unless they are `urgent`. `revision` says what
    version of the message it is, see `Amendment`. Of many for one recipient that share a `bundle`, one message is made:
    each is then the heading and the first sentence of its post. `why` tells an administrator (`systemlotsen due`) which
    rule and dates it came from, `system` which one it is about.
    """

    key: DeliveryKey
    send_on: date
    write: Callable[[Texts], Post]
    why: Callable[[Texts], str] = _no_reason
    about: tuple[ItSystem, ...] = ()
    facts: str = "contract"
    prompt: bool = False
    urgent: bool = False
    revision: str = ""
    system: ItSystem | None = None
    bundle: str = ""

    @property
    def can_wait(self) -> bool:
        """True for what somebody who has paused reminders need not be told until the pause is over."""
        return not (self.urgent or self.prompt)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What sent messages about a subject show now, in every chat and channel that got one of these `kinds`.

    Those that already show the `revision` are left alone. `deadline` narrows it to messages about that date. `write`
    is given the recipient, because a channel must not be told what a person is. Sources leave out what changed so long
    ago that nobody scrolls there.
    """

    kinds: frozenset[str]
    subject: str
    revision: str
    write: Callable[[Texts, str], Post]
    deadline: date | None = None
    about: tuple[ItSystem, ...] = ()
    facts: str = "contract"


@dataclass(frozen=True, slots=True)
class Tidings:
    """All that a source has to say on a day."""

    new: Sequence[Tiding] = ()
    amended: Sequence[Amendment] = ()


@dataclass(frozen=True)
class Audience:
    """Who can be reached privately, and what those who have chosen something want, by recipient.

    All but `told_from` give the recipient's name in the ledger, or None. `superiors` are those by the name that
    `name_key` makes of the holder of a role; only who is asked for is there.
    Two people of one name are nobody: the register does not say which of them holds the role.
    """

    people: tuple[Person, ...] = ()
    preferences: Mapping[str, Preferences] = field(default_factory=dict)
    superiors: Mapping[str, str] = field(default_factory=dict)
    _by_name: Mapping[str, str | None] = field(init=False, compare=False, repr=False, default_factory=dict)
    _by_email: Mapping[str, str] = field(init=False, compare=False, repr=False, default_factory=dict)
    _by_id: Mapping[str, str] = field(init=False, compare=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Look people up by what others call them."""
        names: dict[str, str | None] = {}
        for person in self.people:
            name = name_key(person.name)
            names[name] = None if name in names else recipient_of(person)
        object.__setattr__(self, "_by_name", names)
        emails = {person.email.casefold(): recipient_of(person) for person in self.people if person.email}
        object.__setattr__(self, "_by_email", emails)
        object.__setattr__(self, "_by_id", {person.aad_object_id: recipient_of(person) for person in self.people})

    def holder(self, holder: RoleHolder) -> str | None:
        """The holder of a role in the register."""
        return self._by_name.get(name_key(holder.name))

    def superior(self, holder: RoleHolder) -> str | None:
        """The nearest superior of the holder of a role."""
        return self.superiors.get(name_key(holder.name))

    def person(self, person_id: str) -> str | None:
        """A person by Entra object id."""
        return self._by_id.get(person_id)

    def email(self, email: str) -> str | None:
        """A person by address."""
        return self._by_email.get(email.strip().casefold())

    def told_from(self, recipient: str, day: date) -> date:
        """The first day on which what was to be told the recipient on a day may be told: not during a pause."""
        return self.preferences.get(recipient, AS_EVERYBODY).told_from(day)

    def group(self, name: str) -> tuple[str, ...]:
        """Everybody in a group that can be reached: «it_unit» or «register_reader»."""
        return tuple(recipient_of(person) for person in self.people if name in person.groups)


def recipient_of(person: Person) -> str:
    """A person's name in the ledger."""
    return f"{PERSON}{person.aad_object_id}"


class TidingSource(Protocol):
    """Reckons what is due. Holds nothing that is not stored."""

    async def stamp(self, today: date) -> Hashable:
        """Something that differs whenever what `reckon` gives may differ. Cheap: asked each minute."""

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """All that is due on the local day and not too old, whether it has been sent or not."""


class Bell:
    """Wakes the ledger's loop, so that what somebody just did is told at once and not within a minute."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """There is something new to tell."""
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Return when it has rung, or after so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        except TimeoutError:
            return
        finally:
            self._rung.clear()
