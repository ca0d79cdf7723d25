"""«Vad vet du om mig?»: how much is stored about the asker, where, and all of it as a file (GDPR, art. 15)."""

from __future__ import annotations

from bot.about import Wanted, about_url
from bot.access import Place, holds_role
from bot.context import Context, message_reply
from bot.domain.answers import Link, Part, Reply, SummaryAnswer
from bot.domain.questions import Question
from bot.domain.sentences import sentence


async def show_about_me(question: Question, context: Context) -> Reply:
    """Only in personal chat, and only about who asks."""
    say, person, records = context.say, context.viewer.person, context.stores.records
    heading = say("about-heading")
    if context.viewer.place is not Place.PERSONAL:
        return message_reply(context, question, say("about-here"), heading=heading)
    if records is None or person.aad_object_id == "unknown":
        return message_reply(context, question, say("about-nothing"), heading=heading)
    found = await records.about(person)
    facts = [
        (say("about-name"), person.name or say("about-unknown")),
        (say("about-address"), person.email or say("about-unknown")),
        (say("about-department"), person.department or say("about-unknown")),
        (say("about-roles"), str(sum(holds_role(system, person) for system in context.view.systems))),
    ]
    counts = [(say(f"about-section-{name}"), str(len(rows))) for name, rows in found.items() if rows]
    links = context.stores.links
    opened: tuple[Link, ...] = ()
    if links is not None:
        wanted = Wanted(person.aad_object_id, context.language)
        opened = (Link(say("about-open"), await about_url(links, wanted)),)
    lead = (say("about-lead"), say("about-file") if opened else say("about-no-file"), say("about-kept"))
    stored = (Part(say("about-stored"), facts=tuple(counts)),) if counts else ()
    parts = (Part(say("about-entra"), facts=tuple(facts)), *stored)
    answer = SummaryAnswer(heading, lead, parts=parts, links=opened)
    told = [f"{name}: {value}." for part in parts for name, value in part.facts]
    return Reply(question.intent, context.language, " ".join((sentence(heading), *lead, *told)), answer)
