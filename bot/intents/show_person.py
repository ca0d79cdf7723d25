"""«Vem är Mehdi Tallberger?»: somebody whom the register names, how to reach them, and their roles."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from bot.colleagues import roles_of
from bot.context import Context, message_reply
from bot.domain.answers import ColleagueAnswer, HeldRole, Link, Reply
from bot.domain.people import Person
from bot.domain.questions import Question

_CHAT = "https://teams.microsoft.com/l/chat/0/0?users="


async def show_person(question: Question, context: Context) -> Reply:
    """What any employee may know. A name ties to a person only if exactly one member with an active account has it."""
    say = context.say
    held = roles_of(question.topic or "", context.view.systems)
    if not held:
        return message_reply(context, question, say("people-unknown"), heading=say("people-heading"))
    name = held[0][0].name
    person, note_key = await _tied(context, name)
    title = (person.title if person else None) or next((one.title for one, _ in held if one.title), None)
    roles = tuple(HeldRole(holder.role, system.key, system.name) for holder, system in held)
    answer = ColleagueAnswer(
        name=name,
        title=title or "",
        department=(person.department if person else None) or "",
        email=(person.email if person else None) or "",
        manager=await _manager(context, person),
        roles=roles,
        note=say(note_key) if note_key else "",
        links=_chat(person, context),
    )
    keys = tuple(dict.fromkeys(role.key for role in roles))
    return Reply(question.intent, context.language, _text(answer, context), answer, systems=keys, subjects=keys[:1])


async def _tied(context: Context, name: str) -> tuple[Person | None, str]:
    """The person, or why there is none to show."""
    try:
        bearers: Sequence[Person] | None = await context.directory.bearers(name)
    except OSError:
        return None, "people-no-answer"
    if bearers is None:
        return None, ""
    active = [one for one in bearers if one.active]
    if len(active) == 1:
        return active[0], ""
    return None, "people-several" if active else "people-gone"


async def _manager(context: Context, person: Person | None) -> str:
    """The name of the manager, whom a matter goes to that the person does not answer."""
    try:
        manager = await context.directory.manager_of(person.aad_object_id) if person is not None else None
    except OSError:
        return ""
    return manager.name if manager is not None else ""


def _chat(person: Person | None, context: Context) -> tuple[Link, ...]:
    if person is None or not person.email:
        return ()
    return (Link(context.say("people-chat"), f"{_CHAT}{quote(person.email, safe='@')}"),)


def _text(answer: ColleagueAnswer, context: Context) -> str:
    say = context.say
    who = ", ".join(part for part in (answer.name, answer.title, answer.department) if part)
    told = [
        say("people-role", role=say(f"common-role-{one.role.value}"), system=one.system) for one in answer.roles[:10]
    ]
    sentences = [f"{who}.", say("people-roles", roles=", ".join(told))]
    if answer.email:
        sentences.append(say("people-email", email=answer.email))
    if answer.manager:
        sentences.append(say("people-manager-is", name=answer.manager))
    return " ".join([*sentences, *([answer.note] if answer.note else [])])
