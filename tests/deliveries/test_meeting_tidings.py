"""A moved or cancelled meeting is told once; reminders of contracts name the meetings that are planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.deliveries.contract_tidings import ContractTidings
from bot.deliveries.foresight import Everybody, TheseSystems, Untold
from bot.domain.meetings import Forum
from bot.meetings.book import PlannedMeetings
from bot.meetings.tidings import MeetingTidings
from bot.texts import texts_for
from storage.meetings import StoredMeetingChanges
from tests.fakes.house import Decided, Meetings
from tests.fakes.meetings import meeting
from tests.fakes.notices import REMINDERS, Town
from tests.notices.rules import contract, rules, system

MET = meeting(department="Socialförvaltningen")


def later(met, days):
    step = timedelta(days=days)
    return replace(met, starts=met.starts + step, ends=met.ends + step, version=met.version + 1)


@pytest.fixture
async def told(database, clock, fake):
    book = PlannedMeetings(StoredMeetingChanges(database, clock))
    town = Town(database, clock, fake, [], sources=[MeetingTidings(book, 120)])
    await town.settle_in()

    async def run():
        await town.run()
        messages = fake.messages.get(REMINDERS, {}).values()
        return [one["attachments"][0]["content"]["fallbackText"] for one in messages]

    yield book, run
    await town.close()


async def test_a_meeting_moved_twice_and_cancelled_is_one_post(told):
    book, run = told
    moved = later(MET, 1)
    assert await book.put(moved, was=MET.starts, by="it")
    (post,) = await run()
    assert "onsdag 2026-12-16 klockan 10:00–12:00" in post
    assert "Det skulle ha varit 2026-12-15." in post
    again = later(moved, 1)
    assert await book.put(again, was=moved.starts, by="it")
    (post,) = await run()
    assert "torsdag 2026-12-17" in post
    assert await book.put(replace(again, cancelled=True, version=4), was=again.starts, by="it")
    (post,) = await run()
    assert "Ett möte är inställt" in post
    assert await run() == [post]


async def test_what_is_booked_or_far_ahead_is_not_told(told):
    book, run = told
    assert await book.put(replace(MET, key="bokat/1"), was=None, by="it")
    assert await book.put(later(meeting(day=date(2027, 9, 8)), 1), was=meeting(day=date(2027, 9, 8)).starts, by="it")
    assert await run() == []


async def test_notices_name_the_last_planned_tactical_meeting():
    planned = Meetings(
        [
            meeting(day=date(2028, 2, 9), department="Socialförvaltningen"),
            replace(meeting(day=date(2028, 3, 15)), cancelled=True),
            meeting(day=date(2028, 3, 20), department="Utbildningsförvaltningen"),
            meeting(Forum.OWNER_MEETING, date(2028, 3, 22)),
        ]
    )
    source = ContractTidings(TheseSystems((system(contract()),)), Untold(), rules(), Decided(), meetings=planned)
    first = await source.stamp(date(2028, 1, 31))

    async def named():
        tidings = await source.reckon(date(2028, 1, 31), Everybody())
        return {
            str(one.write(texts_for("sv"))).count("2028-02-09") > 0 for one in tidings.new if one.send_on.month == 1
        }

    assert True in await named()
    planned.known, planned.number = [], 2
    assert await source.stamp(date(2028, 1, 31)) != first
    assert await named() == {False}
