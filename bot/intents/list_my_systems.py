"""«Mina system»: the systems in which the asker has a role."""

from __future__ import annotations

from bot.access import Place, holds_role
from bot.context import Context, list_reply, message_reply
from bot.domain.answers import Reply
from bot.domain.people import same_name
from bot.domain.questions import Question
from bot.domain.systems import ItSystem, Role


async def list_my_systems(question: Question, context: Context) -> Reply:
    """Only in personal chat: in a channel the answer would depend on who asks."""
    heading = context.say("answers-mine-heading")
    if context.viewer.place is not Place.PERSONAL:
        return message_reply(context, question, context.say("answers-mine-here"), heading=heading)
    person = context.viewer.person
    mine = tuple(system for system in context.view.systems if holds_role(system, person))
    if not mine:
        return message_reply(context, question, context.say("answers-mine-none"), heading=heading, count=0)
    return list_reply(
        context,
        question,
        context.say("answers-mine", count=len(mine)),
        mine,
        why=lambda system: _roles(context, system, person.name),
    )


def _roles(context: Context, system: ItSystem, name: str) -> str:
    specialists = system.restricted.specialists if system.restricted else ()
    holders = [holder for holder in (system.owner, system.manager, *specialists) if holder is not None]
    roles: list[Role] = [holder.role for holder in holders if same_name(holder.name, name)]
    return ", ".join(context.say(f"common-role-{role.value}") for role in roles)
