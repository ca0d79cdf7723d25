"""Activity to Turn: what a person did, or None where there is nothing for the bot to do."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from botbuilder.schema import Activity, ChannelAccount

from bot.teams.mentions import mentions, spoken_text
from bot.teams.wire import WireError
from bot.turn import Conversation, ConversationKind, Turn, TurnKind

EXECUTE = "adaptiveCard/action"
"""The invoke that Action.Execute sends."""

_MAX_ID = 1024
_MAX_VERB = 200
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"))


def message_turn(activity: Activity, *, edited: bool = False) -> Turn | None:
    """The turn in a message or an edited message.

    None for messages of other bots, and in channels and group chats for those that do not mention this bot:
    with resource-specific consent Teams delivers them all. A message with a value is the press of an
    Action.Submit and needs no mention. An edited press does not exist.
    """
    sender = _account(activity.from_property, "from")
    if sender.id.startswith("28:"):
        return None
    if isinstance(activity.value, dict) and not edited:
        return _press(activity, None, activity.value)
    if activity.value is not None and not isinstance(activity.value, dict) and not activity.text:
        raise WireError("value is not an object")
    bot_id = _account(activity.recipient, "recipient").id
    conversation = conversation_of(activity)
    found = mentions(activity)
    if conversation.kind is not ConversationKind.PERSONAL and all(mention.id != bot_id for mention in found):
        return None
    text = spoken_text(activity.text or "", found, bot_id)
    return _turn(activity, TurnKind.MESSAGE, conversation, text=text, edited=edited)


def execute_turn(activity: Activity) -> Turn:
    """The turn in an Action.Execute. Raises WireError if the invoke has another form than Teams gives it."""
    value = activity.value
    action = value.get("action") if isinstance(value, dict) else None
    if not isinstance(action, dict):
        raise WireError("action is not an object")
    data = action.get("data")
    if data is not None and not isinstance(data, dict):
        raise WireError("data is not an object")
    return _press(activity, action.get("verb"), data or {})


def lifecycle_turn(activity: Activity, kind: TurnKind) -> Turn:
    """The turn of being installed in or removed from a conversation."""
    return _turn(activity, kind, conversation_of(activity))


def turn_keys(turn: Turn) -> tuple[str, ...]:
    """Names of the turn, each of at most 64 characters. Two deliveries that share one are the same turn.

    Teams repeats what it got no answer to, mostly with the same id, invokes also with a new one. The second key
    therefore holds who did what, where and when. Both are there because ids are unique in a conversation only and
    an edited message keeps the id that it had.
    """
    what: list[Any] = [turn.kind, turn.text, turn.verb, turn.press, turn.reply_to_id, turn.edited]
    when = turn.timestamp.isoformat() if turn.timestamp else None
    again = [when, turn.text] if turn.edited else []
    keys = [_key("id", [turn.conversation.id, turn.activity_id, turn.kind, *again])]
    if when:
        keys.append(_key("same", [turn.conversation.id, turn.sender_id, when, *what]))
    return tuple(keys)


def deed_key(turn: Turn) -> str:
    """A name for what was done, whenever and however often it was done."""
    return _key("deed", [turn.kind, turn.text, turn.verb, turn.press, turn.reply_to_id, turn.edited])


def conversation_of(activity: Activity) -> Conversation:
    """Where it happened."""
    account = activity.conversation
    if account is None:
        raise WireError("no conversation")
    channel_data = activity.channel_data if isinstance(activity.channel_data, dict) else {}
    identity = _id(account.id, "conversation")
    kind = _kind(account.conversation_type, account.is_group, channel_data)
    if kind is ConversationKind.PERSONAL and (account.is_group or _is_shared(identity, channel_data)):
        # Two signs that do not agree: then what is said is read by others.
        kind = ConversationKind.GROUP
    in_channel = kind is ConversationKind.CHANNEL
    tenant = _inner(channel_data, "tenant") or account.tenant_id or account.additional_properties.get("tenantId")
    channel = _inner(channel_data, "channel") or channel_data.get("teamsChannelId") or identity.partition(";")[0]
    team = _inner(channel_data, "team") or channel_data.get("teamsTeamId")
    return Conversation(
        id=identity,
        kind=kind,
        service_url=_id(activity.service_url, "serviceUrl"),
        tenant_id=tenant if isinstance(tenant, str) else "",
        channel_id=channel if in_channel and isinstance(channel, str) else None,
        team_id=team if in_channel and isinstance(team, str) else None,
        name=account.name,
    )


def includes_bot(members: list[ChannelAccount] | None, activity: Activity) -> bool:
    """True if the bot itself is among the members that came or went."""
    bot = _account(activity.recipient, "recipient").id
    return any(member is not None and member.id == bot for member in members or ())


def _press(activity: Activity, verb: object, data: dict[str, Any]) -> Turn:
    # Cards write the verb into the data too, so that a Submit and an Execute say the same.
    verb = data.get("verb") if verb is None else verb
    if verb is not None and (not isinstance(verb, str) or len(verb) > _MAX_VERB):
        raise WireError("verb is not a short text")
    pressed = {name: value for name, value in data.items() if name not in {"verb", "msteams"}}
    return _turn(activity, TurnKind.PRESS, conversation_of(activity), verb=verb, press=pressed)


def _turn(activity: Activity, kind: TurnKind, conversation: Conversation, **what: Any) -> Turn:
    sender = _account(activity.from_property, "from")
    bot = _account(activity.recipient, "recipient")
    return Turn(
        kind=kind,
        activity_id=_id(activity.id, "id"),
        conversation=conversation,
        sender_id=sender.id,
        sender_aad_id=sender.aad_object_id,
        sender_name=sender.name,
        reply_to_id=activity.reply_to_id,
        timestamp=_aware(activity.timestamp) or _aware(activity.local_timestamp),
        locale=activity.locale,
        bot_id=bot.id,
        **what,
    )


def _kind(named: str | None, is_group: bool | None, channel_data: dict[str, Any]) -> ConversationKind:
    """The kind of conversation. One that is not told counts as a group chat: there the least is shown."""
    if named is None:
        if is_group is False:
            return ConversationKind.PERSONAL
        return ConversationKind.CHANNEL if _inner(channel_data, "channel") else ConversationKind.GROUP
    try:
        return ConversationKind(named)
    except ValueError:
        return ConversationKind.GROUP


def _is_shared(identity: str, channel_data: dict[str, Any]) -> bool:
    """True for a conversation that more than one person reads: a thread's id, or a channel or team beside it."""
    thread = identity.startswith("19:") and "@" in identity
    return thread or bool(_inner(channel_data, "channel") or _inner(channel_data, "team"))


def _account(account: ChannelAccount | None, name: str) -> ChannelAccount:
    if account is None:
        raise WireError(f"no {name}")
    _id(account.id, name)
    return account


def _id(value: str | None, name: str) -> str:
    if not value or len(value) > _MAX_ID:
        raise WireError(f"no usable id in {name}")
    return value


def _inner(channel_data: dict[str, Any], name: str) -> str | None:
    part = channel_data.get(name)
    identity = part.get("id") if isinstance(part, dict) else None
    return identity if isinstance(identity, str) and identity else None


def _aware(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment is not None and moment.tzinfo is not None else None


def _key(prefix: str, parts: list[Any]) -> str:
    written = _CANONICAL.encode(parts).encode()
    return f"{prefix}-{hashlib.sha256(written).hexdigest()[:40]}"
