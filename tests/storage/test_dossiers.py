"""Drafts and submitted versions, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import update

from bot.calculations.in_memory import SessionDossiers
from bot.domain.dossiers import Participant
from bot.domain.drafts import Draft, Found, Given, Terms
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.nyttokalkyl.lifecycle import Actor, submit
from storage.dossiers import StoredDossiers
from storage.tables import dossiers
from tests.fakes.nyttokalkyler import full, retirement

MAJA, OSKAR = Participant("maja", "Maja Sundkvist"), Participant("oskar", "Oskar Cederqvist")


def a_draft(rate="450"):
    terms = Terms(Decimal(rate), Decimal(44), Decimal("0.03"), 2026)
    need = Given({"need": "Maska «handlingar» \N{EN DASH} å"}, 2, "maja")
    given = {"need": need, "risks": Given({}, 3, "maja", skipped=True)}
    return Draft(CalculationKind.NEW_SYSTEM, "Maja Sundkvist", terms, given, (Found("HAN-0001", "W3D3"),), at="need")


@pytest.fixture(params=["stored", "session"])
def kept(request, database, clock):
    return StoredDossiers(database, clock) if request.param == "stored" else SessionDossiers(clock)


async def test_a_draft_comes_back_as_it_was(kept):
    dossier = await kept.begin(a_draft(), MAJA)
    saved = await kept.save(replace(dossier, title="Maskning", department="KSF", need_words=("mask", "=Diarium")))
    assert await kept.get(dossier.number) == saved
    assert saved.draft == a_draft()
    assert await kept.get(dossier.number + 1) is None


async def test_what_was_read_too_long_ago_is_not_saved(kept):
    read = await kept.begin(a_draft(), MAJA)
    assert await kept.save(replace(read, title="Först")) is not None
    assert await kept.save(replace(read, title="Sedan")) is None
    assert (await kept.get(read.number)).title == "Först"


async def test_of_many_who_save_at_once_one_does(kept):
    read = await kept.begin(a_draft(), MAJA)
    saved = await asyncio.gather(*(kept.save(replace(read, title=f"{n}")) for n in range(6)))
    assert sum(one is not None for one in saved) == 1


async def test_it_is_listed_for_those_who_share_it(kept, clock):
    first = await kept.begin(a_draft(), MAJA)
    clock.move(minutes=1)
    second = await kept.begin(a_draft(), OSKAR)
    for _ in range(2):
        await kept.invite(second.number, MAJA)
    assert [one.number for one in await kept.of_person("maja")] == [second.number, first.number]
    assert (await kept.get(second.number)).participants == (OSKAR, MAJA)
    assert await kept.of_person("eva") == []


async def test_submitted_versions_are_added_and_never_changed(kept):
    dossier = await kept.begin(a_draft(), MAJA)
    matter = submit(dossier.matter, full(), Actor.AUTHOR, "Maja", date(2026, 11, 24))
    saved = await kept.save(replace(dossier, matter=matter))
    assert (await kept.get(dossier.number)).matter == matter
    assert [one.number for one in await kept.submitted()] == [dossier.number]
    assert not await kept.delete(dossier.number)
    assert await kept.get(dossier.number) == saved


async def test_a_stored_version_outlives_an_attempt_to_rewrite_it(database, clock):
    kept = StoredDossiers(database, clock)
    dossier = await kept.begin(a_draft(), MAJA)
    matter = submit(dossier.matter, full(), Actor.AUTHOR, "Maja", date(2026, 11, 24))
    saved = await kept.save(replace(dossier, matter=matter))
    forged = replace(matter, versions=(replace(matter.versions[0], calculation=retirement()),))
    await kept.save(replace(saved, matter=forged))
    assert (await kept.get(dossier.number)).matter.current == full()


async def test_a_draft_is_deleted_with_its_links(kept):
    first, second = [await kept.begin(a_draft(), MAJA) for _ in range(2)]
    assert await kept.link(second.number, first.number, date(2026, 11, 24))
    assert not await kept.link(first.number, second.number, date(2026, 11, 25))
    assert [(one.subject, one.on) for one in await kept.pairs(date(2026, 11, 24))] == [
        (f"{first.number}+{second.number}", date(2026, 11, 24))
    ]
    assert [one.number for one in await kept.linked(first.number)] == [second.number]
    assert await kept.delete(second.number)
    assert not await kept.delete(second.number)
    assert await kept.linked(first.number) == []


async def test_what_has_not_been_touched_for_long_is_left_out(kept, clock):
    await kept.begin(a_draft(), MAJA)
    clock.move(days=400)
    recent = await kept.begin(a_draft(), OSKAR)
    assert [one.number for one in await kept.since(recent.changed_at)] == [recent.number]


async def test_hidden_overlaps_are_noted_once_and_settled_once(kept):
    for need in ("maska", "maska igen"):
        await kept.note_hidden(1, "HAN-9997", need, "KSF", date(2026, 11, 24))
    [note] = await kept.hidden()
    assert (note.system, note.need, note.department, note.on) == ("HAN-9997", "maska", "KSF", date(2026, 11, 24))
    assert await kept.settle_hidden(note.number)
    assert not await kept.settle_hidden(note.number)
    assert await kept.hidden() == []


async def test_every_replica_signs_with_the_same_secret(database, clock):
    keys = await asyncio.gather(*(StoredDossiers(database, clock).signing_key() for _ in range(3)))
    assert len(set(keys)) == 1
    assert len(keys[0]) == 32


async def test_a_damaged_draft_hides_itself_and_no_other(database, clock, caplog):
    kept = StoredDossiers(database, clock)
    good, bad, newer = [await kept.begin(a_draft(), MAJA) for _ in range(3)]
    async with database.write() as connection:
        await connection.execute(update(dossiers).where(dossiers.c.id == bad.number).values(draft='{"is":"Matter"}'))
        await connection.execute(update(dossiers).where(dossiers.c.id == newer.number).values(schema_version=99))
    assert [one.number for one in await kept.of_person("maja")] == [good.number]
    assert len(caplog.records) == 2
