"""«Inte det jag sökte», and what IT-enheten does about searches that missed."""

from __future__ import annotations

from bot.access import AccessLevel
from bot.context import Context, message_reply
from bot.domain.answers import ChoiceAnswer, Press, Reply
from bot.domain.questions import Question
from bot.ports import MissedSearch

_MOST_SUGGESTED = 5


async def search_was_wrong(question: Question, context: Context) -> Reply:
    """The asker says that a search missed: note it and help on, without pretending to know better."""
    say = context.say
    return message_reply(
        context,
        question,
        say("search-wrong"),
        heading=say("search-wrong-heading"),
        actions=(
            context.press("nyttokalkyl.start", "answers-press-nyttokalkyl", need=question.need or ""),
            context.press("help.show", "answers-press-help"),
        ),
        missed=question.need,
    )


async def missed_searches(question: Question, context: Context) -> Reply:
    """For IT-enheten: what people asked for in vain, and one press that teaches the search what they meant."""
    heading = context.say("learning-heading")
    if context.viewer.level is not AccessLevel.IT_UNIT:
        return message_reply(context, question, context.say("learning-not-allowed"), heading=heading)
    if question.number is None:
        return await _listed(question, context)
    miss = await context.stores.learning.miss(question.number)
    if miss is None:
        return message_reply(
            context, question, context.say("learning-settled-already"), heading=heading, actions=(_back(context),)
        )
    if question.topic == "dismiss":
        return await _settle(question, context, miss, None)
    functions = {function for system in context.view.systems for function in system.functions}
    if question.need in functions:
        return await _settle(question, context, miss, question.need)
    return _suggestions(question, context, miss)


async def _listed(question: Question, context: Context) -> Reply:
    misses = await context.stores.learning.open_misses()
    text = context.say("learning-open", count=len(misses))
    presses = tuple(
        Press("learning.show", context.say("learning-row", need=miss.need, count=miss.times), {"miss": miss.number})
        for miss in misses
    )
    return message_reply(
        context,
        question,
        text,
        heading=context.say("learning-heading"),
        paragraphs=(text,),
        examples=presses,
        count=len(misses),
    )


def _suggestions(question: Question, context: Context, miss: MissedSearch) -> Reply:
    """The functions of the nearest systems, each a button."""
    result = context.view.search(miss.need, context.language)
    near = [context.view.by_key(hit.key) for hit in (*result.hits, *result.closest)]
    functions = dict.fromkeys(function for system in near if system is not None for function in system.functions)
    choices = tuple(
        Press("learning.add", function, {"miss": miss.number, "function": function})
        for function in list(functions)[:_MOST_SUGGESTED]
    )
    dismiss = context.press("learning.dismiss", "learning-press-dismiss", miss=miss.number, step="dismiss")
    ask = context.say("learning-which-function", need=miss.need)
    return Reply(question.intent, context.language, ask, ChoiceAnswer(ask, (*choices, dismiss)))


async def _settle(question: Question, context: Context, miss: MissedSearch, function: str | None) -> Reply:
    by = context.viewer.person.aad_object_id
    done = await context.stores.learning.settle(miss.number, function=function, by=by)
    if not done:
        text = context.say("learning-settled-already")
    elif function is None:
        text = context.say("learning-dismissed", need=miss.need)
    else:
        text = context.say("learning-added", need=miss.need, function=function)
    return message_reply(context, question, text, heading=context.say("learning-heading"), actions=(_back(context),))


def _back(context: Context) -> Press:
    return context.press("learning.list", "learning-press-list")
