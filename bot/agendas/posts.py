"""What is said of agendas unasked, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.agendas.wording import meeting_name
from bot.domain.agendas import Act, Entry
from bot.domain.answers import AgendaAnswer, Press
from bot.domain.meetings import Meeting
from bot.domain.systems import ItSystem
from bot.texts import Texts


def proposal_post(proposal: Entry, answer: Entry | None, meeting: Meeting, say: Texts) -> AgendaAnswer:
    """A proposal for who leads the meeting: with buttons until somebody has answered it."""
    text = say("agendas-new-text", name=proposal.name, meeting=meeting_name(meeting, say), title=proposal.text)
    data = {"meeting": meeting.key, "item": proposal.key}
    if answer is not None:
        ended = say("agendas-new-approved" if answer.act is Act.APPROVED else "agendas-new-declined")
        return AgendaAnswer(say("agendas-new-heading"), (text,), notices=(ended,))
    presses = (
        Press("agenda.approve", say("agendas-press-approve"), data),
        Press("agenda.decline", say("agendas-press-decline"), data),
        Press("agenda.show", say("agendas-press-show"), {"meeting": meeting.key}),
    )
    return AgendaAnswer(say("agendas-new-heading"), (text,), actions=presses)


def answer_post(proposal: Entry, answer: Entry, meeting: Meeting, say: Texts) -> AgendaAnswer:
    """What became of a proposal, for who made it."""
    name = meeting_name(meeting, say)
    show = Press("agenda.show", say("agendas-press-show"), {"meeting": meeting.key})
    if answer.act is Act.APPROVED:
        text = say("agendas-approved-text", title=proposal.text, meeting=name)
        return AgendaAnswer(say("agendas-approved-heading"), (text,), actions=(show,))
    text = say("agendas-declined-text", title=proposal.text, meeting=name)
    return AgendaAnswer(say("agendas-declined-heading"), (text,), actions=(show,))


def action_post(action: Entry, meeting: Meeting, today: date, say: Texts, *, done: bool = False) -> AgendaAnswer:
    """What somebody has taken on at a meeting."""
    heading = say("agendas-action-heading", meeting=meeting_name(meeting, say))
    if done:
        return AgendaAnswer(heading, (say("agendas-action-done", text=action.text),))
    key = "agendas-action-late" if action.due is not None and action.due < today else "agendas-action-text"
    text = say(key, text=action.text, day=str(action.due))
    press = Press("agenda.done", say("agendas-press-done"), {"meeting": meeting.key, "item": action.key})
    return AgendaAnswer(heading, (text,), actions=(press,))


def theme_post(
    theme: str, subject: str, meeting: Meeting, lacking: Sequence[ItSystem], presses: Sequence[Press], say: Texts
) -> AgendaAnswer:
    """What a meeting's theme is for one person's own systems."""
    names = ", ".join(system.name for system in lacking)
    text = say(f"agendas-mine-{subject}", count=len(lacking), systems=names)
    note = say("agendas-mine-note", meeting=meeting_name(meeting, say))
    return AgendaAnswer(
        say("agendas-mine-heading", theme=theme), (text,), note=note, actions=tuple(presses), about=tuple(lacking)
    )
