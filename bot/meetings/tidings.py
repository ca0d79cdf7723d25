"""Moved and cancelled meetings as a source of tidings: one post in the channel, which follows later changes."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, timedelta
from functools import partial

from bot.clock import local_date
from bot.domain.answers import AgendaAnswer, Press
from bot.domain.deliveries import REMINDERS, DeliveryKey
from bot.meetings.wording import name_of, when_of
from bot.ports import MeetingBook
from bot.ports.meetings import MeetingChange
from bot.texts import Texts
from bot.tidings import Amendment, Audience, Tiding, Tidings

CHANGED = "meeting_changed"
_ALWAYS = date(2000, 1, 1)
"""The deadline of what has none: a meeting may be moved again, and is the same meeting."""

_TOO_OLD = timedelta(days=14)


class MeetingTidings:
    """Implements bot.tidings.TidingSource. Changes of meetings further ahead than `announced` are nobody's news yet."""

    def __init__(self, book: MeetingBook, announced_days: int) -> None:
        self._book = book
        self._announced = timedelta(days=announced_days)

    async def stamp(self, today: date) -> Hashable:
        """What has been changed."""
        del today
        return await self._book.version()

    async def reckon(self, today: date, audience: Audience) -> Tidings:
        """Changes of coming meetings; one that had been told of and is changed again is told in the same post."""
        del audience
        new, amended = [], []
        for change in await self._book.changes():
            if change.was is None or max(local_date(change.was), local_date(change.meeting.starts)) < today:
                continue
            post, revision = partial(changed_post, change), str(change.meeting.version)
            amended.append(Amendment(frozenset({CHANGED}), change.meeting.key, revision, partial(_amended, change)))
            changed_on = local_date(change.at)
            near = min(local_date(change.was), local_date(change.meeting.starts)) - changed_on <= self._announced
            if near and today - changed_on < _TOO_OLD:
                key = DeliveryKey(CHANGED, change.meeting.key, _ALWAYS, 0, REMINDERS)
                new.append(Tiding(key, changed_on, post, _why, revision=revision))
        return Tidings(new, amended)


def changed_post(change: MeetingChange, say: Texts) -> AgendaAnswer:
    """What the channel is told: when it was to be, and when it is."""
    meeting = change.meeting
    if meeting.cancelled:
        lead = (say("meetings-said-cancelled", name=name_of(meeting, say), when=when_of(meeting, say)),)
        return AgendaAnswer(say("meetings-post-cancelled"), lead)
    stop = say("meetings-calendar-stop", day=meeting.stop_date.isoformat())
    where = (f"{say('meetings-label-place')}: {meeting.place}",) if meeting.place else ()
    now = say("meetings-post-now", name=name_of(meeting, say), when=when_of(meeting, say))
    before = () if change.was is None else (say("meetings-post-before", day=local_date(change.was).isoformat()),)
    press = Press("meeting.show", say("meetings-press-show"), {"meeting": meeting.key})
    return AgendaAnswer(say("meetings-post-changed"), (now, *before, *where, stop), actions=(press,))


def _amended(change: MeetingChange, say: Texts, _to: str) -> AgendaAnswer:
    return changed_post(change, say)


def _why(say: Texts) -> str:
    return say("meetings-why-changed")
