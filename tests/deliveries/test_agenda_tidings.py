"""Agendas are posted before the meeting, follow the facts until it, and what was decided is reminded of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.agendas.desk import AgendaDesk
from bot.agendas.tidings import AgendaTidings
from bot.clock import local_date
from bot.domain.agendas import Act, Entry
from bot.domain.meetings import Forum
from bot.domain.workdays import is_working_day
from storage.agendas import StoredAgendas
from storage.dossiers import StoredDossiers
from tests.fakes.house import NOTICE_RULES, Decided, Meetings, Planned
from tests.fakes.meetings import meeting
from tests.fakes.notices import IT, MANAGER, OWNER, REMINDERS, Town
from tests.notices.rules import contract, system

HOME = "Socialförvaltningen"
TACTICAL = meeting(department=HOME)
CHAT = f"a:{MANAGER.aad_object_id}"


class Agendas:
    """A town with one meeting."""

    def __init__(self, database, clock, fake, met=TACTICAL) -> None:
        clock.moment = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
        systems = [
            system(contract(end_date=date(2027, 5, 31)), name="Öppna journalen"),
            system(contract(end_date=date(2027, 5, 31)), key="HEM-1", name="Hemliga journalen", secret=True),
        ]
        self.meetings = Meetings([met])
        self.town = Town(database, clock, fake, systems)
        self.desk = AgendaDesk(
            kept=StoredAgendas(database, clock),
            meetings=self.meetings,
            systems=self.town.source,
            dossiers=StoredDossiers(database, clock),
            decisions=Decided(),
            plans=Planned(),
            rules=NOTICE_RULES,
        )
        self.source = AgendaTidings(self.desk, NOTICE_RULES.quiet_weeks)
        self.town.sources = (self.source,)
        self.town.loop = self.town.replica()
        self.fake, self.clock = fake, clock

    def change(self, met) -> None:
        self.meetings.known[:] = [met]
        self.meetings.number += 1

    async def until(self, day: date) -> None:
        """Live to ten in the morning of that day."""
        while local_date(self.clock()) < day:
            await self.town.run()
            self.clock.moment = self.clock.moment.replace(hour=8, minute=0) + timedelta(days=1)
            self.town.ticks += 86_400
        await self.town.run()

    def posts(self, where=REMINDERS):
        """Agendas as they stand in the channel."""
        messages = self.fake.messages.get(where, {}).values()
        return [text for one in messages if "Dagordning" in (text := one["attachments"][0]["content"]["fallbackText"])]


@pytest.fixture
async def agendas(database, clock, fake):
    agendas = Agendas(database, clock, fake)
    await agendas.town.settle_in()
    yield agendas
    await agendas.town.close()


async def test_it_is_posted_fourteen_and_two_days_before_and_no_secret_is_told(agendas):
    await agendas.until(date(2026, 11, 30))
    assert agendas.posts() == []
    await agendas.until(date(2026, 12, 1))
    assert len(agendas.posts()) == 1
    await agendas.until(date(2026, 12, 15))
    first, second = agendas.posts()  # Sunday the thirteenth is no working day: the Friday before
    for post in (first, second):
        assert "Öppna journalen" in post
        assert "Hemliga" not in post
        assert "2027-02-28" not in post


async def test_a_posted_agenda_follows_what_is_changed(agendas):
    await agendas.until(date(2026, 12, 1))
    added = Entry(TACTICAL.key, 1, Act.ADDED, "it", date(2026, 12, 1), text="Bokning av lokaler")
    assert await agendas.desk.kept.add(added)
    await agendas.town.run()
    (post,) = agendas.posts()
    assert "Bokning av lokaler" in post


async def test_a_moved_meeting_amends_its_post_and_adds_none(agendas):
    await agendas.until(date(2026, 12, 1))
    agendas.change(
        replace(TACTICAL, starts=TACTICAL.starts + timedelta(days=1), ends=TACTICAL.ends + timedelta(days=1))
    )
    await agendas.town.run()
    (post,) = agendas.posts()
    assert "2026-12-16" in post


async def test_a_cancelled_meeting_is_said_to_be_so_in_its_post(agendas):
    await agendas.until(date(2026, 12, 1))
    agendas.change(replace(TACTICAL, cancelled=True))
    await agendas.town.run()
    (post,) = agendas.posts()
    assert "inställt" in post
    await agendas.until(date(2026, 12, 15))
    assert len(agendas.posts()) == 1


async def test_after_an_outage_only_the_last_rung_is_posted(agendas):
    agendas.clock.moment = datetime(2026, 12, 14, 8, 0, tzinfo=UTC)
    await agendas.town.run()
    assert len(agendas.posts()) == 1


async def test_each_manager_privately_gets_what_the_theme_is_in_their_systems(database, clock, fake):
    met = meeting(Forum.MAINTENANCE_MEETING, theme="Förvaltningsplan")
    agendas = Agendas(database, clock, fake, met)
    await agendas.town.settle_in()
    await agendas.until(date(2026, 12, 15))
    (mine,) = [text for text in _texts(fake, CHAT) if "saknar plan" in text]
    assert "2 av dina system" in mine
    assert not [text for text in _texts(fake, f"a:{OWNER.aad_object_id}") if "saknar plan" in text]
    await agendas.town.close()


async def test_a_proposal_is_told_to_it_and_its_answer_to_who_made_it(agendas):
    kept = agendas.desk.kept
    proposed = Entry(
        TACTICAL.key,
        1,
        Act.PROPOSED,
        MANAGER.aad_object_id,
        date(2026, 11, 24),
        text="Ny punkt",
        person="bo",
        name="Bo",
    )
    await kept.add(proposed)
    await agendas.town.run()
    (told,) = [text for text in _texts(agendas.fake, IT) if "Ny punkt" in text]
    await kept.add(Entry(TACTICAL.key, 2, Act.APPROVED, "it", date(2026, 11, 24), item=proposed.key))
    await agendas.town.run()
    (amended,) = [text for text in _texts(agendas.fake, IT) if "Ny punkt" in text]
    assert told != amended
    assert any("står på dagordningen" in text for text in _texts(agendas.fake, CHAT))


async def test_an_action_is_reminded_of_until_it_is_done(agendas):
    agendas.clock.moment = datetime(2026, 12, 15, 12, 0, tzinfo=UTC)
    action = Entry(
        TACTICAL.key,
        1,
        Act.ACTION,
        "it",
        date(2026, 12, 15),
        item="own/x",
        text="Ring leverantören",
        person="bo",
        name="Bo Alm",
        due=date(2027, 1, 15),
    )
    await agendas.desk.kept.add(action)
    await agendas.until(date(2027, 1, 15))
    told = [text for text in _texts(agendas.fake, CHAT) if "Ring leverantören" in text]
    assert len(told) == 3  # when it was given, three days before, the day itself
    await agendas.desk.kept.add(Entry(TACTICAL.key, 2, Act.DONE, "bo", date(2027, 1, 15), item=action.key))
    await agendas.until(date(2027, 2, 15))
    now = [text for text in _texts(agendas.fake, CHAT) if "Ring leverantören" in text]
    assert len(now) == 3
    assert all("Klart" in text for text in now)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dates(date(2026, 12, 1), date(2027, 12, 31)), st.integers(1, 30))
def test_an_agenda_is_posted_on_a_working_day_before_its_rung(day, rung):
    source = AgendaTidings.__new__(AgendaTidings)
    source._quiet = NOTICE_RULES.quiet_weeks
    send_on = source.send_day(meeting(day=day), rung)
    assert is_working_day(send_on)
    assert send_on <= day - timedelta(days=rung)


def _texts(fake, conversation):
    return [one["attachments"][0]["content"]["fallbackText"] for one in fake.messages.get(conversation, {}).values()]
