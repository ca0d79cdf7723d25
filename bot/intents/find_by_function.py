"""«Har vi redan ett ärendehanteringssystem?»: which systems serve a need."""

from __future__ import annotations

from bot.context import Context, list_reply, listed, message_reply
from bot.domain.answers import ListAnswer, ListedSystem, Press, Reply
from bot.domain.questions import WORTH_SHOWING, Certainty, Question, SearchResult
from bot.domain.systems import ItSystem
from bot.governance_documents import unless_a_document


async def find_by_function(question: Question, context: Context) -> Reply:
    """Answer with the systems found, or say honestly that nothing certain was."""
    need = question.need or question.text
    # The search passes over filler by itself: what was cut to make a readable need may still tell.
    result = context.view.search(question.text or need, context.language)
    # Where no system is certain, what is called exactly so among the documents is meant.
    document = None if result.certainty is Certainty.CERTAIN else await unless_a_document(question, context)
    if document is not None:
        return document
    if result.certainty is Certainty.NONE:
        return _nothing_certain(question, context, need, result)
    hits = result.within(WORTH_SHOWING)
    why = {hit.key: _telling(hit.why) for hit in hits}
    systems = _systems(context, [hit.key for hit in hits])
    key = "answers-found-certain" if result.certainty is Certainty.CERTAIN else "answers-found-maybe"
    heading = context.say(key, count=len(systems), need=need)
    wrong = Press("search.wrong", context.say("answers-press-wrong"), {"need": need})
    return list_reply(
        context,
        question,
        heading,
        systems,
        why=lambda system: why.get(system.key),
        actions=(wrong, _calculate(context, need)),
    )


def _telling(why: str) -> str | None:
    """The explanation, unless it only says that a word is itself."""
    said, _, meant = why.partition(" → ")
    return None if said.casefold() == meant.casefold() else why


def _nothing_certain(question: Question, context: Context, need: str, result: SearchResult) -> Reply:
    text = context.say("answers-found-nothing", need=need)
    closest = _systems(context, [hit.key for hit in result.closest[:5]])
    if not closest:
        return message_reply(
            context,
            question,
            text,
            heading=context.say("answers-found-nothing-heading"),
            paragraphs=(context.say("answers-found-nothing-advice"),),
            actions=(_calculate(context, need), context.press("help.show", "answers-press-help")),
            count=0,
            missed=need,
        )
    names = ", ".join(system.name for system in closest)
    return Reply(
        question.intent,
        context.language,
        f"{text} {context.say('answers-found-closest', names=names)}",
        ListAnswer(
            text,
            tuple(ListedSystem(listed(system)) for system in closest),
            len(closest),
            uncertain=True,
            actions=(_calculate(context, need),),
        ),
        closest=tuple(system.key for system in closest),
        count=0,
        missed=need,
    )


def _calculate(context: Context, need: str) -> Press:
    return context.press("nyttokalkyl.start", "answers-press-nyttokalkyl", need=need)


def _systems(context: Context, keys: list[str]) -> tuple[ItSystem, ...]:
    return tuple(system for key in keys if (system := context.view.by_key(key)) is not None)
