"""«Dolda överlapp»: needs that a system marked sekretess may serve, for IT-enheten alone."""

from __future__ import annotations

from bot.access import AccessLevel
from bot.context import Context, message_reply
from bot.domain.answers import Press, Reply
from bot.domain.questions import Question

_MOST_SHOWN = 6


async def show_hidden_overlaps(question: Question, context: Context) -> Reply:
    """List what waits, or put one aside. Nobody else learns whether there is any."""
    say, dossiers = context.say, context.calculations.dossiers
    heading = say("nyttokalkyl_dialog-hidden-heading")
    if context.viewer.level is not AccessLevel.IT_UNIT:
        return message_reply(context, question, say("nyttokalkyl_dialog-hidden-not-allowed"), heading=heading)
    if question.topic == "settle" and question.number is not None:
        await dossiers.settle_hidden(question.number)
    notes = await dossiers.hidden()
    text = say("nyttokalkyl_dialog-hidden", count=len(notes))
    rows, about = [], []
    for note in notes[:_MOST_SHOWN]:
        system = context.view.by_key(note.system)
        name = system.name if system is not None else note.system
        rows.append(
            say(
                "nyttokalkyl_dialog-hidden-row",
                need=note.need,
                department=note.department or say("nyttokalkyl_dialog-no-department"),
                system=name,
                day=str(note.on),
            )
        )
        about += [system] if system is not None else []
    presses = tuple(
        Press("overlaps.settle", say("nyttokalkyl_dialog-press-settle", need=note.need[:60]), {"draft": note.number})
        for note in notes[:_MOST_SHOWN]
    )
    return message_reply(
        context,
        question,
        " ".join((text, *rows)),
        heading=heading,
        paragraphs=(text, *rows)[:_MOST_SHOWN],
        actions=presses,
        about=tuple(about),
        count=len(notes),
    )
