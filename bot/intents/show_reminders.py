"""«Mina påminnelser» and «min kalender»: what is coming to the asker, and the same days as a calendar file."""

from __future__ import annotations

from bot.access import Place, holds_role
from bot.context import Context, message_reply
from bot.deliveries.foresight import Coming
from bot.domain.answers import Link, Part, Press, Reply, SummaryAnswer
from bot.domain.preferences import Preferences
from bot.domain.questions import Question
from bot.domain.systems import ItSystem
from bot.mine.calendar import Wanted, calendar_url, dates_ahead

_MOST = 10


async def show_reminders(question: Question, context: Context) -> Reply:
    """Only in personal chat: in a channel the answer would depend on who asks, and show dates to all."""
    say, person = context.say, context.viewer.person
    calendar = question.topic == "calendar"
    heading = say("mine-calendar-heading") if calendar else say("mine-reminders-heading")
    if context.viewer.place is not Place.PERSONAL:
        return message_reply(context, question, say("mine-here"), heading=heading)
    mine = tuple(system for system in context.view.systems if holds_role(system, person))
    if not mine:
        return message_reply(context, question, say("mine-no-role"), heading=heading, count=0)
    if calendar:
        return await _calendar(question, context, mine, heading)
    preferences = await context.stores.preferences.of(person.aad_object_id)
    coming = await context.stores.foresight.coming(mine, person, preferences, context.today, _MOST)
    lead = say("mine-reminders", count=len(coming))
    notices = _about_pause(preferences, context)
    rows = tuple((str(one.day), _row(one, context)) for one in coming)
    shown = {one.tiding.system.key: one.tiding.system for one in coming if one.tiding.system is not None}
    answer = SummaryAnswer(
        heading,
        lead=(lead,),
        notices=notices,
        parts=(Part(say("mine-reminders-next"), facts=rows),) if rows else (),
        actions=_presses(context),
        links=await _links(context),
        about=tuple(shown.values()),
    )
    said = "; ".join(f"{day}: {what}" for day, what in rows)
    text = " ".join(part for part in (*notices, lead, f"{said}." if said else "") if part)
    return Reply(question.intent, context.language, text, answer, count=len(coming))


async def _calendar(question: Question, context: Context, mine: tuple[ItSystem, ...], heading: str) -> Reply:
    say = context.say
    count = len(dates_ahead(mine, context.notice_rules, context.today))
    links = await _links(context)
    if not links or not count:
        text = say("mine-calendar-no-address") if count else say("mine-calendar-empty")
        return message_reply(context, question, text, heading=heading, actions=_presses(context), count=count)
    # Addresses are only pressed, never written out: a text is kept and forwarded more easily than a button.
    text = say("mine-calendar", count=count)
    how = say("mine-calendar-how")
    return message_reply(
        context,
        question,
        f"{text} {how}",
        heading=heading,
        paragraphs=(text, how),
        actions=_presses(context),
        links=links,
        count=count,
    )


def _row(one: Coming, context: Context) -> str:
    heading, deadline = one.tiding.write(context.say).heading, one.tiding.key.deadline
    return context.say("mine-reminders-row", heading=heading, deadline=str(deadline))


def _about_pause(preferences: Preferences, context: Context) -> tuple[str, ...]:
    pause = preferences.pause
    if pause is None or not pause.covers(context.today):
        return ()
    return (context.say("mine-reminders-paused", last=str(pause.last)),)


def _presses(context: Context) -> tuple[Press, ...]:
    return (
        context.press("preferences.show", "preferences-press-show"),
        context.press("my_systems.show", "mine-press-systems"),
    )


async def _links(context: Context) -> tuple[Link, ...]:
    links = context.stores.links
    if links is None:
        return ()
    wanted = Wanted(context.viewer.person.aad_object_id, context.conversation.id, context.language)
    return (Link(context.say("mine-press-calendar"), await calendar_url(links, wanted)),)
