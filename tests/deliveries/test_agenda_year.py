"""A year of agendas from the first of December 2026: which are posted, on which days, over holidays and the summer."""

from __future__ import annotations

from datetime import date, timedelta

from bot.agendas.desk import AgendaDesk
from bot.agendas.in_memory import SessionAgendas
from bot.agendas.tidings import AGENDA, AgendaTidings
from bot.domain.deliveries import REMINDERS
from bot.domain.meetings import Forum
from bot.domain.workdays import is_working_day
from bot.tidings import Audience
from tests.fakes.agendas import Meetings, Planned, meeting
from tests.fakes.house import NOTICE_RULES, Decided, Values
from tests.notices.rules import contract, system
from tests.test_agendas_public import Submitted

TACTICAL, MAINTENANCE, OWNERS = Forum.TACTICAL_MEETING, Forum.MAINTENANCE_MEETING, Forum.OWNER_MEETING
MET = [
    meeting(date(2027, 1, 7), TACTICAL),  # the day after Epiphany
    meeting(date(2027, 1, 20), MAINTENANCE, theme="Förvaltningsplan"),
    meeting(date(2027, 4, 1), TACTICAL),  # the Thursday after Easter is 1 April: Easter Sunday is 28 March
    meeting(date(2027, 6, 28), TACTICAL),  # the Monday after midsummer
    meeting(date(2027, 8, 18), OWNERS),  # two weeks before lies in the quiet weeks of the summer
    meeting(date(2027, 11, 1), MAINTENANCE, theme="Avtal"),  # the Monday after All Saints' and the change of clocks
]
EXPECTED = {
    (date(2026, 12, 23), "2027-01-07", 14),  # Christmas Eve is closed
    (date(2027, 1, 5), "2027-01-07", 2),
    (date(2027, 1, 5), "2027-01-20", 14),  # Epiphany
    (date(2027, 1, 18), "2027-01-20", 2),
    (date(2027, 3, 18), "2027-04-01", 14),
    (date(2027, 3, 30), "2027-04-01", 2),
    (date(2027, 6, 14), "2027-06-28", 14),
    (date(2027, 6, 24), "2027-06-28", 2),  # a Saturday, and midsummer before it
    (date(2027, 7, 9), "2027-08-18", 14),  # before the quiet weeks
    (date(2027, 8, 16), "2027-08-18", 2),
    (date(2027, 10, 18), "2027-11-01", 14),
    (date(2027, 10, 29), "2027-11-01", 2),
}


async def test_a_year_of_agendas():
    desk = AgendaDesk(
        kept=SessionAgendas(),
        meetings=Meetings(MET),
        systems=Values((system(contract()),), ()),
        dossiers=Submitted(),
        decisions=Decided(),
        plans=Planned(),
        rules=NOTICE_RULES,
    )
    source = AgendaTidings(desk, NOTICE_RULES.quiet_weeks)
    told = {}
    day = date(2026, 12, 1)
    while day < date(2027, 12, 1):
        for one in (await source.reckon(day, Audience())).new:
            told.setdefault(one.key, (day, one.send_on))
        day += timedelta(days=1)
    assert {key.kind for key in told} == {AGENDA}
    assert {key.recipient for key in told} == {REMINDERS}
    posted = {(first, key.subject.partition("/")[2], key.rung) for key, (first, _) in told.items()}
    assert posted == EXPECTED
    assert all(first == on and is_working_day(first) for first, on in told.values())
