"""One activity from Teams as a value, free of any SDK."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class ConversationKind(StrEnum):
    """Teams' conversationType."""

    PERSONAL = "personal"
    GROUP = "groupChat"
    CHANNEL = "channel"


class TurnKind(StrEnum):
    """What happened."""

    MESSAGE = "message"  # somebody typed
    PRESS = "press"  # somebody pressed a button (Action.Submit or Action.Execute)
    INSTALLED = "installed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Conversation:
    """A chat, or a thread in a channel. `id` is unique in the tenant; `channel_id`, `team_id` only in channels."""

    id: str
    kind: ConversationKind
    service_url: str
    tenant_id: str
    channel_id: str | None = None
    team_id: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Something a person did. `press` holds a button's verb and data, which are input from a stranger."""

    kind: TurnKind
    activity_id: str
    conversation: Conversation
    sender_id: str
    sender_aad_id: str | None
    sender_name: str | None
    text: str = ""
    verb: str | None = None
    press: dict[str, Any] = field(default_factory=dict)
    reply_to_id: str | None = None
    timestamp: datetime | None = None
    locale: str | None = None
    bot_id: str | None = None
    edited: bool = False  # an earlier message that its writer has changed


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What the bot says, drawn and ready to send. `text` is sent only where there is no `card`.

    `summary` is what notifications and lists of chats show beside a card. With `replace` the message whose
    button was pressed is replaced rather than answered.
    """

    text: str
    card: dict[str, Any] | None
    summary: str
    replace: bool = False


class TurnHandler(Protocol):
    """The middle of the house as the edge sees it."""

    async def __call__(self, turn: Turn, keys: tuple[str, ...]) -> Outgoing | None:
        """What to answer, or None for nothing: a repeated delivery, or a turn that needs no answer.

        `keys` name the turn; two deliveries that share one are the same turn.
        """
