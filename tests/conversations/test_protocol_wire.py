"""Our codec against msrest's, which botbuilder uses: what is valid gives the same result in both directions."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from botbuilder.schema import (
    Activity,
    Attachment,
    ChannelAccount,
    ConversationAccount,
    ConversationReference,
    Mention,
    SuggestedActions,
)
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.wire import WireError, decode, encode

CARD = {"type": "AdaptiveCard", "body": [{"type": "Input.Text", "id": "a", "value": None, "max": 1.5, "on": True}]}

INCOMING = {
    "message": {
        "type": "message",
        "id": "1795560121631",
        "timestamp": "2026-11-24T22:42:01.632Z",
        "localTimestamp": "2016-09-23T13:07:49.4714686-07:00",
        "localTimezone": "Europe/Stockholm",
        "serviceUrl": "https://smba.trafficmanager.net/emea/",
        "channelId": "msteams",
        "from": {"id": "29:asa", "name": "Åsa Öberg", "aadObjectId": "0", "userRole": "user", "properties": {"a": [1]}},
        "conversation": {
            "isGroup": True,
            "conversationType": "channel",
            "tenantId": "t",
            "id": "19:kanal;messageid=1",
            "name": None,
        },
        "recipient": {"id": "28:bot", "name": "Systemlotsen", "role": "bot"},
        "textFormat": "plain",
        "locale": "sv-SE",
        "text": "<at>Systemlotsen</at> hej 😀",
        "entities": [
            {"type": "mention", "mentioned": {"id": "28:bot", "name": "Systemlotsen"}, "text": "<at>Systemlotsen</at>"},
            {"type": "clientInfo", "locale": "sv-SE", "country": "SE", "platform": "Web"},
        ],
        "attachments": [
            {"contentType": "text/html", "content": "<div>hej</div>"},
            {
                "contentType": "image/png",
                "contentUrl": "https://x/y.png",
                "name": "y",
                "thumbnailUrl": "https://x/t.png",
            },
            {"contentType": "application/json", "content": {"a": [None, {"b": 1}]}, "new": 1},
        ],
        "channelData": {"tenant": {"id": "t"}, "team": {"id": "19:team"}, "new": [None, {}]},
        "somethingNew": {"a": [1, 2, {"b": None}]},
    },
    "keys in another case": {
        "type": "message",
        "Text": "x",
        "serviceURL": "y",
        "ID": "z",
        "conversation": {"tenantID": "t"},
    },
    "press": {"type": "message", "id": "1", "value": {"a": [1, {"b": None}], "c": "d"}, "replyToId": "2"},
    "invoke": {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": {"verb": "v", "data": {}}}},
    "members": {
        "type": "conversationUpdate",
        "membersAdded": [{"id": "29:a", "aadObjectId": "b"}, {"id": "28:b"}],
        "membersRemoved": [],
        "historyDisclosed": False,
    },
    "reference": {
        "type": "event",
        "relatesTo": {"activityId": "1", "user": {"id": "u"}, "conversation": {"id": "c"}, "serviceUrl": "s"},
        "suggestedActions": {"to": ["u"], "actions": [{"type": "imBack", "title": "t", "value": {"x": 1}}]},
        "reactionsAdded": [{"type": "like"}],
        "listenFor": ["a", "b"],
        "textHighlights": [{"text": "a", "occurrence": 2}],
        "semanticAction": {"id": "s"},
        "expiration": "2026-11-24T22:42:01+01:00",
    },
    "empty": {},
    "all null": dict.fromkeys(target["key"] for target in Activity._attribute_map.values()),
}


def plain(value):
    """A model as comparable values. msrest's time zones are objects of isodate's; here only the moment counts."""
    if hasattr(value, "_attribute_map"):
        return (type(value).__name__, {name: plain(field) for name, field in vars(value).items()})
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, datetime):
        return (value.replace(tzinfo=None), value.utcoffset())
    return value


@pytest.mark.parametrize("name", sorted(INCOMING))
def test_incoming_as_msrest_reads_it(name):
    data = INCOMING[name]
    assert plain(decode(Activity, copy.deepcopy(data))) == plain(Activity().deserialize(copy.deepcopy(data)))


def outgoing():
    bot, asa = ChannelAccount(id="28:bot", name="Systemlotsen", role="bot"), ChannelAccount(id="29:asa", name="Åsa")
    place = ConversationAccount(id="19:kanal;messageid=1", is_group=True, tenant_id="t", conversation_type="channel")
    mention = Mention(mentioned=asa, text="<at>Åsa</at>", type="mention")
    reference = ConversationReference(activity_id="1", user=asa, bot=bot, conversation=place, channel_id="msteams")
    card = Attachment(content_type="application/vnd.microsoft.card.adaptive", content=CARD)
    return [
        Activity(type="message", text="hej", from_property=bot, recipient=asa, conversation=place, reply_to_id="1"),
        Activity(type="message", summary="s", attachments=[card, Attachment(content_type="x", content="y")]),
        Activity(type="message", text="<at>Åsa</at> hej", entities=[mention], input_hint="acceptingInput"),
        Activity(type="message", channel_data={"notification": {"alert": True}, "x": [1, None]}, value={"a": 1}),
        Activity(type="message", suggested_actions=SuggestedActions(to=["29:asa"], actions=[])),
        Activity(type="event", relates_to=reference, history_disclosed=False, listen_for=[]),
        Activity(type="message", timestamp=datetime(2026, 11, 24, 22, 42, 1, 632000, tzinfo=UTC)),
        Activity(type="message", timestamp=datetime(2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))),
        Activity(),
    ]


@pytest.mark.parametrize("number", range(len(outgoing())))
def test_outgoing_as_msrest_writes_it(number):
    activity = outgoing()[number]
    assert json.loads(json.dumps(encode(activity))) == activity.serialize()


@pytest.mark.parametrize("name", sorted(set(INCOMING) - {"keys in another case"}))
def test_back_and_forth_as_msrest(name):
    ours, theirs = decode(Activity, INCOMING[name]), Activity().deserialize(copy.deepcopy(INCOMING[name]))
    assert encode(ours) == theirs.serialize()


moments = st.datetimes(
    min_value=datetime(1900, 1, 2), max_value=datetime(2200, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.sampled_from(
        [UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-7, minutes=-30))])
)  # fmt: skip


@given(moments, st.sampled_from(["isoformat", "Z", "seven digits"]))
def test_moments_as_msrest(moment, form):
    text = moment.isoformat()
    if form == "Z":
        text = moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    elif form == "seven digits" and moment.microsecond:
        text = text.replace(f".{moment.microsecond:06d}", f".{moment.microsecond:06d}7")
    data = {"type": "message", "timestamp": text}
    ours, theirs = decode(Activity, data), Activity().deserialize(dict(data))
    assert ours.timestamp == theirs.timestamp
    assert ours.timestamp.utcoffset() == theirs.timestamp.utcoffset()
    assert encode(ours) == theirs.serialize()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=8), json_values, max_size=4), json_values)
def test_any_object_and_any_unknown_field_as_msrest(value, unknown):
    data = {"type": "message", "value": value, "channelData": value, "unknownField": unknown, "attachments": [
        {"contentType": "x", "content": value}]}  # fmt: skip
    ours, theirs = decode(Activity, data), Activity().deserialize(copy.deepcopy(data))
    assert plain(ours) == plain(theirs)
    assert encode(ours) == theirs.serialize()


@given(st.sampled_from(sorted(target["key"] for target in Activity._attribute_map.values())), json_values)
def test_any_value_anywhere_is_read_or_refused(key, value):
    try:
        activity = decode(Activity, {"type": "message", key: value})
    except WireError:
        return
    assert isinstance(activity, Activity)
    json.dumps(encode(activity))
