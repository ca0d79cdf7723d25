"""«Var finns mallen för förvaltningsplan?»: governance documents and a system's own plan."""

from __future__ import annotations

from bot.context import Context, message_reply, named_systems
from bot.domain.answers import Link, Reply
from bot.domain.questions import Question
from bot.domain.systems import ItSystem
from bot.governance_documents import document_reply, unless_a_document


async def find_document(question: Question, context: Context) -> Reply:
    """A system's plan if a system is named, otherwise the documents whose names match."""
    systems = named_systems(context, question)
    if not systems:
        return await document_reply(question, context)
    # «Lathunden för Treserva» is the guide; only its plan belongs to the system itself.
    document = None if _asks_for_plan(question) else await unless_a_document(question, context)
    return document or _plan(question, context, systems[0])


def _asks_for_plan(question: Question) -> bool:
    words = question.topic.casefold().split() if question.topic else []
    return not words or any("plan" in word and "mall" not in word for word in words)


def _plan(question: Question, context: Context, system: ItSystem) -> Reply:
    say = context.say
    links: tuple[Link, ...] = ()
    if not context.may_see_restricted(system) or system.restricted is None:
        text = f"{context.refusal(system)} {say('documents-how-to-plan')}"
    elif system.restricted.maintenance_plan_url:
        url = system.restricted.maintenance_plan_url
        text = say("documents-plan-is", system=system.name, url=url)
        links = (Link(say("documents-plan-heading", system=system.name), url),)
    else:
        text = f"{say('documents-plan-missing', system=system.name)} {say('documents-how-to-plan')}"
    actions = (context.press("system.show", "answers-press-system", system=system.key),)
    return message_reply(
        context,
        question,
        text,
        heading=say("documents-plan-heading", system=system.name),
        actions=actions,
        links=links,
        about=(system,),
        systems=(system.key,),
        subjects=(system.key,),
    )
