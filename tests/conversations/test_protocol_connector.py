"""The way out: what is tried again, what never is, and what is known afterwards."""

from __future__ import annotations

import random
import socket
from datetime import timedelta

import pytest

from bot.teams.connector import Connector
from bot.teams.credentials import TokenUnavailableError
from bot.teams.delivery import DeliveryError, DeliveryFailed, DeliveryRefused, DeliveryUnknown, Patience, retry_after
from bot.teams.pool import HttpPool
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector, Fault
from tests.fakes.door import NOON

CHAT = "19:kanal@thread.tacv2;messageid=1"
TEXT = {"type": "message", "text": "hej"}
RESET, HANG = Fault(kind="reset"), Fault(kind="hang")


class Way:
    """A connector that trusts a fake, with a clock that sleeping moves."""

    def __init__(self, fake, pool, **changes):
        self.fake, self.clock, self.sleeps, self.outcomes, self.tokens = fake, FakeClock(NOON), [], [], []
        self.url = fake.service_url
        values = {
            "pool": pool,
            "token": self._token,
            "clock": self.clock,
            "sleep": self._sleep,
            "rng": random.Random(7),
            "patience": Patience(attempt=0.3),
            "outcomes": lambda *outcome: self.outcomes.append(outcome),
            "allow_loopback": True,
        }
        self.connector = Connector(**{**values, **changes})
        self.connector.trust(self.url)

    async def _sleep(self, seconds):
        self.sleeps.append(seconds)
        self.clock.move(seconds=seconds)

    async def _token(self, service_url, *, renew=False):
        self.tokens.append(renew)
        return f"token-{len(self.tokens)}"

    async def sent(self):
        """The id of one message sent and left alone by the script."""
        script, self.fake.script = self.fake.script.copy(), type(self.fake.script)()
        identity = await self.connector.send(self.url, CHAT, TEXT)
        self.fake.script = script
        return identity

    def calls(self, identity):
        """Every method, by its name in HTTP."""
        return {
            "POST": lambda: self.connector.send(self.url, CHAT, TEXT),
            "PUT": lambda: self.connector.update(self.url, CHAT, identity, TEXT),
            "DELETE": lambda: self.connector.delete(self.url, CHAT, identity),
            "GET": lambda: self.connector.team(self.url, "19:team"),
        }


@pytest.fixture
async def way():
    fake, pool = await FakeConnector().start(), HttpPool()
    fake.teams["19:team"] = {"id": "19:team", "name": "Digitalisering", "aadGroupId": "g"}
    yield Way(fake, pool)
    await pool.close()
    await fake.stop()
    assert fake.violations == []


METHODS = ("POST", "PUT", "DELETE", "GET")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("status", [429, 412])
async def test_slowed_down_is_tried_again_after_the_time_given(way, method, status):
    call = way.calls(await way.sent())[method]
    way.fake.script.extend([Fault(status, retry_after="3"), Fault(status, retry_after="1")])
    await call()
    assert way.sleeps == [3, 1]
    assert not way.fake.script


@pytest.mark.parametrize("status", [429, 412])
async def test_slowed_down_without_a_time_backs_off_with_jitter(way, status):
    way.fake.script.extend([Fault(status)] * 4)
    await way.connector.send(way.url, CHAT, TEXT)
    assert all(low / 2 <= pause <= low for pause, low in zip(way.sleeps, (0.5, 1, 2, 4), strict=True))
    assert len(way.fake.sent) == 1


async def test_slowed_down_for_an_hour_waits_ten_seconds_at_a_time_and_then_gives_up(way):
    way.fake.script.extend([Fault(429, retry_after="3600")] * 9)
    with pytest.raises(DeliveryFailed) as failure:
        await way.connector.send(way.url, CHAT, TEXT)
    assert way.sleeps == [10, 10]
    assert (failure.value.status, failure.value.retry_after) == (429, 3600)
    assert way.fake.sent == []


async def test_deadline_bounds_everything(way):
    way.fake.script.extend([Fault(429, retry_after="9")] * 9)
    start = way.clock()
    with pytest.raises(DeliveryFailed):
        await way.connector.send(way.url, CHAT, TEXT)
    assert way.clock() - start <= timedelta(seconds=25)


async def test_attempts_are_counted(way):
    way.fake.script.extend([Fault(429, retry_after="0")] * 50)
    with pytest.raises(DeliveryFailed):
        await way.connector.send(way.url, CHAT, TEXT)
    assert len(way.fake.requests) == 6


UNSURE = [Fault(status) for status in (408, 500, 502, 503, 504)]
UNSURE += [Fault(503, retry_after="1"), Fault(502, done=True), RESET, HANG]


@pytest.mark.parametrize("fault", UNSURE)
async def test_post_that_may_have_arrived_is_unknown_and_not_repeated(way, fault):
    way.fake.script.append(fault)
    with pytest.raises(DeliveryUnknown):
        await way.connector.send(way.url, CHAT, TEXT)
    assert len(way.fake.requests) == 1
    assert way.sleeps == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "GET"])
@pytest.mark.parametrize("fault", UNSURE[:5] + UNSURE[-2:])
async def test_what_may_be_done_twice_is_repeated(way, method, fault):
    call = way.calls(await way.sent())[method]
    way.fake.script.append(fault)
    await call()
    assert not way.fake.script
    assert len(way.sleeps) <= 1  # aiohttp itself repeats what a kept connection lost


@pytest.mark.parametrize("method", ["PUT", "DELETE", "GET"])
async def test_what_is_repeated_fails_in_the_end(way, method):
    call = way.calls(await way.sent())[method]
    way.fake.script.extend([Fault(503)] * 20)
    with pytest.raises(DeliveryFailed):
        await call()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("status", [301, 400, 403, 404, 405, 413, 415, 418])
async def test_refusals_are_final(way, method, status):
    call = way.calls(await way.sent())[method]
    way.fake.requests.clear()
    way.fake.script.append(Fault(status, code="BotNotInConversationRoster", retry_after="1"))
    with pytest.raises(DeliveryRefused) as refusal:
        await call()
    assert (refusal.value.status, refusal.value.cause) == (status, "BotNotInConversationRoster")
    assert len(way.fake.requests) == 1
    assert way.sleeps == []


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_token_never_follows_a_redirect(way, method, status):
    call = way.calls(await way.sent())[method]
    elsewhere = await FakeConnector().start()
    way.fake.script.append(Fault(status, location=f"{elsewhere.service_url}/v3/conversations/x/activities"))
    with pytest.raises(DeliveryRefused):
        await call()
    assert elsewhere.requests == []
    await elsewhere.stop()


@pytest.mark.parametrize("method", METHODS)
async def test_no_connection_is_tried_again_and_then_certainly_failed(way, method):
    identity = await way.sent()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: every connection is refused
        way.url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        way.connector.trust(way.url)
        with pytest.raises(DeliveryFailed) as failure:
            await way.calls(identity)[method]()
    assert failure.value.status is None
    assert len(way.sleeps) == 5


async def test_refused_token_is_renewed_once(way):
    way.fake.script.append(Fault(401))
    await way.connector.send(way.url, CHAT, TEXT)
    assert way.tokens == [False, True]
    assert way.fake.sent[0].authorization == "Bearer token-2"
    way.fake.script.extend([Fault(401)] * 2)
    with pytest.raises(DeliveryRefused):
        await way.connector.send(way.url, CHAT, TEXT)
    assert way.sleeps == []


async def test_without_a_token_nothing_was_sent():
    async def no_entra(_service_url, *, renew=False):
        raise TokenUnavailableError

    fake, pool = await FakeConnector().start(), HttpPool()
    way = Way(fake, pool, token=no_entra)
    with pytest.raises(DeliveryFailed):
        await way.connector.send(way.url, CHAT, TEXT)
    assert fake.requests == []
    await pool.close()
    await fake.stop()


async def test_address_that_nobody_vouched_for(way):
    with pytest.raises(DeliveryRefused):
        await way.connector.send("https://smba.trafficmanager.net/emea/", CHAT, TEXT)
    assert way.tokens == []


@pytest.mark.parametrize(
    "url",
    [
        "http://smba.trafficmanager.net/",
        "ftp://127.0.0.1/",
        "",
        "//evil",
        "http://127.0.0.1.evil.example/",
        "http://[::1",
    ],
)
async def test_address_that_nobody_can_vouch_for(way, url):
    with pytest.raises(ValueError, match="http"):
        way.connector.trust(url)


async def test_this_machine_is_not_trusted_in_production():
    way = HttpPool()
    connector = Connector(pool=way, token=None, clock=FakeClock(NOON))
    with pytest.raises(ValueError, match="this machine"):
        connector.trust("http://127.0.0.1:3978/")
    with pytest.raises(ValueError, match="this machine"):
        connector.trust("https://localhost/")


async def test_ids_are_encoded_whole(way):
    odd = "a:1/../?x=å&y#z;%2F+ "
    await way.connector.reply(way.url, odd, "1/2", TEXT)
    (sent,) = way.fake.sent
    assert (sent.conversation, sent.reply_to) == (odd, "1/2")
    raw = way.fake.requests[0][1]
    assert raw == "/emea/v3/conversations/a%3A1%2F..%2F%3Fx%3D%C3%A5%26y%23z%3B%252F%2B%20/activities/1%2F2"


async def test_conversations_are_created(way):
    personal = {"bot": {"id": "28:b"}, "members": [{"id": "29:asa"}], "tenantId": "t", "isGroup": False}
    assert await way.connector.create_conversation(way.url, personal) == ("a:29:asa", None)
    thread = {"isGroup": True, "channelData": {"channel": {"id": "19:kanal"}}, "activity": TEXT, "bot": {"id": "28:b"}}
    conversation, message = await way.connector.create_conversation(way.url, thread)
    assert conversation.startswith("19:kanal;messageid=")
    assert message


async def test_members_are_read_page_by_page(way):
    way.fake.members = [{"id": f"29:{number}", "name": f"N {number}"} for number in range(120)]
    members = [member["id"] async for member in way.connector.members(way.url, CHAT, page_size=50)]
    assert members == [f"29:{number}" for number in range(120)]
    assert len(way.fake.requests) == 3
    assert (await way.connector.member(way.url, CHAT, "29:7"))["name"] == "N 7"
    with pytest.raises(DeliveryRefused) as refusal:
        await way.connector.member(way.url, CHAT, "29:nobody")
    assert refusal.value.status == 404


async def test_team_and_channels(way):
    way.fake.channels["19:team"] = [{"id": "19:team"}, {"id": "19:kanal", "name": "Beslut"}]
    assert (await way.connector.team(way.url, "19:team"))["name"] == "Digitalisering"
    assert [channel["id"] for channel in await way.connector.channels(way.url, "19:team")] == ["19:team", "19:kanal"]


async def test_message_is_sent_changed_and_deleted(way):
    identity = await way.connector.send(way.url, CHAT, TEXT)
    await way.connector.update(way.url, CHAT, identity, {**TEXT, "text": "hej igen"})
    assert way.fake.messages[CHAT][identity]["text"] == "hej igen"
    await way.connector.delete(way.url, CHAT, identity)
    assert way.fake.messages[CHAT] == {}
    assert way.outcomes == [("POST", 200), ("PUT", 200), ("DELETE", 200)]


async def test_outcomes_are_told(way):
    way.fake.script.extend([Fault(429, retry_after="0"), HANG])
    with pytest.raises(DeliveryError):
        await way.connector.send(way.url, CHAT, TEXT)
    assert way.outcomes == [("POST", 429), ("POST", None)]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("0", 0),
        (" 7 ", 7),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("²", None),
        ("9" * 400, 999_999_999),
        ("Tue, 24 Nov 2026 12:00:30 GMT", 30),
        ("Tue, 24 Nov 2026 11:00:00 GMT", 0),
        ("Tue, 99 Nov 2026 12:00:30 GMT", None),
    ],
)
def test_retry_after(header, seconds):
    assert retry_after(header, NOON) == seconds
