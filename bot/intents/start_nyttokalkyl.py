"""«Jag vill starta en nyttokalkyl»: what must be clear before anything is bought (audit 3.2)."""

from __future__ import annotations

from bot.context import Context, listed, message_reply
from bot.domain.answers import ListAnswer, ListedSystem, Reply
from bot.domain.questions import Certainty, Question


async def start_nyttokalkyl(question: Question, context: Context) -> Reply:
    """Look for what already exists first, then say what the calculation holds and who takes it further."""
    say = context.say
    steps = tuple(say(f"nyttokalkyl-step-{number}") for number in (1, 2, 3, 4))
    intro = say("nyttokalkyl-intro")
    if question.need:
        found = context.view.search(question.need, context.language)
        systems = [system for hit in found.hits[:5] if (system := context.view.by_key(hit.key)) is not None]
        if found.certainty is not Certainty.NONE and systems:
            heading = say("nyttokalkyl-already", need=question.need)
            names = ", ".join(system.name for system in systems)
            return Reply(
                question.intent,
                context.language,
                f"{heading} {names}. {' '.join(steps)}",
                ListAnswer(heading, tuple(ListedSystem(listed(system)) for system in systems), len(systems)),
                systems=tuple(system.key for system in systems),
                subjects=tuple(system.key for system in systems),
            )
    return message_reply(
        context, question, " ".join((intro, *steps)), heading=say("nyttokalkyl-heading"), paragraphs=steps
    )
