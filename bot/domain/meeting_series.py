"""Meetings by rule: «the second Wednesday of March, June, September and December at 13.00, one for each department»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo

from bot.domain.meetings import Forum, Meeting
from bot.domain.notices import sent_late
from bot.domain.workdays import working_day_on_or_before

EACH_DEPARTMENT = "*"
LAST = -1
"""As `nth`: the last one of the month."""

_ONE_DAY, _ONE_WEEK = timedelta(days=1), timedelta(days=7)
_NOT_IN_KEY = re.compile(r"[^\w]+")
# A rule's day is never moved further than the quiet weeks and the holidays around them.
_FURTHEST_MOVED = timedelta(days=80)


@dataclass(frozen=True, slots=True)
class Series:
    """A rule. `name` begins the keys of its meetings, so it is never changed.

    `department` «*» is one meeting for each department, None one for all of them together. The days are those of the
    rule (`months`, `nth`, `weekday` with Monday as 1) and `dates`. `skip` and `moved` name days as the rule gives them.
    """

    name: str
    forum: Forum
    starts: time
    minutes: int
    months: frozenset[int] = frozenset()
    nth: int = 1
    weekday: int = 1
    dates: tuple[date, ...] = ()
    department: str | None = None
    title: str | None = None
    place: str | None = None
    link: str | None = None
    organiser: str | None = None
    stop_days: int = 14
    skip: frozenset[date] = frozenset()
    moved: Mapping[date, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """All series, with what their days depend on."""

    series: Sequence[Series]
    departments: Sequence[str]
    quiet_weeks: frozenset[int]
    zone: tzinfo

    def between(self, first: date, last: date) -> list[Meeting]:
        """Meetings that begin on these days, both included, by time."""
        found = [
            meeting
            for one in self.series
            for day in _rule_days(one, first - _FURTHEST_MOVED, last)
            for meeting in self._on(one, day)
        ]
        return [meeting for meeting in self._parted(found) if first <= meeting.starts.date() <= last]

    def _parted(self, meetings: Sequence[Meeting]) -> list[Meeting]:
        """By time; of two that the quiet weeks have moved to one moment, the later one goes on to the next day."""
        # Those that stand where their rule put them keep their place.
        placed: list[Meeting] = []
        for meeting in sorted(meetings, key=lambda one: (self._is_moved(one), one.starts, one.key)):
            free = meeting
            while self._is_moved(free) and any(_meet(free, other) for other in placed):
                free = self._a_day_later(free)
            placed.append(free)
        return sorted(placed, key=lambda meeting: (meeting.starts, meeting.key))

    def _is_moved(self, meeting: Meeting) -> bool:
        """True if its rule put it in a quiet week."""
        return date.fromisoformat(meeting.key.rpartition("/")[2]).isocalendar().week in self.quiet_weeks

    def _a_day_later(self, meeting: Meeting) -> Meeting:
        before = meeting.starts.date()
        day = sent_late(before + _ONE_DAY, self.quiet_weeks)
        starts = datetime.combine(day, meeting.starts.time(), self.zone)
        stop = working_day_on_or_before(meeting.stop_date + (day - before))
        return replace(meeting, starts=starts, ends=starts + (meeting.ends - meeting.starts), stop_date=stop)

    def get(self, key: str) -> Meeting | None:
        """The meeting with that key."""
        name = key.partition("/")[0]
        try:
            rule_day = date.fromisoformat(key.rpartition("/")[2])
        except ValueError:
            return None
        mine = [one for one in self.series if one.name == name and rule_day in set(_rule_days(one, rule_day, rule_day))]
        found = next((found for one in mine for found in self._on(one, rule_day) if found.key == key), None)
        if found is None or not self._is_moved(found):
            return found
        day = found.starts.date()
        return next((one for one in self.between(day, day + _FURTHEST_MOVED) if one.key == key), found)

    def _on(self, series: Series, rule_day: date) -> Iterator[Meeting]:
        """The meetings of a day of the rule, one for each department that it is for."""
        day = sent_late(series.moved.get(rule_day, rule_day), self.quiet_weeks)
        # Added to the wall clock, which is right by day: the clocks change at night.
        starts = datetime.combine(day, series.starts, self.zone)
        each = series.department == EACH_DEPARTMENT
        for department in self.departments if each else (series.department,):
            keys = [series.name, *([slug(department)] if each and department else []), rule_day.isoformat()]
            yield Meeting(
                key="/".join(keys),
                forum=series.forum,
                starts=starts,
                ends=starts + timedelta(minutes=series.minutes),
                stop_date=working_day_on_or_before(day - timedelta(days=series.stop_days)),
                department=department,
                title=series.title,
                place=series.place,
                link=series.link,
                organiser=series.organiser,
            )


def _meet(one: Meeting, other: Meeting) -> bool:
    """True if somebody could be expected in both at once."""
    same = one.department is None or other.department is None or one.department == other.department
    return same and one.starts < other.ends and other.starts < one.ends


def slug(department: str) -> str:
    """A department's name as a part of a key."""
    return _NOT_IN_KEY.sub("-", department.casefold()).strip("-")


def _rule_days(series: Series, first: date, last: date) -> list[date]:
    """Days of the rule from `first` to `last`, and those that somebody has moved from elsewhere."""
    found = {day for day in _by_rule(series, first, last) if first <= day <= last}
    found |= {day for day in series.dates if first <= day <= last}
    found |= {day for day in series.moved if day in series.dates or day in set(_by_rule(series, day, day))}
    return sorted(found - series.skip)


def _by_rule(series: Series, first: date, last: date) -> Iterator[date]:
    for year in range(first.year, last.year + 1):
        for month in series.months:
            day = _nth(year, month, series.nth, series.weekday)
            if day is not None and first <= day <= last:
                yield day


def _nth(year: int, month: int, nth: int, weekday: int) -> date | None:
    if nth == LAST:
        day = date(year + month // 12, month % 12 + 1, 1) - _ONE_DAY
        return day - timedelta(days=(day.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7) + (nth - 1) * _ONE_WEEK
    return day if day.month == month else None
