"""One activity from Teams as a value, free of any SDK."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


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
