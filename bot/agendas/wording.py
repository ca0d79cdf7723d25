"""Agendas in words: for the card, the channel and the documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bot.clock import LOCAL_ZONE, local_date
from bot.domain.agendas import Act, Agenda, AgendaItem, Entry, Line
from bot.domain.answers import AgendaAnswer, AgendaRow, Link, Press
from bot.domain.meetings import Forum, Meeting
from bot.texts import Texts

MOST_ROWS = 12
"""Items that a card has room for; the others are on the next page, and the document holds all of them."""

Pressed = Callable[[Line], Press | None]


def meeting_name(meeting: Meeting, say: Texts) -> str:
    """«Taktiskt möte, Kultur- och fritidsförvaltningen, 2027-02-10»."""
    name = meeting.title or say(f"agendas-forum-{meeting.forum.value}")
    day = local_date(meeting.starts).isoformat()
    if meeting.department and meeting.department not in name:
        return say("agendas-meeting-department", name=name, department=meeting.department, day=day)
    return say("agendas-meeting", name=name, day=day)


def title_of(item: AgendaItem, say: Texts) -> str:
    """What an item is called."""
    return say(f"agendas-item-{item.kind.value}", **dict(item.words))


def lines_of(line: Line, done: frozenset[str], say: Texts) -> tuple[str, ...]:
    """Why an item is there, its figures, what IT-enheten may know more, its note, and what came of it."""
    item = line.item
    lines = [say("agendas-carried")] if line.from_meeting else []
    lines.append(say(f"agendas-why-{item.kind.value}", **dict(item.words)))
    if item.detail:
        lines.append(say(f"agendas-detail-{item.kind.value}", **dict(item.detail)))
    lines += [say(key, **dict(words)) for key, words in item.points]
    if line.note:
        lines.append(say("agendas-note", text=line.note))
    lines += [outcome_of(outcome, done, say) for outcome in line.outcomes]
    return tuple(lines)


def outcome_of(outcome: Entry, done: frozenset[str], say: Texts) -> str:
    """What was decided, postponed or taken on."""
    if outcome.act is not Act.ACTION:
        return say(f"agendas-outcome-{outcome.act.value}", text=outcome.text).strip()
    if outcome.key in done:
        return say("agendas-outcome-action-done", text=outcome.text, name=outcome.name)
    return say("agendas-outcome-action", text=outcome.text, name=outcome.name, day=str(outcome.due))


def done_in(agenda: Agenda) -> frozenset[str]:
    """Which of its actions are done."""
    return frozenset(one.item for one in agenda.entries if one.act is Act.DONE)


def agenda_answer(
    agenda: Agenda,
    today: date,
    say: Texts,
    *,
    pressed: Pressed = lambda _: None,
    notices: Sequence[str] = (),
    actions: Sequence[Press] = (),
    links: Sequence[Link] = (),
    page: int = 0,
) -> AgendaAnswer:
    """A page of the agenda as it is shown; with `pressed` its items are buttons."""
    done = done_in(agenda)
    heading = say("agendas-heading", meeting=meeting_name(agenda.meeting, say))
    if agenda.meeting.cancelled:
        return AgendaAnswer(heading, lead_of(agenda, today, say), notices=tuple(notices))
    first, lines = page * MOST_ROWS, page_of(agenda, page)
    rows = tuple(
        AgendaRow(
            say("agendas-row", place=place, title=title_of(line.item, say)), lines_of(line, done, say), pressed(line)
        )
        for place, line in enumerate(lines, first + 1)
    )
    left = len(agenda.lines) - first - len(rows)
    turning = []
    if left > 0:
        turning.append(
            Press("agenda.show", say("agendas-press-more"), {"meeting": agenda.meeting.key, "page": page + 1})
        )
    if page > 0:
        turning.append(Press("agenda.show", say("agendas-press-first"), {"meeting": agenda.meeting.key}))
    restricted = any(line.item.detail for line in agenda.lines)
    return AgendaAnswer(
        heading,
        lead_of(agenda, today, say),
        rows,
        "" if restricted else say("agendas-post-note"),
        tuple(notices),
        say("agendas-more", count=left) if left > 0 else "",
        (*turning, *actions),
        (*links, *(Link(say("agendas-material", title=title), url) for title, url in agenda.material)),
    )


def page_of(agenda: Agenda, page: int) -> tuple[Line, ...]:
    """The lines of a page; pages count from 0."""
    return agenda.lines[page * MOST_ROWS : (page + 1) * MOST_ROWS]


def lead_of(agenda: Agenda, today: date, say: Texts) -> tuple[str, ...]:
    """When and where, the theme, and until when items are taken in."""
    meeting = agenda.meeting
    if meeting.cancelled:
        return (say("agendas-cancelled"),)
    starts, ends = meeting.starts.astimezone(LOCAL_ZONE), meeting.ends.astimezone(LOCAL_ZONE)
    when = say(
        "agendas-when",
        day=starts.date().isoformat(),
        **{"from": f"{starts:%H:%M}", "until": f"{ends:%H:%M}", "place": meeting.place or ""},
    )
    lead = [when.strip()]
    if agenda.theme and meeting.forum is Forum.MAINTENANCE_MEETING:
        lead.append(say("agendas-theme-line", theme=agenda.theme))
    if today <= meeting.stop_date:
        lead.append(say("agendas-stop", day=meeting.stop_date.isoformat()))
    elif today <= starts.date():
        lead.append(say("agendas-stop-passed", day=meeting.stop_date.isoformat()))
    if not agenda.lines:
        lead.append(say("agendas-empty"))
    return tuple(lead)


def public_presses(agenda: Agenda, today: date, say: Texts) -> tuple[Press, ...]:
    """What anybody may do with a coming meeting's agenda."""
    meeting = agenda.meeting
    if meeting.cancelled or today > local_date(meeting.starts):
        return ()
    data = {"meeting": meeting.key}
    presses = [Press("agenda.propose", say("agendas-press-propose"), data)]
    if meeting.forum is Forum.MAINTENANCE_MEETING:
        presses.append(Press("agenda.share", say("agendas-press-share"), data))
    return tuple(presses)
