"""Bodies that are not what Teams sends: refused with 400, 413 or 501, and nothing runs."""

from __future__ import annotations

import gzip
import json
import random

import pytest

from tests.fakes.door import BOT, DROP, open_door
from tests.fakes.openid import TENANT

CHANNEL = "19:kanal@thread.tacv2"


@pytest.fixture
async def door():
    async with open_door() as door:
        yield door


@pytest.mark.parametrize(
    "raw",
    [b"", b"not json", b"[]", b"null", b"1", b'"x"', b"{", b"{}", b'{"type": ""}', b"\xff\xfe", b"\xef\xbb\xbf{}"],
)
async def test_body_that_is_no_activity(door, raw):
    assert (await door.post(raw=raw)).status == 400
    assert door.handler.calls == 0


@pytest.mark.parametrize("depth", [65, 1_000, 50_000])
@pytest.mark.parametrize("pair", ["[]", "{}"])
async def test_body_nested_too_deeply(door, depth, pair):
    bomb = "[" * depth + "]" * depth if pair == "[]" else '{"a":' * depth + "1" + "}" * depth
    body = json.dumps(door.activity(value="BOMB")).replace('"BOMB"', bomb)
    assert (await door.post(raw=body.encode())).status in {400, 413}
    assert door.handler.calls == 0


async def test_wide_body_is_not_a_deep_one(door):
    await door.post(door.activity(text=DROP, value={"verb": "a", "rows": [{"a": [1]} for _ in range(200)]}))
    assert len(door.handler.turns) == 1


async def test_numbers_that_are_not_json_or_endless(door):
    for number in (b"NaN", b"Infinity", b"-Infinity", b"1" * 5000):
        body = json.dumps(door.activity(value="N")).encode().replace(b'"N"', number)
        assert (await door.post(raw=body)).status == 400


async def test_text_that_no_database_takes(door):
    for text in ("a\x00b", "\ud800", "\udc00\ud800"):
        assert (await door.post(door.activity(text=text))).status == 400
    assert (await door.post(door.activity(text="😀 \\u0000 åäö"))).status == 200
    assert door.handler.turns[0].text == "😀 \\u0000 åäö"


async def test_body_too_large(door):
    assert (await door.post(door.activity(text="a" * 257 * 1024))).status == 413
    assert (await door.post(door.activity(text="a" * 250 * 1024))).status == 200
    assert door.handler.calls == 1


async def test_body_too_large_without_a_length_or_packed(door):
    async def endless():
        for _ in range(40):
            yield b" " * 10_000

    head = {"Authorization": f"Bearer {door.token()}", "Content-Type": "application/json"}
    async with door.client.post("/api/messages", data=endless(), headers=head) as response:
        assert response.status == 413
    packed = gzip.compress(b" " * 20_000_000)
    async with door.client.post("/api/messages", data=packed, headers={**head, "Content-Encoding": "gzip"}) as response:
        assert response.status in {400, 413}
    assert door.handler.calls == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"id": DROP},
        {"id": ""},
        {"id": 5},
        {"id": "x" * 2000},
        {"type": 1},
        {"type": None},
        {"type": {}},
        {"text": {}},
        {"text": 5},
        {"text": ["a"]},
        {"from": DROP},
        {"from": None},
        {"from": "29:asa"},
        {"from": {}},
        {"from": {"id": 1}},
        {"from": {"id": "29:a", "aadObjectId": {}}},
        {"recipient": DROP},
        {"recipient": {"name": "x"}},
        {"conversation": {"id": "", "tenantId": TENANT, "conversationType": "personal"}},
        {"conversation": {"tenantId": TENANT, "conversationType": "personal"}},
        {"conversation": {"id": "x", "tenantId": TENANT, "conversationType": 1}},
        {"conversation": {"id": "x", "tenantId": TENANT, "isGroup": "yes"}},
        {"conversation": []},
        {"entities": {}},
        {"entities": ["x"]},
        {"entities": [{"type": 1}]},
        {"timestamp": "yesterday"},
        {"timestamp": 1795560000000},
        {"timestamp": "2026-13-40T00:00:00Z"},
        {"timestamp": "0001-01-01T00:00:00+14:00"},
        {"locale": 1},
        {"text": DROP, "value": "x"},
        {"text": DROP, "value": {"verb": 5}},
        {"replyToId": {}},
    ],
)
async def test_fields_of_another_type(door, changes):
    assert (await door.post(door.activity(**changes))).status == 400
    assert door.handler.calls == 0
    assert door.connector.sent == []


async def test_channel_data_of_another_type_does_not_harm(door):
    for data in ([], "x", 5, {"tenant": {"id": TENANT}, "channel": 5, "team": []}):
        assert (await door.post(door.in_channel(channelData=data))).status == 200
    assert {turn.conversation.channel_id for turn in door.handler.turns} == {CHANNEL}
    assert {turn.conversation.team_id for turn in door.handler.turns} == {None}


async def test_only_post(door):
    assert (await door.client.get("/api/messages")).status == 405


ODD = [
    None,
    True,
    0,
    -1,
    1.5,
    "",
    "x",
    "28:annan",
    [],
    {},
    [None],
    {"id": 5},
    {"id": "x"},
    "\u202e",
    "<at>",
    [[{}]],
    "9" * 400,
]


def mutated(value, rng):
    """The value with one place in it changed to something odd."""
    if isinstance(value, dict) and value and rng.random() < 0.8:
        name = rng.choice(sorted(value))
        if rng.random() < 0.15:
            return {key: item for key, item in value.items() if key != name}
        return {**value, name: mutated(value[name], rng)}
    if isinstance(value, list) and value and rng.random() < 0.8:
        place = rng.randrange(len(value))
        return [*value[:place], mutated(value[place], rng), *value[place + 1 :]]
    return rng.choice(ODD)


async def test_whatever_is_odd_is_answered_properly(door):
    rng = random.Random(20261124)
    kinds = (door.activity, door.in_channel, door.execute)
    for _ in range(400):
        activity = rng.choice(kinds)()
        if rng.random() < 0.3:
            activity = {**activity, "type": rng.choice(["messageUpdate", "conversationUpdate", "installationUpdate"])}
            activity |= {"action": "add", "membersAdded": [{"id": BOT}, {"id": "29:a"}]}
        odd = mutated(mutated(activity, rng), rng)
        response = await door.post(odd)
        assert response.status in {200, 400, 403, 501}, (odd, await response.text())
