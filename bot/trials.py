"""What a session at the command line that is not to last leaves undone: it reads what is stored, and stores nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.contract_decisions import Decisions, Entry, Postponed
from bot.ports import ContractDecisions, ConversationStore
from bot.turn import Conversation


class TrialDecisions:
    """Implements bot.ports.ContractDecisions: what is stored, and above it what was done in the session."""

    def __init__(self, stored: ContractDecisions) -> None:
        self._stored = stored
        self._entries: list[Entry] = []
        self._postponed: list[Postponed] = []

    async def stamp(self) -> int:
        """Grows with what is stored and with what the session does."""
        return await self._stored.stamp() + len(self._entries) + len(self._postponed)

    async def all(self) -> Decisions:
        """Where every case stands for the session."""
        stored, own = await self._stored.all(), Decisions.of(self._entries, self._postponed)
        return Decisions({**stored.entries, **own.entries}, {**stored.postponed, **own.postponed})

    async def newest(self, subject: str, deadline: date) -> Entry | None:
        """Where one case stands."""
        history = await self.history(subject, deadline)
        return history[-1] if history else None

    async def history(self, subject: str, deadline: date) -> Sequence[Entry]:
        """What is stored of a case, then what the session has done."""
        own = [one for one in self._entries if (one.case.subject, one.case.deadline) == (subject, deadline)]
        return [*await self._stored.history(subject, deadline), *own]

    async def add(self, entry: Entry) -> bool:
        """Keep the act for the session."""
        newest = await self.newest(entry.case.subject, entry.case.deadline)
        if newest is not None and newest.version >= entry.version:
            return False
        self._entries.append(entry)
        return True

    async def postpone(self, postponed: Postponed) -> None:
        """Keep it for the session."""
        self._postponed.append(postponed)


class TrialConversations:
    """Implements bot.ports.ConversationStore: a terminal is no channel, so it takes no channel's purpose."""

    def __init__(self, stored: ConversationStore) -> None:
        self._stored = stored
        self._purposes: dict[str, str] = {}

    async def remember(self, conversation: Conversation, person_id: str | None) -> None:
        """Nothing can be said in a terminal later."""
        del conversation, person_id

    async def ensure(self, conversation: Conversation, person_id: str) -> None:
        """Nor of who speaks in it."""
        del conversation, person_id

    async def forget(self, conversation_id: str) -> None:
        """Nothing has been remembered."""
        del conversation_id

    async def purpose(self, channel_id: str) -> str | None:
        """What the session has said it is for, else what is stored."""
        return self._purposes.get(channel_id) or await self._stored.purpose(channel_id)

    async def set_purpose(self, conversation: Conversation, purpose: str) -> None:
        """Keep it for the session: the real channel keeps its purpose."""
        self._purposes[conversation.channel_id or conversation.id] = purpose
