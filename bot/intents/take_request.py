"""«Jag vill byta systemägare för Treserva»: changes and requests."""

from __future__ import annotations

from bot.context import Context, message_reply, named_systems
from bot.domain.answers import Press, Reply
from bot.domain.questions import Question


async def take_request(question: Question, context: Context) -> Reply:
    """Say whom to turn to: the bot does not take requests yet, and never pretends that it did."""
    systems = named_systems(context, question)
    text = context.say("requests-turn-to")
    actions: tuple[Press, ...] = ()
    if systems:
        text = f"{text} {context.say('requests-about', system=systems[0].name)}"
        actions = (context.press("owner.show", "answers-press-owner", system=systems[0].key),)
    return message_reply(
        context,
        question,
        text,
        heading=context.say("requests-heading"),
        actions=actions,
        systems=tuple(system.key for system in systems),
        subjects=tuple(system.key for system in systems),
    )
