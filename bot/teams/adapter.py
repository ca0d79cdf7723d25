"""botbuilder's adapter over our own connector: the turn is botbuilder's, the network is not."""

from __future__ import annotations

from botbuilder.core import Bot, BotAdapter, InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes, ConversationReference, ResourceResponse

from bot.teams.connector import Connector
from bot.teams.wire import encode

_ANSWERABLE = frozenset({ActivityTypes.message, ActivityTypes.message_update, ActivityTypes.invoke})


class OutgoingActivity(Activity):  # type: ignore[misc]  # botbuilder is untyped
    """An activity made for one sending. TurnContext copies what it sends; a copy of a whole card helps nobody."""

    def __deepcopy__(self, memo: dict[int, object]) -> OutgoingActivity:
        twin = OutgoingActivity.__new__(OutgoingActivity)
        twin.__dict__.update(self.__dict__)
        return twin


class TeamsAdapter(BotAdapter):  # type: ignore[misc]  # as above
    """Runs turns and sends what they say. Middleware added with `use` runs as with any botbuilder adapter."""

    def __init__(self, connector: Connector) -> None:
        super().__init__()
        self._connector = connector

    async def process(self, activity: Activity, bot: Bot) -> InvokeResponse | None:
        """Run one turn. Returns the answer to an invoke; None for everything that is answered by messages."""
        context = TurnContext(self, activity)
        await self.run_pipeline(context, bot.on_turn)
        answer = context.turn_state.get(self._INVOKE_RESPONSE_KEY)
        return answer.value if answer is not None else None

    async def send_activities(self, context: TurnContext, activities: list[Activity]) -> list[ResourceResponse]:
        """Post messages in the conversation of the turn, as answers where they answer something."""
        responses = []
        for activity in activities:
            if activity.type == ActivityTypes.invoke_response:
                context.turn_state[self._INVOKE_RESPONSE_KEY] = activity
                responses.append(ResourceResponse())
                continue
            where = (activity.service_url, activity.conversation.id)
            if context.activity.type not in _ANSWERABLE:
                activity.reply_to_id = None  # being installed is not a message that one can answer
            if activity.reply_to_id:
                identity = await self._connector.reply(*where, activity.reply_to_id, encode(activity))
            else:
                identity = await self._connector.send(*where, encode(activity))
            responses.append(ResourceResponse(id=identity))
        return responses

    async def update_activity(self, context: TurnContext, activity: Activity) -> ResourceResponse:
        """Replace the bot's message `activity.id`."""
        del context
        await self._connector.update(activity.service_url, activity.conversation.id, activity.id, encode(activity))
        return ResourceResponse(id=activity.id)

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """Delete the bot's message `reference.activity_id`."""
        del context
        await self._connector.delete(reference.service_url, reference.conversation.id, reference.activity_id)
