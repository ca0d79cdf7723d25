"""What participants do: propose an item, and volunteer for kunskapsdelning."""

from __future__ import annotations

from bot.agendas.changing import blank, entered
from bot.agendas.forms import text_form
from bot.agendas.showing import agenda_reply, refusal_reply
from bot.agendas.wording import meeting_name
from bot.calculations.changing import own_name
from bot.calculations.forms import FIELD
from bot.clock import local_date
from bot.context import Context, message_reply
from bot.domain.agendas import LONGEST_TITLE, Act, Agenda, Entry
from bot.domain.answers import Press, Reply
from bot.domain.meetings import Forum, Meeting
from bot.domain.questions import Question


async def propose(question: Question, context: Context, meeting: Meeting) -> Reply:
    """Take in a proposal: to this meeting, or after its stop date to the next one."""
    say = context.say
    if not context.viewer.person.active:
        return refusal_reply(question, context, "agendas-inactive")
    form = dict(question.form)
    typed = form.get("typed", "").strip()
    text = " ".join(form.get(f"{FIELD}text", typed).split())
    asked = "sent" not in form and not typed
    fault = "" if asked or text else say("agendas-missing")
    if len(text) > LONGEST_TITLE:
        fault = say("agendas-too-long", most=LONGEST_TITLE)
    late = context.today > meeting.stop_date
    target = await _still_open(meeting, context)
    if target is None:
        key = say("agendas-proposed-none", day=meeting.stop_date.isoformat())
        return message_reply(context, question, key, heading=say("agendas-form-propose"))
    if asked or fault:
        help_ = (say("agendas-form-propose-help"), say("agendas-form-propose-type"))
        answer = text_form("propose", target, context, value=text, fault=fault, paragraphs=help_)
        words = (fault, answer.heading, *help_)
        return Reply(question.intent, context.language, " ".join(filter(None, words)), answer)
    person = context.viewer.person

    def make(agenda: Agenda) -> Entry | str:
        mine = [one for one in agenda.entries if one.act is Act.PROPOSED and one.person == person.aad_object_id]
        if any(one.text == text for one in mine):
            return "agendas-proposed-twice"
        return blank(target, Act.PROPOSED, text=text, person=person.aad_object_id, name=own_name(context))

    _, refusal = await entered(target, context, make)
    name = meeting_name(target, say)
    told = say("agendas-proposed", meeting=name)
    if late or target.key != meeting.key:
        told = say("agendas-proposed-next", day=meeting.stop_date.isoformat(), meeting=name)
    show = Press("agenda.show", say("agendas-press-show"), {"meeting": target.key})
    heading = say("agendas-form-propose")
    return message_reply(context, question, say(refusal) if refusal else told, heading=heading, actions=(show,))


async def volunteer(question: Question, context: Context, meeting: Meeting) -> Reply:
    """«Jag delar med mig»: the person's name stands under kunskapsdelning."""
    person = context.viewer.person
    over = context.today > local_date(meeting.starts)
    if not person.active:
        return refusal_reply(question, context, "agendas-inactive")
    if meeting.forum is not Forum.MAINTENANCE_MEETING or meeting.cancelled or over:
        return refusal_reply(question, context, "agendas-share-wrong", meeting)

    def make(agenda: Agenda) -> Entry | str:
        if any(one.act is Act.SHARING and one.person == person.aad_object_id for one in agenda.entries):
            return "agendas-shared-already"
        return blank(meeting, Act.SHARING, person=person.aad_object_id, name=own_name(context))

    _, refusal = await entered(meeting, context, make)
    return await agenda_reply(question, context, meeting, context.say(refusal or "agendas-shared"))


async def _still_open(meeting: Meeting, context: Context) -> Meeting | None:
    """The first meeting of the round that still takes items in."""
    found: Meeting | None = meeting
    while found is not None and (found.cancelled or context.today > found.stop_date):
        found = await context.stores.agendas.following(found)
    return found
