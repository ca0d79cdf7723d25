"""Where the bot can write later, and what channels are for."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from sqlalchemy import Row, delete, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ports import Clock, PersonalChat
from bot.turn import Conversation, ConversationKind
from storage.columns import in_utc
from storage.session import Database
from storage.tables import conversation_references as references

_THREAD = ";messageid="
_MOST_ENSURED = 20_000
"""Chats remembered as stored, so that turns need not ask the database."""


def channel_of(conversation_id: str) -> str:
    """A channel's own id where that of one of its threads is given («19:…;messageid=…»); others as they are."""
    return conversation_id.partition(_THREAD)[0]


class StoredConversations:
    """Implements bot.ports.ConversationStore. A channel is one conversation here, whatever thread spoke."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._ensured: OrderedDict[str, None] = OrderedDict()

    async def remember(self, conversation: Conversation, person_id: str | None) -> None:
        """Store or refresh a conversation reference; what the channel is for stays."""
        async with self._database.write() as connection:
            await self._upsert(connection, conversation, person_id)

    async def ensure(self, conversation: Conversation, person_id: str) -> None:
        """Store a personal chat that is not stored, or whose person is not; one that is stays as it is.

        Teams tells of an installation once: where that was lost, the person would never be reminded of anything.
        """
        if conversation.id in self._ensured:
            return
        values = self._values(conversation, person_id)
        insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
        statement = insert(references).values(conversation_id=_row_id(conversation), **values)
        unknown = references.c.person_id.is_(None)
        statement = statement.on_conflict_do_update(
            index_elements=[references.c.conversation_id], set_={"person_id": person_id}, where=unknown
        )
        async with self._database.write() as connection:
            await connection.execute(statement)
        self._ensured[conversation.id] = None
        if len(self._ensured) > _MOST_ENSURED:
            self._ensured.popitem(last=False)

    async def forget(self, conversation_id: str) -> None:
        """Remove a conversation reference, and with it what the channel was for."""
        self._ensured.pop(conversation_id, None)
        async with self._database.write() as connection:
            gone = references.c.conversation_id == channel_of(conversation_id)
            await connection.execute(delete(references).where(gone))

    async def find(self, conversation_id: str) -> Conversation | None:
        """The stored conversation."""
        return await self._one(references.c.conversation_id == channel_of(conversation_id))

    async def with_purpose(self, purpose: str) -> Conversation | None:
        """The channel that has a purpose."""
        return await self._one(references.c.purpose == purpose)

    async def personal(self) -> list[PersonalChat]:
        """All personal chats with somebody known, the newest last."""
        known = (references.c.kind == ConversationKind.PERSONAL) & references.c.person_id.is_not(None)
        query = select(references).where(known).order_by(references.c.updated_at, references.c.conversation_id)
        async with self._database.engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [PersonalChat(row.person_id, _conversation(row), row.updated_at) for row in rows]

    async def purpose(self, channel_id: str) -> str | None:
        """What a channel is for: "reminders", "it_alerts" or None."""
        query = select(references.c.purpose).where(references.c.conversation_id == channel_of(channel_id))
        async with self._database.engine.connect() as connection:
            purpose: str | None = (await connection.execute(query)).scalar_one_or_none()
        return purpose

    async def set_purpose(self, conversation: Conversation, purpose: str) -> None:
        """Make a channel the one for a purpose; the channel that had it loses it, and this one its earlier."""
        async with self._database.write() as connection:
            if not self._database.is_sqlite:
                # Two replicas could otherwise each give the purpose away and meet in the unique index.
                await connection.execute(text("LOCK TABLE conversation_references IN SHARE ROW EXCLUSIVE MODE"))
            await connection.execute(update(references).where(references.c.purpose == purpose).values(purpose=None))
            await self._upsert(connection, conversation, None)
            chosen = references.c.conversation_id == _row_id(conversation)
            await connection.execute(update(references).where(chosen).values(purpose=purpose))

    async def _upsert(self, connection: AsyncConnection, conversation: Conversation, person_id: str | None) -> None:
        values = self._values(conversation, person_id)
        insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
        await connection.execute(
            insert(references)
            .values(conversation_id=_row_id(conversation), **values)
            .on_conflict_do_update(index_elements=[references.c.conversation_id], set_=values)
        )

    def _values(self, conversation: Conversation, person_id: str | None) -> dict[str, Any]:
        values: dict[str, Any] = {
            "kind": conversation.kind,
            "service_url": conversation.service_url,
            "tenant_id": conversation.tenant_id,
            "channel_id": conversation.channel_id and channel_of(conversation.channel_id),
            "team_id": conversation.team_id,
            "updated_at": in_utc(self._clock()),
        }
        # Teams leaves these out of some activities; what was known of them stays true.
        return values | {k: v for k, v in {"name": conversation.name, "person_id": person_id}.items() if v is not None}

    async def _one(self, condition: Any) -> Conversation | None:
        async with self._database.engine.connect() as connection:
            row = (await connection.execute(select(references).where(condition))).one_or_none()
        return None if row is None else _conversation(row)


def _row_id(conversation: Conversation) -> str:
    if conversation.kind is ConversationKind.CHANNEL and conversation.channel_id:
        return channel_of(conversation.channel_id)
    return channel_of(conversation.id)


def _conversation(row: Row[Any]) -> Conversation:
    return Conversation(
        id=row.conversation_id,
        kind=ConversationKind(row.kind),
        service_url=row.service_url,
        tenant_id=row.tenant_id,
        channel_id=row.channel_id,
        team_id=row.team_id,
        name=row.name,
    )
