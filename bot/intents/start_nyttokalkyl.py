"""«Jag vill starta en nyttokalkyl»: what must be clear before anything is bought (audit 3.2)."""

from __future__ import annotations

import re

from bot.calculations.changing import changed, here
from bot.calculations.elsewhere import looked_elsewhere
from bot.calculations.forms import step_reply
from bot.calculations.overlap import found_for
from bot.calculations.starting import begun_with
from bot.context import Context, listed, message_reply
from bot.domain.answers import ListAnswer, ListedSystem, Reply
from bot.domain.drafts import with_found
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.questions import Certainty, Question

_LONGEST_NEED = 2_000
_ASKS_ABOUT = re.compile(r"\s*(?:vad|varför|vem|när|what|why|who|when)\b", re.IGNORECASE)


async def start_nyttokalkyl(question: Question, context: Context) -> Reply:
    """Begin a draft, and look for what already exists first. In a channel: only what any employee may see."""
    if not here(context):
        return _in_public(question, context)
    need = (question.need or "").strip()[:_LONGEST_NEED]
    if not need and not question.pressed and _ASKS_ABOUT.match(question.text):
        return _explained(question, context)
    values = {"need": need} if need else {}
    dossier, fresh = await begun_with(CalculationKind.NEW_SYSTEM, "need", values, context, untouched=True)
    notices: tuple[str, ...] = (context.say("nyttokalkyl_dialog-begun", number=dossier.number),)
    if need and fresh:
        found = found_for(need, context)
        dossier = await changed(dossier, context, lambda draft, _: with_found(draft, found))
        await context.hidden_search(dossier.number, need, dossier.department)
        dossier, _ = await looked_elsewhere(dossier, context)
        if not found:
            notices = (*notices, context.say("nyttokalkyl_dialog-nothing-exists", need=need))
    return await step_reply(dossier, context, notices=notices, intent=question.intent)


def _explained(question: Question, context: Context) -> Reply:
    """«Vad är en nyttokalkyl?»: what it is, and a button to begin."""
    say = context.say
    steps = tuple(say(f"nyttokalkyl-step-{number}") for number in (1, 2, 3, 4))
    return message_reply(
        context,
        question,
        " ".join((say("nyttokalkyl-intro"), *steps)),
        heading=say("nyttokalkyl-heading"),
        paragraphs=steps,
        actions=(context.press("nyttokalkyl.start", "answers-press-nyttokalkyl"),),
    )


def _in_public(question: Question, context: Context) -> Reply:
    say = context.say
    steps = (*(say(f"nyttokalkyl-step-{number}") for number in (1, 2, 3, 4)), say("nyttokalkyl_dialog-personal-only"))
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
