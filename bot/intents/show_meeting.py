"""«När är nästa taktiska möte?»: the model's forums (audit 2.3.3), when they meet, and IT-enheten's changes."""

from __future__ import annotations

from bot.agendas.finding import forum_in
from bot.context import Context, example, message_reply
from bot.domain.answers import Reply
from bot.domain.meetings import Forum
from bot.domain.questions import Question
from bot.meetings.changing import book_meeting, change_meeting
from bot.meetings.showing import found_meetings, meeting_reply, meetings_reply

_EXPLAINED = {
    Forum.TACTICAL_MEETING: "meetings-tactical",
    Forum.OWNER_MEETING: "meetings-owner",
    Forum.MAINTENANCE_MEETING: "meetings-maintenance",
}
_CHANGES = {"move": change_meeting, "cancel": change_meeting, "book": book_meeting}


async def show_meeting(question: Question, context: Context) -> Reply:
    """Change, show one, show several; where nothing is planned, what the forum is for."""
    topic = question.topic or ""
    if topic in _CHANGES:
        return await _CHANGES[topic](question, context)
    if question.pressed:
        return await _of_card(question, context)
    found = await found_meetings(question, context)
    if not found:
        return _explained(question, context)
    coming = [one for one in found if not one.cancelled]
    if topic == "list" or not coming:
        return await meetings_reply(question, context, found)
    return await meeting_reply(question, context, coming[0])


async def _of_card(question: Question, context: Context) -> Reply:
    meeting = await context.stores.meetings.get(dict(question.form).get("meeting", ""))
    if meeting is None:
        heading = context.say("meetings-list-heading")
        return message_reply(context, question, context.say("meetings-unknown"), heading=heading)
    return await meeting_reply(question, context, meeting)


def _explained(question: Question, context: Context) -> Reply:
    forum = forum_in(f"{question.topic or ''} {question.text}".casefold())
    lines = tuple(context.say(key) for one, key in _EXPLAINED.items() if forum not in _EXPLAINED or one is forum)
    no_dates = context.say("meetings-no-dates")
    return message_reply(
        context,
        question,
        " ".join((*lines, no_dates)),
        heading=context.say("meetings-heading"),
        paragraphs=(*lines, no_dates),
        examples=(example(context, "answers-example-responsibility"),),
        systems=tuple(key for key in question.systems if context.view.by_key(key)),
        subjects=question.systems,
    )
