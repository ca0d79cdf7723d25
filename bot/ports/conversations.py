"""Where something can be said, and who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.turn import Conversation, Outgoing


class ConversationStore(Protocol):
    """Where the bot has been installed, so that it can write there later, and what channels are for."""

    async def remember(self, conversation: Conversation, person_id: str | None) -> None:
        """Store or refresh a conversation reference."""

    async def ensure(self, conversation: Conversation, person_id: str) -> None:
        """Store a personal chat that speaks, where its installation was never heard of. Cheap for those known."""

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

    async def update(self, conversation: Conversation, activity_id: str, outgoing: Outgoing) -> None:
        """Change a message that was posted. Raises DeliveryError."""
