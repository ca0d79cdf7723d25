"""«Var finns mallen för förvaltningsplan?»: governance documents and a system's own plan."""

from __future__ import annotations

from collections.abc import Sequence

from bot.context import Context, message_reply, named_systems
from bot.domain.answers import Link, Press, Reply
from bot.domain.questions import Question
from bot.domain.systems import ItSystem
from bot.policies import GovernanceDocument


async def find_document(question: Question, context: Context) -> Reply:
    """The system's plan if a system is named, otherwise the documents whose names match."""
    systems = named_systems(context, question)
    if systems:
        return _plan(question, context, systems[0])
    heading = context.say("documents-heading")
    found = _matching(question, context.policy.documents)
    if not found:
        names = tuple(document.name for document in context.policy.documents)
        return message_reply(
            context,
            question,
            context.say("documents-none"),
            heading=heading,
            paragraphs=names,
            examples=_presses(context.policy.documents),
        )
    lines = tuple(_line(context, document) for document in found)
    links = tuple(Link(document.name, document.url) for document in found if document.url)
    return message_reply(context, question, " ".join(lines), heading=heading, paragraphs=lines, links=links)


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


def _matching(question: Question, documents: Sequence[GovernanceDocument]) -> list[GovernanceDocument]:
    """Documents of which a name or alias occurs in the question; the longest match first."""
    words = f"{question.topic or ''} {question.text}".casefold()
    scored = []
    for document in documents:
        best = max((len(name) for name in (document.name, *document.aliases) if name.casefold() in words), default=0)
        if best:
            scored.append((-best, document.name, document))
    return [document for _, _, document in sorted(scored, key=lambda item: item[:2])]


def _line(context: Context, document: GovernanceDocument) -> str:
    if document.url:
        return context.say("documents-at", name=document.name, url=document.url)
    return context.say("documents-in-channel", name=document.name)


def _presses(documents: Sequence[GovernanceDocument]) -> tuple[Press, ...]:
    return tuple(Press("document.show", document.name, {"name": document.name}) for document in documents)
