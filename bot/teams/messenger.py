"""Messages that answer no turn."""

from __future__ import annotations

from typing import Any

from bot.teams.connector import Connector
from bot.teams.delivery import DeliveryRefused, Patience
from bot.turn import Conversation, Outgoing

CARD = "application/vnd.microsoft.card.adaptive"

PATIENCE = Patience(most_attempts=1)
"""For the connector behind it: the ledger tries again, after as long a time as Teams asks for."""


class ConnectorMessenger:
    """Implements bot.ports.Messenger. In a channel each message begins a thread of its own."""

    def __init__(self, connector: Connector, app_id: str | None) -> None:
        self._connector = connector
        self._app_id = app_id

    async def post(self, conversation: Conversation, outgoing: Outgoing) -> str | None:
        """Post a message; its id where one was told. Raises DeliveryError."""
        service_url = self._trusted(conversation)
        return await self._connector.send(service_url, conversation.id, self._activity(conversation, outgoing))

    async def update(self, conversation: Conversation, activity_id: str, outgoing: Outgoing) -> None:
        """Change a message that was posted. Raises DeliveryError."""
        service_url, activity = self._trusted(conversation), self._activity(conversation, outgoing)
        await self._connector.update(service_url, conversation.id, activity_id, activity)

    def _trusted(self, conversation: Conversation) -> str:
        try:
            self._connector.trust(conversation.service_url)  # stored from a verified turn
        except ValueError as problem:
            raise DeliveryRefused(None, "service address not allowed") from problem
        return conversation.service_url

    def _activity(self, conversation: Conversation, outgoing: Outgoing) -> dict[str, Any]:
        activity: dict[str, Any] = {
            "type": "message",
            "summary": outgoing.summary,
            "conversation": {"id": conversation.id, "tenantId": conversation.tenant_id},
        }
        if self._app_id is not None:
            activity["from"] = {"id": f"28:{self._app_id}"}
        if outgoing.card is None:
            return activity | {"text": outgoing.text, "textFormat": "plain"}
        return activity | {"attachments": [{"contentType": CARD, "content": outgoing.card}]}
