"""«Vad är Stratsys?»: what we know of a system."""

from __future__ import annotations

from bot.access import Place, holds_role
from bot.context import Context, list_reply, message_reply, named_systems, which_system
from bot.domain.answers import Press, Reply, SystemAnswer
from bot.domain.questions import Question
from bot.domain.systems import ItSystem, LifecyclePhase, RestrictedFacts
from bot.governance_documents import unless_a_document
from bot.quality.dated import dated_line


async def find_by_name(question: Question, context: Context) -> Reply:
    """Show one system, list several, or say that the name is unknown."""
    systems = named_systems(context, question)
    if len(systems) == 1:
        return _facts(question, context, systems[0], await dated_line(context, systems[0]))
    if systems:
        heading = context.say("answers-named-several", count=len(systems))
        return list_reply(context, question, heading, systems)
    if question.near_systems or not question.topic:
        return which_system(context, question, "system.show")
    document = await unless_a_document(question, context)
    if document is not None:
        return document
    need = question.topic
    return message_reply(
        context,
        question,
        context.say("answers-unknown-name", name=need),
        heading=context.say("answers-unknown-name-heading"),
        paragraphs=(context.say("answers-unknown-name-advice"),),
        actions=(
            context.press("nyttokalkyl.start", "answers-press-nyttokalkyl", need=need),
            context.press("help.show", "answers-press-help"),
        ),
        count=0,
    )


def _facts(question: Question, context: Context, system: ItSystem, dated: str) -> Reply:
    say = context.say
    sentences = [
        say(
            "answers-system-is",
            system=system.name,
            function=", ".join(system.functions).casefold() or "-",
            department=system.department,
        ),
        system.description,
    ]
    if system.phase is not None:
        sentences.append(say("answers-system-phase", phase=say(f"common-phase-{system.phase.value}")))
    if system.owner is not None:
        sentences.append(say("answers-owner-is", name=system.owner.name, title=system.owner.title or "-"))
    sentences += _restricted(context, system.restricted)
    actions: tuple[Press, ...] = (
        context.press("owner.show", "answers-press-owner", system=system.key),
        context.press("contract.show", "answers-press-contract", system=system.key),
        *(
            ()
            if not system.functions
            else (context.press("list.function", "answers-press-similar", function=system.functions[0]),)
        ),
        *_retire(context, system),
    )
    return Reply(
        question.intent,
        context.language,
        " ".join(filter(None, (*sentences, dated))),
        SystemAnswer(system, context.outlooks(system), actions, dated=dated),
        systems=(system.key,),
        subjects=(system.key,),
    )


def _retire(context: Context, system: ItSystem) -> tuple[Press, ...]:
    """For those with a role in it, where a calculation can be begun; a draft is shared, so never a secret system."""
    mine = holds_role(system, context.viewer.person) and context.viewer.place is Place.PERSONAL
    secret = system.restricted is not None and system.restricted.secret
    if not mine or secret or system.phase is LifecyclePhase.RETIREMENT:
        return ()
    return (context.press("nyttokalkyl.retire", "answers-press-retire", system=system.key),)


def _restricted(context: Context, facts: RestrictedFacts | None) -> list[str]:
    """What those who may see it are told besides: the whole answer must stand in words too."""
    if facts is None:
        return []
    say = context.say
    sentences = []
    if facts.classification is not None:
        sentences.append(say("answers-system-classification", classification=str(facts.classification)))
    if facts.system_class:
        sentences.append(say("answers-system-class", name=facts.system_class))
    if facts.user_count is not None:
        sentences.append(say("answers-system-users", count=facts.user_count))
    if facts.personal_data is not None:
        sentences.append(
            say("answers-system-personal-data" if facts.personal_data else "answers-system-no-personal-data")
        )
    if facts.hosting is not None:
        sentences.append(say(f"answers-system-hosting-{facts.hosting.value}"))
    if facts.maintenance_plan_url:
        sentences.append(say("answers-system-plan", url=facts.maintenance_plan_url))
    return sentences
