"""«Vem äger Treserva?»: who holds the roles of a system."""

from __future__ import annotations

from bot.context import Context, list_reply, named_systems, which_system
from bot.domain.answers import PersonAnswer, Press, Reply
from bot.domain.questions import Question
from bot.domain.systems import ItSystem, Role, RoleHolder

_ASKED_ROLES = (Role.SYSTEM_OWNER, Role.SYSTEM_MANAGER, Role.SYSTEM_SPECIALIST)


async def show_owner(question: Question, context: Context) -> Reply:
    """Answer with the asked role first, then the others that may be seen."""
    systems = named_systems(context, question)
    if not systems:
        return which_system(context, question, "owner.show")
    if len(systems) > 1:
        heading = context.say("answers-owners-of", count=len(systems))
        return list_reply(context, question, heading, systems, why=lambda system: _sentence(context, system, None))
    system = systems[0]
    actions: tuple[Press, ...] = (
        context.press("system.show", "answers-press-system", system=system.key),
        context.press("contract.show", "answers-press-contract", system=system.key),
        *_people(system),
    )
    return Reply(
        question.intent,
        context.language,
        _sentence(context, system, question.role),
        PersonAnswer(system, _holders(system), _vacant(system), actions),
        systems=(system.key,),
        subjects=(system.key,),
    )


def _people(system: ItSystem) -> tuple[Press, ...]:
    """How to reach those whom any employee may see."""
    if system.restricted is not None and system.restricted.secret:
        return ()
    names = dict.fromkeys(holder.name for holder in (system.owner, system.manager) if holder is not None)
    return tuple(Press("person.show", name, {"name": name}) for name in names if name.strip())


def _sentence(context: Context, system: ItSystem, asked: Role | None) -> str:
    say = context.say
    first = asked if asked in _ASKED_ROLES else Role.SYSTEM_OWNER
    others = [role for role in (Role.SYSTEM_OWNER, Role.SYSTEM_MANAGER) if role is not first]
    sentences = []
    for role in (first, *others):
        if role is Role.SYSTEM_SPECIALIST and not context.may_see_restricted(system):
            sentences.append(say("answers-specialist-restricted"))
            continue
        holders = _in_role(system, role)
        role_name = say(f"common-role-{role.value}")
        if not holders:
            sentences.append(say("answers-role-vacant", role=role_name, system=system.name))
        sentences += [
            say("answers-role-held-title", name=holder.name, title=holder.title, role=role_name, system=system.name)
            if holder.title
            else say("answers-role-held", name=holder.name, role=role_name, system=system.name)
            for holder in holders
        ]
    return " ".join(sentences)


def _in_role(system: ItSystem, role: Role) -> tuple[RoleHolder, ...]:
    return tuple(holder for holder in _holders(system) if holder.role is role)


def _holders(system: ItSystem) -> tuple[RoleHolder, ...]:
    specialists = system.restricted.specialists if system.restricted else ()
    return tuple(holder for holder in (system.owner, system.manager, *specialists) if holder is not None)


def _vacant(system: ItSystem) -> tuple[Role, ...]:
    held = {holder.role for holder in _holders(system)}
    return tuple(role for role in (Role.SYSTEM_OWNER, Role.SYSTEM_MANAGER) if role not in held)
