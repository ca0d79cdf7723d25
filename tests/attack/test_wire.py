"""Activities that are not what they say: shared chats that call themselves personal, people without an id."""

from __future__ import annotations

import pytest

from bot.domain.people import Person
from bot.people import FileDirectory
from bot.turn import ConversationKind
from tests.fakes.door import BOT, open_door
from tests.fakes.openid import TENANT

MENTION = {"type": "mention", "mentioned": {"id": BOT, "name": "Systemlotsen"}, "text": "<at>Systemlotsen</at>"}


@pytest.fixture
async def door():
    async with open_door() as door:
        yield door


@pytest.mark.parametrize(
    ("conversation", "channel_data"),
    [
        ({"id": "19:kanal@thread.tacv2;messageid=1"}, {}),
        ({"id": "19:a_b@unq.gbl.spaces"}, {}),
        ({"id": "a:personal-1", "isGroup": True}, {}),
        ({"id": "a:personal-1"}, {"channel": {"id": "19:kanal@thread.tacv2"}}),
        ({"id": "a:personal-1"}, {"team": {"id": "19:team@thread.tacv2"}}),
    ],
)
async def test_what_calls_itself_personal_but_is_shared_shows_the_least(door, conversation, channel_data):
    named = {"conversationType": "personal", "tenantId": TENANT, **conversation}
    data = {"tenant": {"id": TENANT}, **channel_data}
    await door.post(door.activity(conversation=named, channelData=data, entities=[MENTION]))
    assert door.handler.turns[0].conversation.kind is ConversationKind.GROUP


async def test_who_comes_without_an_id_has_a_name_and_no_rights(door):
    await door.post(door.activity(**{"from": {"id": "29:asa", "name": "Åsa Öberg"}}))
    (turn,) = door.handler.turns
    assert (turn.sender_aad_id, turn.sender_name) == (None, "Åsa Öberg")
    found = await FileDirectory([Person("asa", "Åsa Öberg", groups=frozenset({"it_unit"}))]).person(None, "Åsa Öberg")
    assert (found.name, found.groups) == ("", frozenset())


async def test_what_is_attached_is_never_fetched(door):
    url = f"{door.connector.service_url}/v3/attachments/evil"
    attached = [
        {"contentType": "application/vnd.microsoft.teams.file.download.info", "contentUrl": url, "name": "a.xlsx"},
        {"contentType": "image/png", "contentUrl": url, "thumbnailUrl": url},
        {"contentType": "text/html", "content": f'<img src="{url}">'},
    ]
    await door.post(door.activity(attachments=attached))
    assert len(door.handler.turns) == 1
    assert [(method, "attachments" in path) for method, path in door.connector.requests] == [("POST", False)]
