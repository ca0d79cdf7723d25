"""Meetings of the forums: series that give their days."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.domain.meeting_series import Series
from bot.domain.meetings import Forum
from bot.domain.notices import MOST_QUIET_WEEKS
from bot.policies.table import Table

_Month = Annotated[int, Field(ge=1, le=12)]
_Text = Annotated[str, Field(min_length=1, max_length=200)]


class SeriesPolicy(Table):
    """A series. `name` begins the keys of its meetings and must not change while meetings are remembered."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    forum: Forum
    department: _Text | None = None
    months: Annotated[list[_Month], Field(max_length=12)] = []
    nth: Literal[1, 2, 3, 4, -1] = 1
    weekday: Annotated[int, Field(ge=1, le=5)] = 1
    dates: Annotated[list[date], Field(max_length=100)] = []
    starts: Annotated[time, Field(ge=time(6), le=time(20))]
    minutes: Annotated[int, Field(ge=10, le=240)] = 90
    title: _Text | None = None
    place: _Text | None = None
    link: Annotated[str, Field(pattern=r"^https://\S+$", max_length=1000)] | None = None
    organiser: _Text | None = None
    stop_days: Annotated[int, Field(ge=0, le=90)] = 14
    skip: Annotated[list[date], Field(max_length=100)] = []
    moved: dict[date, date] = {}

    @model_validator(mode="after")
    def _has_days(self) -> Self:
        if not self.months and not self.dates:
            raise ValueError("serien behöver months eller dates")
        if self.starts.tzinfo is not None:
            raise ValueError("starts är lokal tid, utan tidszon")
        return self

    def series(self) -> Series:
        """The series as a value of the domain."""
        return Series(
            name=self.name,
            forum=self.forum,
            starts=self.starts,
            minutes=self.minutes,
            months=frozenset(self.months),
            nth=self.nth,
            weekday=self.weekday,
            dates=tuple(self.dates),
            department=self.department,
            title=self.title,
            place=self.place,
            link=self.link,
            organiser=self.organiser,
            stop_days=self.stop_days,
            skip=frozenset(self.skip),
            moved=self.moved,
        )


class MeetingPolicy(Table):
    """All series, the weeks in which nobody meets, and for how many days ahead a changed meeting is told of at once."""

    series: Annotated[list[SeriesPolicy], Field(max_length=40)] = []
    quiet_weeks: Annotated[list[Annotated[int, Field(ge=1, le=53)]], Field(max_length=MOST_QUIET_WEEKS)] = [
        1,
        28,
        29,
        30,
        31,
        52,
        53,
    ]
    mailbox: Annotated[str, Field(pattern=r"^\S+@\S+$", max_length=200)] | None = None
    announced_days: Annotated[int, Field(ge=1, le=400)] = 120

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        names = [one.name for one in self.series]
        if len(set(names)) != len(names):
            raise ValueError("två serier har samma name")
        return self
