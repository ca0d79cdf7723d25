"""«Använd den här kanalen för påminnelser», said by somebody in IT-enheten (interface.md)."""

from __future__ import annotations

from bot.context import Context, message_reply
from bot.domain.answers import Reply
from bot.domain.questions import Question
from bot.turn import ConversationKind

_PURPOSES = ("reminders", "it_alerts")


async def set_channel_purpose(question: Question, context: Context) -> Reply:
    """Store what the channel is for and confirm; anyone outside IT-enheten gets a polite no."""
    say, heading = context.say, context.say("channel-heading")
    if context.conversation.kind is not ConversationKind.CHANNEL:
        return message_reply(context, question, say("channel-only-in-channel"), heading=heading)
    # The group is asked of the person, not of the level: a channel is answered at employee level,
    # but here something is done, and the one who does it must belong to IT-enheten.
    if "it_unit" not in context.viewer.person.groups or not context.viewer.person.active:
        return message_reply(context, question, say("channel-not-allowed"), heading=heading)
    purpose = question.topic
    if purpose not in _PURPOSES:
        return message_reply(context, question, say("channel-which-purpose"), heading=heading)
    await context.stores.conversations.set_purpose(context.conversation, purpose)
    return message_reply(context, question, say(f"channel-set-{purpose}"), heading=heading)
