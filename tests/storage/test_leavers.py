"""Somebody who has left: their own data goes, what was decided and shown stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from bot.domain.dossiers import Participant
from bot.domain.drafts import Draft
from bot.domain.nyttokalkyl.calculation import CalculationKind
from bot.domain.people import Person
from bot.domain.preferences import Preferences
from bot.policies import NyttokalkylPolicy
from bot.policies.retention import RetentionPolicy
from bot.ports import Disclosure
from bot.retention import DailyPurge
from bot.turn import Conversation, ConversationKind
from storage.access_log import AccessLog
from storage.conversations import StoredConversations
from storage.dossier_tables import dossiers
from storage.dossiers import StoredDossiers
from storage.preference_tables import preferences
from storage.preferences import StoredPreferences
from storage.retention import StoredRetention
from storage.tables import access_log, conversation_references
from tests.fakes.clock import FakeClock
from tests.fakes.databases import *  # noqa: F403
from tests.fakes.house import People

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


async def live(database, clock, who):
    """A chat, a preference, a draft of one's own and something that was shown."""
    chat = Conversation(f"a:{who}", ConversationKind.PERSONAL, "http://127.0.0.1", "tenant")
    await StoredConversations(database, clock).remember(chat, who)
    await StoredPreferences(database, clock).save(who, Preferences(language="en"))
    await AccessLog(database, clock).disclose([Disclosure(who, chat.id, "HAN-1", "contract", "answer")])
    draft = Draft(CalculationKind.NEW_SYSTEM, who, NyttokalkylPolicy().terms(NOW.date()))
    return await StoredDossiers(database, clock).begin(draft, Participant(who, who))


async def count(database, table):
    async with database.engine.connect() as connection:
        return (await connection.execute(select(func.count()).select_from(table))).scalar_one()


@pytest.fixture
async def town(database):
    clock = FakeClock(NOW)
    for who in ("stays", "left"):
        await live(database, clock, who)
    people = People({"stays": Person("stays", "Bo Ek"), "left": Person("left", "Eva Lind", active=False)})
    return database, clock, DailyPurge(StoredRetention(database, clock), RetentionPolicy(), clock, people)


async def days(purge, clock, count):
    for _ in range(count):
        clock.move(days=1)
        await purge.run_once()


async def test_after_three_months_what_was_theirs_is_gone_and_records_stay(town):
    database, clock, purge = town
    await days(purge, clock, 90)
    assert await count(database, preferences) == 2
    await days(purge, clock, 1)
    counts = [await count(database, table) for table in (conversation_references, preferences, dossiers, access_log)]
    assert counts == [1, 1, 1, 2]


async def test_who_comes_back_from_a_leave_keeps_everything(town):
    database, clock, purge = town
    people = purge._directory
    await days(purge, clock, 60)
    people.known["left"] = replace(people.known["left"], active=True)
    await days(purge, clock, 1)
    people.known["left"] = replace(people.known["left"], active=False)
    await days(purge, clock, 60)
    assert await count(database, preferences) == 2


async def test_a_leaver_without_a_chat_is_found_too(town):
    database, clock, purge = town
    await StoredConversations(database, clock).forget("a:left")
    await days(purge, clock, 92)
    assert [await count(database, table) for table in (preferences, dossiers)] == [1, 1]


async def test_a_draft_that_others_share_stays_with_them(town):
    database, clock, purge = town
    kept = StoredDossiers(database, clock)
    (draft,) = await kept.of_person("left")
    await kept.invite(draft.number, Participant("stays", "Bo Ek", NOW.date(), "Eva Lind"))
    await days(purge, clock, 92)
    assert {one.number for one in await kept.of_person("stays")} >= {draft.number}


async def test_one_who_cannot_be_asked_of_stays_and_stops_nobody_else(town, caplog):
    database, clock, purge = town
    asked = purge._directory.person

    async def answers(person_id, name):
        if person_id == "stays":
            raise ConnectionError("no answer")
        return await asked(person_id, name)

    purge._directory.person = answers
    await days(purge, clock, 92)
    assert await count(database, preferences) == 1
    assert any(getattr(record, "incident", "") for record in caplog.records)


async def test_nobody_is_forgotten_who_is_not_let_in_or_of_whom_nothing_is_known(town):
    database, clock, purge = town

    async def refuses(person_id, name):
        raise PermissionError

    async def silent(person_id, name):
        return Person(person_id, "")

    for answers in (refuses, silent):
        purge._directory.person = answers
        await days(purge, clock, 92)
        assert await count(database, conversation_references) == 2


async def test_a_directory_for_which_most_have_left_is_not_believed(town):
    database, clock, purge = town
    for number in range(20):
        await live(database, clock, f"many-{number:02}")

    async def blind(person_id, name):
        return Person(person_id, "Någon", active=person_id == "stays")

    purge._directory.person = blind
    await days(purge, clock, 92)
    assert await count(database, conversation_references) == 22
