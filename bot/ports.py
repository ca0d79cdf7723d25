"""What the middle of the house needs from its edges. Adapters live in storage, teams, graph and register."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.access import AccessLevel, Viewer
from bot.domain.deliveries import Delivery, DeliveryKey, DeliveryState
from bot.domain.dossiers import Dossier, HiddenOverlap, Participant
from bot.domain.drafts import Draft
from bot.domain.people import Person
from bot.domain.questions import Language, Memory, Question, SearchResult
from bot.domain.systems import Department, ItSystem
from bot.turn import Conversation, Outgoing

Clock = Callable[[], datetime]
"""Returns the present moment as an aware datetime. The only source of time."""


class RegisterView(Protocol):
    """The register as one viewer sees it. Nothing outside their insight can be reached through it."""

    @property
    def level(self) -> AccessLevel:
        """The viewer's level for the register as a whole."""

    @property
    def systems(self) -> tuple[ItSystem, ...]:
        """All visible systems in register order."""

    @property
    def departments(self) -> tuple[Department, ...]:
        """All departments. They are public, so also those without a visible system."""

    def by_key(self, key: str) -> ItSystem | None:
        """The visible system with that key."""

    def search(self, need: str, language: Language) -> SearchResult:
        """Systems that serve a need."""

    def understand(self, text: str, memory: Memory) -> Question:
        """What a typed text asks for."""


class Register(Protocol):
    """Gives each viewer their view of the newest register."""

    async def view(self, viewer: Viewer) -> RegisterView:
        """The register as `viewer` sees it."""


class SystemSource(Protocol):
    """Where the register is read from (storage)."""

    async def version(self) -> int:
        """A number that grows with every change of the register."""

    async def load(self) -> tuple[tuple[ItSystem, ...], tuple[Department, ...]]:
        """All systems, restricted facts included, and all departments."""

    async def synonyms(self) -> Sequence[tuple[str, str]]:
        """Words that IT-enheten has added: what people say, and the function they mean."""


class Directory(Protocol):
    """People: Entra through Graph, or the people file in local mode."""

    async def person(self, aad_object_id: str | None, fallback_name: str | None) -> Person:
        """The person with that Entra object id; unknown people are employees without groups.

        Raises PermissionError for somebody who does not belong to the tenant.
        """

    async def by_email(self, email: str) -> Person | None:
        """The person with that address, or None."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Restricted facts that were shown: who, which system, what, why. Stored with the time."""

    person_id: str
    conversation_id: str
    system_key: str
    facts: str
    reason: str


class TurnStore(Protocol):
    """Durable conversation state and duplicate protection."""

    async def begin(self, turn_keys: Sequence[str], conversation_id: str) -> tuple[bool, Memory]:
        """Claim a turn. False for a repetition: a key belongs to a turn that is finished, or may still be at work."""

    async def finish(
        self,
        conversation_id: str,
        memory: Memory,
        disclosures: Sequence[Disclosure],
        missed: str | None = None,
        turn_keys: Sequence[str] = (),
    ) -> None:
        """Store what a turn leaves behind, and that the turn with these keys is finished, all or nothing."""


@dataclass(frozen=True, slots=True)
class MissedSearch:
    """A need that the search did not meet, how many times, and nothing about who asked."""

    number: int
    need: str
    times: int


class Learning(Protocol):
    """What the search learns from use: misses, and the words that IT-enheten adds."""

    async def open_misses(self) -> Sequence[MissedSearch]:
        """Misses that nobody has settled, the most frequent first."""

    async def miss(self, number: int) -> MissedSearch | None:
        """One open miss."""

    async def settle(self, number: int, *, function: str | None, by: str) -> bool:
        """Add the miss as a word for a function, or put it aside without. False if somebody already has."""


class DisclosureLog(Protocol):
    """The access log, for who shows restricted facts outside a turn of Teams."""

    async def disclose(self, disclosures: Sequence[Disclosure]) -> None:
        """Append to the access log."""


class ConversationStore(Protocol):
    """Where the bot has been installed, so that it can write there later, and what channels are for."""

    async def remember(self, conversation: Conversation, person_id: str | None) -> None:
        """Store or refresh a conversation reference."""

    async def forget(self, conversation_id: str) -> None:
        """Remove a conversation reference."""

    async def purpose(self, channel_id: str) -> str | None:
        """What the channel is for: «reminders», «it_alerts» or None."""

    async def set_purpose(self, conversation: Conversation, purpose: str) -> None:
        """Make a channel the one for a purpose. At most one channel has each purpose."""


@dataclass(frozen=True, slots=True)
class PersonalChat:
    """A person's own chat with the bot, and when the person last installed it."""

    person_id: str
    conversation: Conversation
    installed_at: datetime


class Addresses(Protocol):
    """Where something can be said unasked."""

    async def with_purpose(self, purpose: str) -> Conversation | None:
        """The channel that has a purpose."""

    async def personal(self) -> Sequence[PersonalChat]:
        """All personal chats."""


class Messenger(Protocol):
    """Says something unasked."""

    async def post(self, conversation: Conversation, outgoing: Outgoing) -> str | None:
        """Post a message; its id where one was told. Raises DeliveryError (bot.teams.delivery)."""


class ReadBack(Protocol):
    """Looks in a conversation for what may have arrived."""

    async def arrived(self, delivery: Delivery) -> bool | None:
        """Whether it stands there; None where that cannot be seen."""


class DeliveryLedger(Protocol):
    """What was to be said unasked and what became of it. Those that settle a row are False if it was lost."""

    async def add(self, keys: Collection[DeliveryKey]) -> int:
        """Insert those that are absent. One that was cancelled because it was no longer due is due again."""

    async def claim(self) -> Delivery | None:
        """Take a row that may be sent now, for as long as the lease lasts."""

    async def sending(self, delivery: Delivery, conversation_id: str) -> bool:
        """Write down that the request is about to leave. If False, it must not."""

    async def sent(self, delivery: Delivery, activity_id: str | None, disclosures: Sequence[Disclosure] = ()) -> bool:
        """It arrived."""

    async def unknown(self, delivery: Delivery, reason: str, disclosures: Sequence[Disclosure] = ()) -> bool:
        """It may have arrived."""

    async def failed(self, delivery: Delivery, reason: str) -> bool:
        """It did not arrive, and trying again is no use."""

    async def cancel(self, delivery: Delivery) -> bool:
        """It is no longer due."""

    async def release(self, delivery: Delivery, wait: timedelta, reason: str) -> bool:
        """It certainly was not sent, and may be tried again after a while."""

    async def expire(self) -> int:
        """Give back rows whose lease has run out; those that may have been sent become unknown."""

    async def unknowns(self) -> Sequence[Delivery]:
        """All that may have arrived, for IT-enheten to look at."""

    async def resolve(self, number: int, *, arrived: bool) -> bool:
        """Somebody has looked: it arrived, or it is to be sent again."""

    async def counts(self) -> dict[DeliveryState, int]:
        """How many rows stand in each state."""

    async def last_digest(self, kind: str) -> date | None:
        """The deadline of the newest row of a kind that was sent, or may have been."""

    async def refused(self, recipient: str, times: int, over: timedelta) -> bool:
        """Count a refusal. True if the recipient is in quarantine: so many refusals, over so long a time."""

    async def accepted(self, recipient: str) -> None:
        """Forget the refusals of somebody who can be reached again."""

    async def quarantined(self) -> dict[str, datetime]:
        """Recipients that nothing is sent to, and since when."""

    async def baseline(self, day: date) -> date:
        """The day of the first import; `day` if there was none before."""

    async def completed_at(self) -> datetime | None:
        """When notices were last gone through to the end, by any replica."""

    async def completed(self) -> None:
        """Notices have been gone through to the end."""


class Dossiers(Protocol):
    """Nyttokalkyler: drafts, what was submitted, and what became of it."""

    async def begin(self, draft: Draft, by: Participant) -> Dossier:
        """Store a new draft."""

    async def get(self, number: int) -> Dossier | None:
        """The dossier with that number, whoever may see it: the caller asks `Dossier.readable_by`."""

    async def save(self, dossier: Dossier) -> Dossier | None:
        """Store a changed dossier. None if somebody has changed it since it was read: read it again."""

    async def of_person(self, person_id: str) -> Sequence[Dossier]:
        """Those that the person takes part in, the last changed first."""

    async def submitted(self) -> Sequence[Dossier]:
        """Those with a submitted version, the last changed first."""

    async def since(self, moment: datetime) -> Sequence[Dossier]:
        """All that have been changed since then: for finding the same need."""

    async def invite(self, number: int, participant: Participant) -> None:
        """Let somebody share the draft."""

    async def delete(self, number: int) -> bool:
        """Remove a draft that was never submitted. False if it was."""

    async def link(self, number: int, other: int) -> None:
        """Note that two have the same need."""

    async def linked(self, number: int) -> Sequence[Dossier]:
        """Those with the same need."""

    async def note_hidden(self, number: int, system: str, need: str, department: str, on: date) -> None:
        """Note for IT-enheten that a hidden system may serve a need; once for each dossier and system."""

    async def hidden(self) -> Sequence[HiddenOverlap]:
        """What IT-enheten has not put aside, the newest first. `number` is the note's own."""

    async def settle_hidden(self, number: int) -> bool:
        """Put a note aside. False if somebody already has."""

    async def signing_key(self) -> bytes:
        """The secret that links to documents are signed with; made the first time, the same in every replica."""


class HiddenSearch(Protocol):
    """Looks for systems that the asker may not see and tells IT-enheten. The asker learns nothing of it."""

    async def __call__(self, number: int, need: str, department: str) -> None:
        """Search the hidden part of the register for a need and note what is found."""
