"""«Vilka system gör samma sak?»: overlapping functions."""

from __future__ import annotations

from collections import defaultdict

from bot.context import Context, example, list_reply, message_reply, named_systems
from bot.domain.answers import Press, Reply
from bot.domain.questions import SAME_FUNCTION, Certainty, Question
from bot.domain.systems import ItSystem
from bot.selection import select

_MOST_GROUPS = 10


async def find_overlap(question: Question, context: Context) -> Reply:
    """Systems that share a function: for a need, for a system, or the largest groups of all."""
    named = named_systems(context, question)
    if named:
        return _sharing_with(question, context, named[0])
    if question.need:
        return _for_need(question, context, question.need)
    return _groups(question, context)


def _sharing_with(question: Question, context: Context, system: ItSystem) -> Reply:
    functions = set(system.functions)
    others = tuple(
        other for other in context.view.systems if other.key != system.key and functions & set(other.functions)
    )
    if not others:
        return message_reply(
            context,
            question,
            context.say("answers-overlap-none-with", system=system.name),
            heading=context.say("answers-overlap-heading"),
            systems=(system.key,),
            subjects=(system.key,),
        )
    heading = context.say("answers-overlap-with", system=system.name, count=len(others))
    return list_reply(
        context,
        question,
        heading,
        others,
        why=lambda other: ", ".join(name for name in other.functions if name in functions),
    )


def _for_need(question: Question, context: Context, need: str) -> Reply:
    found = context.view.search(need, context.language)
    systems = tuple(
        system for hit in found.within(SAME_FUNCTION) if (system := context.view.by_key(hit.key)) is not None
    )
    if found.certainty is Certainty.NONE or not systems:
        return message_reply(
            context,
            question,
            context.say("answers-found-nothing", need=need),
            heading=context.say("answers-overlap-heading"),
            count=0,
        )
    key = "answers-overlap-need" if len(systems) > 1 else "answers-overlap-only-one"
    heading = context.say(key, need=need, count=len(systems))
    return list_reply(context, question, heading, systems, why=lambda system: ", ".join(system.functions))


def _groups(question: Question, context: Context) -> Reply:
    groups: dict[str, list[ItSystem]] = defaultdict(list)
    for system in select(context.view.systems, question):
        for function in system.functions:
            groups[function].append(system)
    shared = sorted((item for item in groups.items() if len(item[1]) > 1), key=lambda item: (-len(item[1]), item[0]))
    top = shared[:_MOST_GROUPS]
    text = context.say("answers-overlap-groups", count=len(shared))
    lines = tuple(context.say("answers-overlap-group", function=name, count=len(members)) for name, members in top)
    presses = tuple(Press("list.function", f"{name} ({len(members)})", {"function": name}) for name, members in top)
    members = {system.key: None for _, group in shared for system in group}
    return message_reply(
        context,
        question,
        f"{text} {' '.join(lines)}",
        heading=context.say("answers-overlap-heading"),
        examples=presses or (example(context, "answers-example-overlap"),),
        systems=tuple(members),
        count=len(shared),
    )
