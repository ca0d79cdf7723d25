"""IT-enheten moves, cancels and books meetings: a filled-in form first, and never over another's change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.agendas.finding import department_in, forum_in, meant
from bot.calculations.forms import FIELD
from bot.clock import LOCAL_ZONE, local_date
from bot.context import Context, message_reply
from bot.domain.answers import FormAnswer, FormField, Press, Reply
from bot.domain.meeting_series import slug
from bot.domain.meetings import CALENDAR, Forum, Meeting
from bot.domain.questions import Question
from bot.domain.workdays import is_working_day, working_day_on_or_before
from bot.meetings.rights import refusal
from bot.meetings.showing import meeting_reply
from bot.meetings.wording import name_of, said_of, when_of
from bot.search.days import day_in

_TIME = re.compile(r"(?:\b(?:kl|klockan|at)\.? ?)?\b(\d{1,2})[.:](\d{2})\b", re.IGNORECASE)
_HOUR = re.compile(r"\b(?:kl|klockan|at)\.? ?(\d{1,2})\b", re.IGNORECASE)
_EARLIEST, _LATEST = time(6), time(20)
_FURTHEST = timedelta(days=800)
_BOOKED_MINUTES, _BOOKED_STOP = timedelta(minutes=90), timedelta(days=14)
_LONGEST_PLACE = 200


async def change_meeting(question: Question, context: Context) -> Reply:
    """Move or cancel the meeting of a card or of the words."""
    form = dict(question.form)
    if (refused := refusal(context)) is not None:
        return _told(question, context, refused)
    meeting = await _meant(question, form, context)
    if meeting is None:
        return _told(question, context, "meetings-unknown")
    if (late := _too_late(meeting, form, context.today)) is not None:
        return await meeting_reply(question, context, meeting, context.say(late))
    if question.topic == "cancel":
        return await _cancel(question, context, meeting, sent="sent" in form)
    return await _move(question, context, meeting, form)


def _too_late(meeting: Meeting, form: Mapping[str, str], today: date) -> str | None:
    """Key of the sentence why the meeting is not changed any longer, or not by this card."""
    if meeting.cancelled:
        return "meetings-cancelled-already"
    if local_date(meeting.starts) < today:
        return "meetings-over"
    if meeting.key.startswith(CALENDAR):
        return "meetings-in-calendar"
    stale = "sent" in form and form.get("seen") != str(meeting.version)
    return "meetings-stale" if stale else None


async def _meant(question: Question, form: Mapping[str, str], context: Context) -> Meeting | None:
    key = form.get("meeting", "")
    if question.pressed and not key:
        return None
    return await meant(key, question.text, context)


async def _cancel(question: Question, context: Context, meeting: Meeting, *, sent: bool) -> Reply:
    say = context.say
    if not sent:
        data = _data(meeting) | {"sent": "yes"}
        text = say("meetings-cancel-ask", name=name_of(meeting, say), when=when_of(meeting, say))
        actions = (Press("meeting.cancel", say("meetings-press-cancel"), data), _back(meeting, context))
        return message_reply(context, question, text, heading=say("meetings-cancel-heading"), actions=actions)
    changed = replace(meeting, cancelled=True, version=meeting.version + 1)
    return await _stored(question, context, changed, meeting.starts, "meetings-done-cancelled")


async def _move(question: Question, context: Context, meeting: Meeting, form: Mapping[str, str]) -> Reply:
    local = meeting.starts.astimezone(LOCAL_ZONE)
    written = {
        "day": form.get(f"{FIELD}day", "").strip(),
        "time": form.get(f"{FIELD}time", "").strip(),
        "place": form.get(f"{FIELD}place", "").strip(),
    }
    if "sent" not in form:
        day, at = _said(form.get("typed", ""), context.today)
        written = {
            "day": day.isoformat() if day else "",
            "time": f"{at or local.time():%H:%M}",
            "place": meeting.place or "",
        }
        return _move_form(question, context, meeting, written, {})
    starts, faults = _moment(written, context)
    if starts is None or faults:
        return _move_form(question, context, meeting, written, faults)
    stop_before = local.date() - meeting.stop_date
    changed = replace(
        meeting,
        starts=starts,
        ends=starts + (meeting.ends - meeting.starts),
        stop_date=working_day_on_or_before(starts.date() - stop_before),
        place=written["place"][:_LONGEST_PLACE] or None,
        version=meeting.version + 1,
    )
    return await _stored(question, context, changed, meeting.starts, "meetings-done-moved")


def _move_form(
    question: Question, context: Context, meeting: Meeting, written: Mapping[str, str], faults: Mapping[str, str]
) -> Reply:
    say = context.say
    form = FormAnswer(
        say("meetings-form-move"),
        said_of(meeting, say),
        (),
        _moment_fields(written, faults, context),
        Press("meeting.move", say("meetings-press-move"), _data(meeting) | {"sent": "yes"}),
        notices=tuple(faults.values()),
        actions=(_back(meeting, context),),
    )
    return Reply(question.intent, context.language, " ".join((*faults.values(), form.heading)), form)


async def book_meeting(question: Question, context: Context) -> Reply:
    """A meeting of its own, beside the series."""
    if (refused := refusal(context)) is not None:
        return _told(question, context, refused)
    form = dict(question.form)
    names = ("forum", "department", "day", "time", "place")
    written = {name: form.get(f"{FIELD}{name}", "").strip() for name in names}
    if "sent" not in form:
        said = f"{question.text} {form.get('typed', '')}".casefold()
        day, at = _said(form.get("typed", ""), context.today)
        forum = forum_in(said) or Forum.TACTICAL_MEETING
        written = {
            "forum": forum.value,
            "department": department_in(said, context) or "",
            "day": day.isoformat() if day else "",
            "time": f"{at:%H:%M}" if at else "",
            "place": "",
        }
        return _book_form(question, context, written, {})
    starts, faults = _moment(written, context)
    known = {one.name for one in context.view.departments}
    if written["department"] and written["department"] not in known:
        faults["department"] = context.say("meetings-bad-department")
    if written["forum"] not in set(Forum):
        faults["forum"] = context.say("meetings-missing")
    if starts is None or faults:
        return _book_form(question, context, written, faults)
    return await _booked(question, context, written, starts)


async def _booked(question: Question, context: Context, written: Mapping[str, str], starts: datetime) -> Reply:
    department, day = written["department"] or None, starts.date()
    key = f"bokat/{written['forum']}/{slug(department) if department else '-'}/{starts:%Y-%m-%dT%H%M}"
    before = await context.stores.meetings.get(key)
    if before is not None and not before.cancelled:
        return await meeting_reply(question, context, before, context.say("meetings-booked-already"))
    meeting = Meeting(
        key,
        Forum(written["forum"]),
        starts,
        starts + _BOOKED_MINUTES,
        max(working_day_on_or_before(day - _BOOKED_STOP), context.today),
        department,
        place=written["place"][:_LONGEST_PLACE] or None,
        version=before.version + 1 if before is not None else 1,
    )
    return await _stored(question, context, meeting, None, "meetings-done-booked")


def _book_form(question: Question, context: Context, written: Mapping[str, str], faults: Mapping[str, str]) -> Reply:
    say = context.say
    forums = tuple((one.value, say(f"agendas-forum-{one.value}")) for one in Forum)
    departments = tuple((one.name, one.name) for one in context.view.departments)
    missing = say("meetings-missing")
    fields = (
        FormField(
            f"{FIELD}forum", say("meetings-form-forum"), value=written["forum"], choices=forums, missing=missing,
            fault=faults.get("forum", ""),
        ),
        FormField(
            f"{FIELD}department", say("meetings-form-department"), required=False, value=written["department"],
            choices=departments, fault=faults.get("department", ""),
        ),
        *_moment_fields(written, faults, context),
    )  # fmt: skip
    press = Press("meeting.book", say("meetings-press-book"), {"sent": "yes"})
    form = FormAnswer(say("meetings-form-book"), say("meetings-form-book-help"), (), fields, press)
    return Reply(question.intent, context.language, " ".join((*faults.values(), form.heading)), form)


async def _stored(question: Question, context: Context, meeting: Meeting, was: datetime | None, done: str) -> Reply:
    """Store and show it, or show what somebody else stored first."""
    book = context.stores.meetings
    if await book.put(meeting, was=was, by=context.viewer.person.aad_object_id):
        context.stores.bell.ring()
        return await meeting_reply(question, context, meeting, context.say(done))
    newest = await book.get(meeting.key) or meeting
    return await meeting_reply(question, context, newest, context.say("meetings-stale"))


def _moment_fields(written: Mapping[str, str], faults: Mapping[str, str], context: Context) -> tuple[FormField, ...]:
    say = context.say
    missing = say("meetings-missing")
    return (
        FormField(
            f"{FIELD}day", say("meetings-form-day"), value=written["day"], date=True, missing=missing,
            fault=faults.get("day", ""),
        ),
        FormField(
            f"{FIELD}time", say("meetings-form-time"), value=written["time"], missing=missing, most=5,
            fault=faults.get("time", ""),
        ),
        FormField(
            f"{FIELD}place", say("meetings-form-place"), required=False, value=written["place"], most=_LONGEST_PLACE
        ),
    )  # fmt: skip


def _moment(written: Mapping[str, str], context: Context) -> tuple[datetime | None, dict[str, str]]:
    """When it is to begin, and what is wrong with what was written."""
    faults = {}
    try:
        day = date.fromisoformat(written["day"])
    except ValueError:
        day = None
    if day is None or not context.today <= day <= context.today + _FURTHEST:
        faults["day"] = context.say("meetings-bad-day")
    elif not is_working_day(day):
        faults["day"] = context.say("meetings-closed-day")
    _, at = _said(written["time"], context.today)
    if at is None or not _EARLIEST <= at <= _LATEST:
        faults["time"] = context.say("meetings-bad-time")
    if faults or day is None or at is None:
        return None, faults
    return datetime.combine(day, at, LOCAL_ZONE), faults


def _said(words: str, today: date) -> tuple[date | None, time | None]:
    """The day and the time that words name."""
    found = _TIME.search(words) or _HOUR.search(words)
    rest = words.replace(found[0], " ") if found else words
    hours, minutes = (int(found[1]), int(found[2]) if found.re is _TIME else 0) if found else (99, 0)
    at = time(hours, minutes) if hours < 24 and minutes < 60 else None
    return day_in(rest, today), at


def _data(meeting: Meeting) -> dict[str, str]:
    return {"meeting": meeting.key, "seen": str(meeting.version)}


def _back(meeting: Meeting, context: Context) -> Press:
    return Press("meeting.show", context.say("meetings-press-show"), {"meeting": meeting.key})


def _told(question: Question, context: Context, key: str) -> Reply:
    return message_reply(context, question, context.say(key), heading=context.say("meetings-list-heading"))
