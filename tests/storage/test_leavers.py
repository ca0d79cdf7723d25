"""Somebody who has left: their own data goes, what was decided and shown stays."""

from __future__ import annotations

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


async def test_after_a_month_what_was_theirs_is_gone_and_records_stay(town):
    database, clock, purge = town
    clock.move(days=29)
    await purge.run_once()
    assert await count(database, preferences) == 2
    clock.move(days=2)
    await purge.run_once()
    counts = [await count(database, table) for table in (conversation_references, preferences, dossiers, access_log)]
    assert counts == [1, 1, 1, 2]


async def test_a_draft_that_others_share_stays_with_them(town):
    database, clock, purge = town
    kept = StoredDossiers(database, clock)
    (draft,) = await kept.of_person("left")
    await kept.invite(draft.number, Participant("stays", "Bo Ek", NOW.date(), "Eva Lind"))
    clock.move(days=31)
    await purge.run_once()
    assert {one.number for one in await kept.of_person("stays")} >= {draft.number}


async def test_nobody_is_forgotten_who_cannot_be_asked_of(town):
    database, clock, _ = town

    class Away(People):
        async def person(self, aad_object_id, fallback_name):
            raise PermissionError

    purge = DailyPurge(StoredRetention(database, clock), RetentionPolicy(), clock, Away())
    clock.move(days=31)
    assert await purge.run_once()
    assert await count(database, conversation_references) == 2
