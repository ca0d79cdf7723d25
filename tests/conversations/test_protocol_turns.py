"""What people write in Teams, as it comes over the wire, and what the bot makes of it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from bot.turn import ConversationKind, Outgoing, TurnKind
from tests.fakes.door import BOT, CARD, DROP, open_door
from tests.fakes.openid import TENANT

DRAWN = Outgoing("i ord", CARD, "sammanfattning")
CARD_TYPE = "application/vnd.microsoft.card.adaptive"
CHANNEL = "19:kanal@thread.tacv2"


@pytest.fixture
async def door():
    async with open_door() as door:
        yield door


def person(name, identity="29:bo"):
    return {"type": "mention", "mentioned": {"id": identity, "name": name}, "text": f"<at>{name}</at>"}


def bot(name="Systemlotsen", identity=BOT):
    return person(name, identity)


async def test_personal_message(door):
    await door.post()
    (turn,) = door.handler.turns
    assert turn.kind is TurnKind.MESSAGE
    assert turn.conversation.kind is ConversationKind.PERSONAL
    assert turn.conversation.tenant_id == TENANT
    assert turn.conversation.service_url == door.connector.service_url
    assert (turn.conversation.channel_id, turn.conversation.team_id) == (None, None)
    assert turn.sender_aad_id == "00000000-0000-0000-0000-000000000100"
    assert (turn.sender_id, turn.sender_name, turn.bot_id, turn.locale) == ("29:asa", "Åsa Öberg", BOT, "sv-SE")
    assert turn.timestamp == datetime(2026, 11, 24, 12, 0, 0, 1000, tzinfo=UTC)
    assert not turn.edited


async def test_text_is_sent_as_an_answer(door):
    activity = door.activity()
    await door.post(activity)
    (sent,) = door.connector.sent
    assert (sent.method, sent.conversation, sent.reply_to) == ("POST", "a:personal-1", activity["id"])
    assert sent.activity["text"] == "svar"
    assert sent.activity["textFormat"] == "plain"
    assert sent.activity["from"] == {"id": BOT, "name": "Systemlotsen"}
    assert "attachments" not in sent.activity


async def test_card_is_sent_with_its_summary_and_without_the_text(door):
    door.handler.answer = DRAWN
    await door.post()
    (sent,) = door.connector.sent
    assert sent.activity["summary"] == "sammanfattning"
    assert sent.activity["attachments"] == [{"contentType": CARD_TYPE, "content": CARD}]
    assert "text" not in sent.activity


async def test_nothing_to_say(door):
    door.handler.answer = None
    assert (await door.post()).status == 200
    assert door.connector.sent == []
    assert door.figure('systemlotsen_turns_total{kind="message",outcome="silent"}') == 1


async def test_channel_message_goes_to_its_thread(door):
    await door.post(door.in_channel())
    (turn,) = door.handler.turns
    assert turn.text == "vem äger Treserva?"
    assert turn.conversation.kind is ConversationKind.CHANNEL
    assert (turn.conversation.channel_id, turn.conversation.team_id) == (CHANNEL, "19:team@thread.tacv2")
    assert turn.conversation.id == f"{CHANNEL};messageid=1795560121631"
    (sent,) = door.connector.sent
    assert sent.conversation == turn.conversation.id
    raw = door.connector.requests[0][1]
    assert "19%3Akanal%40thread.tacv2%3Bmessageid%3D1795560121631" in raw


async def test_channel_id_in_the_older_place(door):
    data = {"tenant": {"id": TENANT}, "teamsChannelId": CHANNEL, "teamsTeamId": "19:team@thread.tacv2"}
    await door.post(door.in_channel(channelData=data))
    assert door.handler.turns[0].conversation.channel_id == CHANNEL
    assert door.handler.turns[0].conversation.team_id == "19:team@thread.tacv2"


@pytest.mark.parametrize("entities", [[], DROP, None, [person("Systemlotsen")], [None], [{"type": "mention"}]])
async def test_channel_message_that_does_not_mention_the_bot(door, entities):
    await door.post(door.in_channel(entities=entities))
    assert door.handler.calls == 0
    assert door.connector.sent == []


async def test_group_chat(door):
    group = {"conversationType": "groupChat", "id": "19:grupp@thread.v2", "tenantId": TENANT, "isGroup": True}
    await door.post(door.activity(conversation=group))
    assert door.handler.calls == 0
    await door.post(door.activity(conversation=group, text="<at>Systemlotsen</at> hej", entities=[bot()]))
    assert door.handler.turns[0].conversation.kind is ConversationKind.GROUP
    assert door.handler.turns[0].text == "hej"
    assert door.handler.turns[0].conversation.channel_id is None


@pytest.mark.parametrize("kind", [DROP, None, "meeting", "PERSONAL"])
async def test_unknown_kind_of_conversation_shows_the_least(door, kind):
    conversation = {"conversationType": kind, "id": "x", "tenantId": TENANT}
    if kind is DROP:
        del conversation["conversationType"]
    await door.post(door.activity(conversation=conversation, entities=[bot()]))
    assert door.handler.turns[0].conversation.kind is ConversationKind.GROUP


@pytest.mark.parametrize(
    ("text", "entities", "spoken"),
    [
        ("<at>Systemlotsen</at> hej", [bot()], "hej"),
        ("hej <at>Systemlotsen</at>, vem äger X?", [bot()], "hej , vem äger X?"),
        ("<at>Systemlotsen</at>&nbsp;hej\n", [bot()], "hej"),
        ("<at>Systemlotsen</at>\u00a0 hej", [bot()], "hej"),
        ("<at>Systemlotsen</at> <at>Systemlotsen</at> hej", [bot()], "hej"),
        ("<at>Systemlotsen</at> <at>Systemlotsen</at> hej", [bot(), bot()], "hej"),
        ('<at id="0">Systemlotsen</at> hej', [{**bot(), "text": '<at id="0">Systemlotsen</at>'}], "hej"),
        ("<at>R&amp;D (test) .*</at> hej", [bot("R&amp;D (test) .*")], "hej"),
        ("<at>Annan bot</at> <at>Systemlotsen</at> hej", [bot("Annan bot", "28:annan"), bot()], "hej"),
        ("<at>Systemlotsen</at> vad äger <at>Bo Ek</at>?", [bot(), person("Bo Ek")], "vad äger Bo Ek?"),
        (
            "<at>Systemlotsen</at> äger <at>Systemlotsen</at> X?",
            [bot(), person("Systemlotsen")],
            "äger Systemlotsen X?",
        ),
        (
            "äger <at>Systemlotsen</at> X? <at>Systemlotsen</at>",
            [person("Systemlotsen"), bot()],
            "äger Systemlotsen X?",
        ),
        ("<at>Systemlotsen</at> vad gör <at>Okänd</at>?", [bot()], "vad gör Okänd?"),
        ("hej Systemlotsen", [bot()], "hej Systemlotsen"),
        ("<at>Systemlotsen</at>", [bot()], ""),
        ("hej", [bot(), {"type": "Mention"}, {"type": "mention", "mentioned": "x"}, {"type": "clientInfo"}], "hej"),
        ("<at>Systemlotsen</at> a", [{"type": "mention", "mentioned": {"id": BOT, "name": "Systemlotsen"}}], "a"),
        ("hej", [{"type": "mention", "mentioned": {"id": BOT, "name": ""}, "text": ""}], "hej"),
        (DROP, [bot()], ""),
        (None, [bot()], ""),
    ],
)
async def test_mentions(door, text, entities, spoken):
    await door.post(door.in_channel(text, entities=entities))
    assert [turn.text for turn in door.handler.turns] == [spoken]


async def test_other_bots_are_not_answered(door):
    await door.post(door.activity(**{"from": {"id": "28:annan", "name": "Annan"}}))
    await door.post(door.activity(**{"from": {"id": BOT, "name": "Systemlotsen"}}))
    assert door.handler.calls == 0


async def test_edited_message_is_answered_anew(door):
    first = door.activity(text="vem äger Tresrva?")
    await door.post(first)
    edited = {**first, "type": "messageUpdate", "text": "vem äger Treserva?", "channelData": {
        "tenant": {"id": TENANT}, "eventType": "editMessage"}}  # fmt: skip
    await door.post(edited)
    await door.post(edited)
    assert [(turn.text, turn.edited) for turn in door.handler.turns] == [
        ("vem äger Tresrva?", False),
        ("vem äger Treserva?", True),
    ]
    assert len(door.connector.sent) == 2


async def test_edited_twice_is_answered_twice(door):
    first = door.activity()
    for text in ("a", "b"):
        await door.post({**first, "type": "messageUpdate", "text": text})
    assert [turn.text for turn in door.handler.turns] == ["a", "b"]


async def test_edited_message_in_a_channel_needs_a_mention(door):
    await door.post(door.in_channel(type="messageUpdate", entities=[]))
    assert door.handler.calls == 0
    await door.post(door.in_channel(type="messageUpdate"))
    assert door.handler.turns[0].edited


async def test_undeleted_deleted_and_liked_messages_change_nothing(door):
    undeleted = {"tenant": {"id": TENANT}, "eventType": "undeleteMessage"}
    for activity in (
        door.activity(type="messageUpdate", channelData=undeleted),
        door.activity(type="messageDelete", text=DROP),
        door.activity(type="messageReaction", text=DROP, reactionsAdded=[{"type": "like"}]),
        door.activity(type="typing", text=DROP),
        door.activity(type="endOfConversation"),
        door.activity(type="event", name="application/vnd.microsoft.meetingStart", value={}),
        door.activity(type="somethingNew", text=DROP, new={"a": [1]}),
    ):
        assert (await door.post(activity)).status == 200, activity["type"]
    assert door.handler.calls == 0


async def test_same_delivery_twice_runs_once(door):
    activity = door.activity()
    await door.post(activity)
    door.clock.move(seconds=15)
    assert (await door.post(activity)).status == 200
    assert len(door.handler.turns) == 1
    assert door.connector.texts == ["svar"]


async def test_same_delivery_under_a_new_id_runs_once(door):
    activity = door.activity()
    await door.post(activity)
    door.clock.move(seconds=15)
    await door.post({**activity, "id": "another"})
    assert len(door.handler.turns) == 1
    assert door.connector.texts == ["svar"]


async def test_two_deliveries_at_once_run_once(door):
    activity = door.activity()
    await asyncio.gather(*(door.post(activity) for _ in range(5)))
    assert len(door.handler.turns) == 1


async def test_same_words_again_are_a_new_question(door):
    for _ in range(2):
        await door.post(door.activity(text="ja"))
    assert len(door.handler.turns) == 2


async def test_same_id_in_another_conversation_is_another_turn(door):
    await door.post(door.activity(id="1"))
    other = {"conversationType": "personal", "tenantId": TENANT, "id": "a:personal-2"}
    await door.post(door.activity(id="1", conversation=other))
    assert len(door.handler.turns) == 2


def installation(door, action, **changes):
    return door.activity(type="installationUpdate", action=action, text=DROP, **changes)


async def test_installed_and_removed(door):
    door.handler.answer = None
    for action in ("add", "remove", "add"):
        assert (await door.post(installation(door, action))).status == 200
    kinds = [turn.kind for turn in door.handler.turns]
    assert kinds == [TurnKind.INSTALLED, TurnKind.REMOVED, TurnKind.INSTALLED]


async def test_installation_told_twice_is_one(door):
    await door.post(installation(door, "add"))
    added = door.activity(type="conversationUpdate", text=DROP, membersAdded=[{"id": "29:asa"}, {"id": BOT}])
    await door.post(added)
    assert [turn.kind for turn in door.handler.turns] == [TurnKind.INSTALLED]
    assert door.connector.texts == ["svar"]
    assert door.connector.sent[0].reply_to is None


async def test_installation_told_by_members_only(door):
    for change, kind in (("membersAdded", TurnKind.INSTALLED), ("membersRemoved", TurnKind.REMOVED)):
        await door.post(door.activity(type="conversationUpdate", text=DROP, **{change: [{"id": BOT}]}))
        assert door.handler.turns[-1].kind is kind


async def test_others_come_and_go_and_apps_are_upgraded(door):
    for activity in (
        door.activity(type="conversationUpdate", text=DROP, membersAdded=[{"id": "29:asa"}]),
        door.activity(type="conversationUpdate", text=DROP, membersRemoved=[{"id": "29:asa"}]),
        door.activity(
            type="conversationUpdate", text=DROP, channelData={"tenant": {"id": TENANT}, "eventType": "channelRenamed"}
        ),
        installation(door, "add-upgrade"),
        installation(door, "remove-upgrade"),
        installation(door, "somethingNew"),
    ):
        assert (await door.post(activity)).status == 200
    assert door.handler.calls == 0
