from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.turn import Conversation, ConversationKind
from storage.conversations import StoredConversations
from storage.session import Database
from tests.fakes.clock import FakeClock

CHAT = Conversation("a:1", ConversationKind.PERSONAL, "https://smba.example.invalid/se/", "tenant-1")
CHANNEL = Conversation(
    "19:general@thread.tacv2",
    ConversationKind.CHANNEL,
    "https://smba.example.invalid/se/",
    "tenant-1",
    channel_id="19:general@thread.tacv2",
    team_id="19:team@thread.tacv2",
    name="Allmänt",
)
THREAD = replace(CHANNEL, id="19:general@thread.tacv2;messageid=1700000000000")
OTHER = replace(CHANNEL, id="19:it@thread.tacv2", channel_id="19:it@thread.tacv2", name="IT")


@pytest.fixture
def conversations(database: Database, clock: FakeClock) -> StoredConversations:
    return StoredConversations(database, clock)


async def test_a_conversation_is_found_again_refreshed_and_forgotten(conversations):
    assert await conversations.find("a:1") is None
    await conversations.remember(CHAT, "person-1")
    moved = replace(CHAT, service_url="https://smba.example.invalid/emea/")
    await conversations.remember(moved, "person-1")
    assert await conversations.find("a:1") == moved
    await conversations.forget("a:1")
    await conversations.forget("a:1")
    assert await conversations.find("a:1") is None


async def test_a_chat_that_speaks_is_stored_though_its_installation_was_lost(conversations, clock):
    await conversations.ensure(CHAT, "person-1")
    (chat,) = await conversations.personal()
    assert (chat.person_id, chat.conversation) == ("person-1", CHAT)
    installed = chat.installed_at
    clock.move(minutes=5)
    await conversations.ensure(replace(CHAT, service_url="https://elsewhere.example.invalid/"), "person-2")
    (same,) = await conversations.personal()
    assert (same.person_id, same.conversation, same.installed_at) == ("person-1", CHAT, installed)
    await conversations.forget(CHAT.id)
    await conversations.ensure(CHAT, "person-1")
    assert len(await conversations.personal()) == 1


async def test_a_chat_whose_person_was_not_told_gets_one(conversations, database, clock):
    await conversations.remember(CHAT, None)
    assert await conversations.personal() == []
    await conversations.ensure(CHAT, "person-1")
    await StoredConversations(database, clock).ensure(CHAT, "person-2")
    assert [one.person_id for one in await conversations.personal()] == ["person-1"]


async def test_a_thread_stands_for_its_channel(conversations):
    await conversations.remember(THREAD, "person-1")
    assert await conversations.find(THREAD.id) == CHANNEL
    assert await conversations.find(CHANNEL.id) == CHANNEL
    await conversations.set_purpose(THREAD, "reminders")
    assert await conversations.purpose(CHANNEL.id) == "reminders"
    assert await conversations.purpose(THREAD.id) == "reminders"
    await conversations.forget(replace(THREAD, id="19:general@thread.tacv2;messageid=2").id)
    assert await conversations.purpose(CHANNEL.id) is None


async def test_a_thread_without_a_channel_id_is_its_channel_too(conversations):
    await conversations.remember(replace(THREAD, channel_id=None), None)
    assert await conversations.find(CHANNEL.id) == replace(CHANNEL, channel_id=None)


async def test_at_most_one_channel_has_each_purpose(conversations):
    assert await conversations.purpose(CHANNEL.id) is None
    await conversations.set_purpose(CHANNEL, "reminders")
    await conversations.set_purpose(OTHER, "reminders")
    assert await conversations.purpose(CHANNEL.id) is None
    assert await conversations.with_purpose("reminders") == OTHER
    await conversations.set_purpose(OTHER, "it_alerts")
    assert await conversations.with_purpose("reminders") is None
    assert await conversations.purpose(OTHER.id) == "it_alerts"


async def test_refreshing_a_channel_keeps_what_it_is_for_and_what_it_is_called(conversations):
    await conversations.set_purpose(CHANNEL, "reminders")
    await conversations.remember(replace(THREAD, name=None), "person-2")
    assert await conversations.purpose(CHANNEL.id) == "reminders"
    assert await conversations.find(CHANNEL.id) == CHANNEL


async def test_channels_chosen_at_the_same_time_do_not_collide(conversations):
    channels = [replace(CHANNEL, id=f"19:{n}", channel_id=f"19:{n}") for n in range(6)]
    await asyncio.gather(
        *(conversations.set_purpose(channel, purpose) for channel in channels for purpose in ("reminders", "it_alerts"))
    )
    purposes = [await conversations.purpose(channel.id) for channel in channels]
    assert sorted(filter(None, purposes)) in (["it_alerts", "reminders"], ["it_alerts"], ["reminders"])
