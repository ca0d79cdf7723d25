"""An agenda put into the words that its document prints."""

from __future__ import annotations

from datetime import date

from bot.agendas.links import Paper
from bot.agendas.wording import done_in, lead_of, lines_of, meeting_name, outcome_of, title_of
from bot.documents.agenda_paper import AgendaPaper, PaperItem
from bot.domain.agendas import Act, Agenda
from bot.domain.questions import Language
from bot.texts import texts_for


def paper_of(agenda: Agenda, kind: Paper, today: date, language: Language) -> AgendaPaper:
    """What stands in the agenda, or in the draft of the protocol. It holds what the agenda holds, and no more."""
    say, done = texts_for(language), done_in(agenda)
    protocol = kind is Paper.PROTOCOL
    name = meeting_name(agenda.meeting, say)
    items = []
    for line in agenda.lines:
        outcomes = tuple(outcome_of(one, done, say) for one in line.outcomes)
        lines = lines_of(line, done, say)
        items.append(PaperItem(title_of(line.item, say), lines[: len(lines) - len(outcomes)], outcomes))
    actions = tuple(
        (one.text, one.name, str(one.due))
        for line in agenda.lines
        for one in line.outcomes
        if one.act is Act.ACTION and protocol
    )
    heading = say("agendas-document-protocol", meeting=name) if protocol else say("agendas-heading", meeting=name)
    made = say("agendas-document-made", day=today.isoformat())
    reading = tuple((say("agendas-material", title=title), url) for title, url in agenda.material if not protocol)
    return AgendaPaper(language, heading, lead_of(agenda, today, say), tuple(items), made, protocol, actions, reading)
