"""What people do with agendas, in both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.agendas import DETAILED, Act, AgendaItem, Entry, ItemKind
from storage.agendas import StoredAgendas
from tests.fakes.databases import *  # noqa: F403

DAY = date(2026, 12, 16)
ITEM = AgendaItem(
    "contract/HAN-0001/KS-1/2027-02-28",
    ItemKind.CONTRACT,
    (("system", "Öppna «journalen»"),),
    (("deadline", "2027-02-28"), ("count", 3)),
    ("HAN-0001",),
    ("HAN-0001",),
    (("agendas-figure-plan", (("department", "KSF"), ("lacking", 2))),),
)
FIRST = Entry("taktiskt/2026-12-16", 1, Act.FROZEN, "it", DAY, DETAILED, items=(ITEM,))
ACTION = Entry(FIRST.meeting, 2, Act.ACTION, "it", DAY, ITEM.key, "Ring", "maja", "Maja Sundkvist", date(2027, 1, 15))


def kept(database):
    return StoredAgendas(database, lambda: datetime(2026, 12, 16, 9, tzinfo=UTC))


async def test_entries_come_back_as_they_were_in_order(database):
    agendas = kept(database)
    other = replace(FIRST, meeting="agarmote/2027-01-01", items=())
    assert await agendas.stamp() == 0
    for entry in (FIRST, other, ACTION):
        assert await agendas.add(entry)
    assert await agendas.of(FIRST.meeting) == [FIRST, ACTION]
    assert list(await agendas.all()) == [other, FIRST, ACTION]
    assert await agendas.stamp() == 3


async def test_of_several_who_write_the_same_version_one_does(database):
    entries = [replace(ACTION, version=1, text=f"{number}") for number in range(8)]
    written = await asyncio.gather(*(kept(database).add(entry) for entry in entries))
    assert sum(written) == 1
    assert [one.text for one in await kept(database).of(FIRST.meeting)] == [f"{written.index(True)}"]
