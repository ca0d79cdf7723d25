"""«Logg för Treserva», «vem ändrade ägare på Lex?»: the audit log, for IT-enheten."""

from __future__ import annotations

from bot.access import AccessLevel
from bot.clock import LOCAL_ZONE
from bot.context import Context, message_reply, named_systems, which_system
from bot.domain.answers import Part, Reply, SummaryAnswer
from bot.domain.questions import Question
from bot.requests.showing import entry_text

_MOST_LINES = 12


async def show_audit(question: Question, context: Context) -> Reply:
    """The newest lines, of one system if it is named."""
    say, heading = context.say, context.say("requests-log-heading")
    if context.viewer.level is not AccessLevel.IT_UNIT:
        return message_reply(context, question, say("requests-log-it-only"), heading=heading)
    systems = named_systems(context, question)
    if not systems and (question.near_systems or question.form):
        return which_system(context, question, "audit.show")
    system = systems[0] if systems else None
    entries = await context.stores.requests.audit(system=system.key if system else None, limit=_MOST_LINES + 1)
    lines = tuple(
        entry_text(
            entry,
            entry.at.astimezone(LOCAL_ZONE).strftime("%Y-%m-%d %H:%M"),
            context.view.by_key(entry.system) if entry.system else None,
            say,
        )
        for entry in entries[:_MOST_LINES]
    )
    title = say("requests-log-of", system=system.name) if system else heading
    lead = say("requests-log-none") if not lines else say("requests-log-newest", count=len(lines))
    more = (say("requests-log-more"),) if len(entries) > _MOST_LINES else ()
    about = {one.key: one for entry in entries if entry.system and (one := context.view.by_key(entry.system))}
    answer = SummaryAnswer(
        heading=title,
        lead=(lead, *more),
        parts=(Part(say("requests-log-part"), points=lines),) if lines else (),
        about=tuple(about.values()),
    )
    keys = (system.key,) if system else ()
    text = " ".join((f"{title}.", lead, *lines, *more))
    return Reply(question.intent, context.language, text, answer, systems=keys, subjects=keys)
