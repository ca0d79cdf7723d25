"""Microsoft's signing keys: read at once when unknown, daily otherwise, and never from an unsafe place."""

from __future__ import annotations

import asyncio
import warnings

import pytest
from jwt.warnings import InsecureKeyLengthWarning

from bot.teams.keys import SigningKeys
from bot.teams.pool import HttpPool
from tests.fakes.clock import FakeClock
from tests.fakes.door import NOON, open_door
from tests.fakes.openid import jwk_of, private_key


@pytest.fixture
async def door():
    async with open_door() as door:
        yield door


async def refused(door, status, **request):
    response = await door.post(**request)
    assert response.status == status, await response.text()
    assert door.handler.calls == 0
    assert door.connector.requests == []
    if status == 401:
        assert response.headers["WWW-Authenticate"] == "Bearer"
    assert "error" in await response.json()


async def test_new_key_is_known_at_once(door):
    assert (await door.post()).status == 200
    door.openid.rotate("key-1", "key-2")
    assert (await door.post(token=door.token(kid="key-2"))).status == 200
    assert door.openid.key_reads == 2


async def test_withdrawn_key_counts_no_more(door):
    old = door.token()
    assert (await door.post(token=old)).status == 200
    door.openid.rotate("key-1", "key-2")
    assert (await door.post(token=door.token(kid="key-2"))).status == 200
    assert (await door.post(token=old)).status == 401


async def test_key_replaced_under_the_same_id(door):
    old = door.token()
    assert (await door.post(token=old)).status == 200
    door.openid.add_key("key-1", name="another")
    door.clock.move(hours=25)
    fresh = door.token()
    assert (await door.post(token=fresh)).status == 200
    forged = door.token(signer=private_key("key-1"))
    assert (await door.post(token=forged)).status == 401


async def test_keys_are_read_anew_daily(door):
    await door.post()
    door.clock.move(hours=23)
    await door.post()
    assert door.openid.key_reads == 1
    door.clock.move(hours=2)
    await door.post()
    assert door.openid.key_reads == 2


async def test_strangers_cannot_make_us_read_keys_for_ever(door):
    await door.post()
    for number in range(50):
        token = door.token(signer=private_key("key-1"), headers={"kid": f"guess-{number}"})
        assert (await door.post(token=token)).status == 401
    assert door.openid.key_reads <= 6
    assert (await door.post()).status == 200
    door.openid.rotate("key-1", "key-2")
    door.clock.move(seconds=10)
    assert (await door.post(token=door.token(kid="key-2"))).status == 200


async def test_many_calls_with_a_new_key_read_the_keys_once(door):
    await door.post()
    door.openid.rotate("key-1", "key-2")
    answers = await asyncio.gather(*(door.post(token=door.token(kid="key-2", n=number)) for number in range(20)))
    assert {answer.status for answer in answers} == {200}
    assert door.openid.key_reads == 2


@pytest.mark.parametrize("fault", [500, 404, 302])
async def test_without_keys_nobody_is_let_in(door, fault):
    door.openid.metadata_fault = fault
    await refused(door, 401)
    door.openid.metadata_fault, door.openid.keys_fault = None, fault
    await refused(door, 401)
    door.openid.keys_fault = None
    assert (await door.post()).status == 200


async def test_known_keys_outlive_a_fault_but_not_for_ever(door):
    await door.post()
    door.openid.keys_fault = 500
    door.clock.move(days=2)
    assert (await door.post()).status == 200
    door.clock.move(days=4)
    assert (await door.post()).status == 401


async def test_keys_at_an_unsafe_address(door):
    # To the network 0.0.0.0 is this machine, so the keys are really there; by name it is anybody.
    door.openid.jwks_uri = door.openid.keys_url.replace("127.0.0.1", "0.0.0.0")
    await refused(door, 401)
    assert door.openid.key_reads == 0


async def test_keys_that_are_too_weak_or_not_for_signing(door):
    weak = private_key("weak", 1024)
    door.openid.keys["weak"] = jwk_of(weak, "weak", endorsements=["msteams"])
    door.openid.keys["enc"] = jwk_of(private_key("enc"), "enc", use="enc")
    door.openid.keys["odd"] = {"kid": "odd", "kty": "RSA", "n": 5, "e": None}
    door.openid.keys["oct"] = {"kid": "oct", "kty": "oct", "k": "c2VjcmV0"}
    door.openid.keys["none"] = {"kty": "RSA"}
    await refused(door, 401, token=door.token(signer=private_key("enc"), headers={"kid": "enc"}))
    with pytest.warns(InsecureKeyLengthWarning):
        token = door.token(signer=weak, headers={"kid": "weak"})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it is the refusal that is tested, not PyJWT's opinion
        await refused(door, 401, token=token)
    assert (await door.post()).status == 200


@pytest.mark.parametrize("url", ["http://login.botframework.com/", "file:///etc/passwd", "", "http://localhost.evil/"])
def test_metadata_only_from_a_safe_address(url):
    with pytest.raises(ValueError, match="https"):
        SigningKeys(url, HttpPool(), FakeClock(NOON))
