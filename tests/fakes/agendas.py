"""What agendas are built from, as lists that a test may change: meetings and planned procurements."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from bot.clock import local_date
from bot.domain.dossiers import Dossier, Participant
from bot.domain.drafts import Draft
from bot.domain.meetings import Forum, Meeting
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.nyttokalkyl.lifecycle import Matter, Stage, Statement, Version
from bot.policies import NyttokalkylPolicy
from bot.ports.meetings import MeetingChange
from tests.fakes.nyttokalkyler import full

KSF, UTB = "Kommunstyrelseförvaltningen", "Utbildningsförvaltningen"


@dataclass
class Meetings:
    """A Meetings as a list."""

    known: list = field(default_factory=list)
    number: int = 1
    changed: dict = field(default_factory=dict)

    async def between(self, first, last):
        found = [one for one in self.known if first <= local_date(one.starts) <= last]
        return sorted(found, key=lambda one: one.starts)

    async def get(self, key):
        return next((one for one in self.known if one.key == key), None)

    async def version(self):
        return self.number

    async def changes(self):
        return list(self.changed.values())

    async def put(self, meeting, *, was, by):
        before = await self.get(meeting.key)
        if (before.version if before else 0) != meeting.version - 1:
            return False
        self.known = [*(one for one in self.known if one.key != meeting.key), meeting]
        self.changed[meeting.key] = MeetingChange(meeting, was, datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
        self.number += 1
        return True

    def change(self, key, **changes):
        self.known = [replace(one, **changes) if one.key == key else one for one in self.known]
        self.number += 1


@dataclass
class Planned:
    """Planned procurements as a list."""

    known: list = field(default_factory=list)

    async def upcoming(self, today):
        return [one for one in self.known if not one.is_past(today)]


def meeting(day, forum=Forum.TACTICAL_MEETING, department=KSF, **changes):
    """A meeting from nine to eleven in Stockholm in winter; items are taken in until two weeks before."""
    starts = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    usual = Meeting(
        f"{forum.value}/{day.isoformat()}",
        forum,
        starts,
        starts + timedelta(hours=2),
        day - timedelta(days=14),
        department if forum is Forum.TACTICAL_MEETING else None,
        place="Sessionssalen",
    )
    return replace(usual, **changes)


def handed_in(number, department=KSF, on=date(2026, 11, 2), *, stated=True, **changes):
    """A submitted nyttokalkyl."""
    calculation = replace(full(), departments=(department,), **changes)
    statement = Statement("Går bra.", "IT", on) if stated else None
    stage = Stage.IT_STATEMENT if stated else Stage.SUBMITTED
    matter = Matter(stage, (Version(1, calculation, "Maja", on),), statement)
    draft = Draft(CalculationKind.NEW_SYSTEM, "Maja", NyttokalkylPolicy().terms(on))
    people = (Participant("maja", "Maja Sundkvist"),)
    moment = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    return Dossier(number, 1, draft, matter, people, calculation.title, department, (), moment)
