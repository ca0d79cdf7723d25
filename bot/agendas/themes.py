"""The year's themes: IT-enheten chooses them, from what the register lacks and what people have asked for in vain."""

from __future__ import annotations

from bot.agendas.changing import blank, closed, entered, sees_details
from bot.agendas.forms import text_form
from bot.agendas.showing import agenda_reply
from bot.calculations.forms import FIELD
from bot.clock import local_date
from bot.context import Context
from bot.domain.agenda_facts import LACKS
from bot.domain.agendas import LONGEST_TITLE, Act, Agenda, Entry, theme_of
from bot.domain.answers import AgendaAnswer, AgendaRow, Press, Reply
from bot.domain.meetings import Forum, Meeting
from bot.domain.questions import Question

_MOST_MISSES = 3
_MOST_MEETINGS = 7


async def theme_plan(question: Question, context: Context) -> Reply:
    """The coming maintenance meetings and their themes; for IT-enheten with buttons and suggestions."""
    say, desk = context.say, context.stores.agendas
    coming = (await desk.upcoming(context.today, Forum.MAINTENANCE_MEETING))[:_MOST_MEETINGS]
    it_unit = sees_details(context)
    rows = []
    for meeting in coming:
        theme = theme_of(meeting, await desk.kept.of(meeting.key)) or say("agendas-themes-none")
        title = say("agendas-themes-row", day=local_date(meeting.starts).isoformat(), theme=theme)
        press = Press("agenda.theme", title, {"meeting": meeting.key}) if it_unit else None
        rows.append(AgendaRow(title, (), press))
    suggestions = await _suggestions(context) if it_unit else ()
    if suggestions:
        rows.append(AgendaRow(say("agendas-suggestions"), suggestions))
    answer = AgendaAnswer(
        say("agendas-themes-heading"), (say("agendas-themes", count=len(coming)),), tuple(rows),
        note="" if it_unit else say("agendas-themes-it-only"),
    )  # fmt: skip
    return Reply(question.intent, context.language, answer.text, answer)


async def choose_theme(question: Question, context: Context, meeting: Meeting) -> Reply:
    """Ask for the theme of a meeting, and keep it."""
    say, form = context.say, dict(question.form)
    typed = form.get("typed", "").strip()
    text = " ".join(form.get(f"{FIELD}text", typed).split())
    asked = "sent" not in form and not typed
    fault = "" if asked or text else say("agendas-missing")
    if len(text) > LONGEST_TITLE:
        fault = say("agendas-too-long", most=LONGEST_TITLE)
    if asked or fault:
        desk = context.stores.agendas
        value = text or theme_of(meeting, await desk.kept.of(meeting.key)) or ""
        suggestions = await _suggestions(context) if sees_details(context) else ()
        answer = text_form("theme", meeting, context, value=value, fault=fault, paragraphs=suggestions)
        return Reply(question.intent, context.language, " ".join(filter(None, (fault, answer.heading))), answer)

    def make(agenda: Agenda) -> Entry | str:
        return closed(agenda, context.today) or blank(meeting, Act.THEME, text=text)

    _, refusal = await entered(meeting, context, make)
    return await agenda_reply(question, context, meeting, say(refusal or "agendas-done-theme"))


async def _suggestions(context: Context) -> tuple[str, ...]:
    """What the register lacks most comes first; then what many have asked for and not found."""
    say = context.say
    systems = await context.stores.agendas.systems(secret=True)
    gaps = []
    for subject, lacking in LACKS.items():
        count = sum(map(lacking, systems))
        if count:
            gaps.append((-count, say(f"agendas-suggest-{subject}", lacking=count, total=len(systems))))
    misses = (await context.stores.learning.open_misses())[:_MOST_MISSES]
    asked = [say("agendas-suggest-missed", need=one.need, times=one.times) for one in misses if one.times > 1]
    return (*(text for _, text in sorted(gaps)), *asked)
