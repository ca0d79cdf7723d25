"""Who is let in. Each refusal is 401 or 403, the bot never runs, and nothing is ever sent."""

from __future__ import annotations

import hashlib
import hmac
import json

import jwt
import pytest

from tests.fakes.door import DROP, NOON, open_door
from tests.fakes.openid import APP_ID, TENANT, b64, jwk_of, private_key, public_pem

OTHER = "99999999-9999-4999-8999-999999999999"
HOUR = 3600
NOW = int(NOON.timestamp())


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


async def test_a_signed_message_is_let_in_and_answered(door):
    response = await door.post()
    assert response.status == 200
    assert [turn.text for turn in door.handler.turns] == ["vem äger Treserva?"]
    assert door.connector.texts == ["svar"]
    assert door.connector.sent[0].authorization == "Bearer bot-token"


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer    ",
        "Basic YWRtaW46YWRtaW4=",
        "Bearer garbage",
        "Bearer a.b.c",
        "Bearer ..",
        "Bearer é.é.é",
        "Bearer " + "a" * 6_000,
        "Bearer " + b64({"alg": "RS256"}) + "." + b64(b"[" * 5000) + ".AAAA",
        "Bearer " + b64(b"[" * 5000) + ".AAAA.AAAA",
        "Bearer " + b64(b"null") + "." + b64({}) + ".AAAA",
    ],
)
async def test_no_token_or_no_whole_token(door, header):
    await refused(door, 401, header=header)


def forged(door, header, payload=None, *, signature=b""):
    claims = jwt.decode(door.token(), options={"verify_signature": False}) if payload is None else payload
    return f"{b64({'kid': 'key-1', **header})}.{b64(claims)}.{b64(signature)}"


async def test_algorithm_none(door):
    for name in ("none", "None", "NONE", "nOnE", ""):
        await refused(door, 401, token=forged(door, {"alg": name}))


async def test_algorithm_missing_or_of_another_type(door):
    await refused(door, 401, token=forged(door, {}))
    for value in (None, 1, ["RS256"], {"RS256": 1}, True):
        await refused(door, 401, token=forged(door, {"alg": value}))


async def test_public_key_as_shared_secret(door):
    # PyJWT itself refuses to sign so; an attacker's tool does not.
    head = {"alg": "HS256", "kid": "key-1"}
    claims = jwt.decode(door.token(), options={"verify_signature": False})
    signed = f"{b64(head)}.{b64(claims)}"
    for secret in (public_pem(door.openid.signers["key-1"]), json.dumps(door.openid.keys["key-1"]).encode()):
        signature = hmac.new(secret, signed.encode(), hashlib.sha256).digest()
        await refused(door, 401, token=f"{signed}.{b64(signature)}")


async def test_algorithms_that_the_metadata_does_not_name(door):
    await refused(door, 401, token=door.token(algorithm="RS384"))
    await refused(door, 401, token=door.token(algorithm="PS256"))


async def test_algorithms_that_the_metadata_names(door):
    door.openid.algorithms = ["RS384", "HS256", "none"]
    assert (await door.post(token=door.token(algorithm="RS384"))).status == 200
    await_count = door.handler.calls
    for token in (door.token(), forged(door, {"alg": "none"})):
        assert (await door.post(token=token)).status == 401
    assert door.handler.calls == await_count


async def test_key_that_the_token_brings_itself(door):
    own = private_key("attacker")
    jwk = jwk_of(own, "key-1")
    for headers in ({"jwk": jwk}, {"jku": "http://127.0.0.1:1/keys"}, {"x5u": "http://127.0.0.1:1/x"}, {}):
        await refused(door, 401, token=door.token(signer=own, headers=headers))


async def test_critical_header_that_nobody_understands(door):
    await refused(door, 401, token=door.token(headers={"crit": ["exp2"], "exp2": 1}))


async def test_detached_payload(door):
    head, payload, signature = door.token(headers={"b64": False, "crit": ["b64"]}).split(".")
    await refused(door, 401, token=f"{head}.{payload}.{signature}")


async def test_changed_after_signing(door):
    head, payload, signature = door.token().split(".")
    claims = jwt.decode(door.token(), options={"verify_signature": False})
    await refused(door, 401, token=f"{head}.{b64({**claims, 'exp': NOW + 9 * HOUR})}.{signature}")
    await refused(door, 401, token=f"{head}.{payload}.{signature[:-6]}AAAAAA")
    await refused(door, 401, token=f"{head}.{payload}.")


async def test_payload_that_is_not_an_object(door):
    for body in (b"[]", b'"x"', b"1", b"null", b"{", b"\xff"):
        token = jwt.api_jws.encode(body, door.openid.signers["key-1"], algorithm="RS256", headers={"kid": "key-1"})
        await refused(door, 401, token=token)


@pytest.mark.parametrize("kid", ["unknown", "../key-1", "", "key-1\x00", "x" * 5000])
async def test_unknown_key_id(door, kid):
    await refused(door, 401, token=door.token(signer=private_key("key-1"), headers={"kid": kid}))


async def test_no_key_id(door):
    claims = jwt.decode(door.token(), options={"verify_signature": False})
    await refused(door, 401, token=jwt.encode(claims, door.openid.signers["key-1"], algorithm="RS256"))


@pytest.mark.parametrize("name", ["exp", "iss", "aud", "serviceurl"])
async def test_claim_missing(door, name):
    await refused(door, 403 if name in {"aud", "serviceurl"} else 401, token=door.token(without=(name,)))


@pytest.mark.parametrize("value", [None, "soon", str(NOW + HOUR), True, [NOW + HOUR], {}, 10**400, 1e400, -1])
async def test_expiry_of_another_type(door, value):
    await refused(door, 401, token=door.token(exp=value))


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ({"exp": NOW - 301}, 401),
        ({"exp": NOW - HOUR}, 401),
        ({"nbf": NOW + 301}, 401),
        ({"nbf": "now"}, 401),
        ({"iat": NOW + 301}, 401),
        ({"iss": "https://api.botframework.com/"}, 401),
        ({"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"}, 401),
        ({"iss": "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/"}, 401),  # the Emulator's, v1 and v2
        ({"iss": "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0"}, 401),
        ({"iss": f"https://sts.windows.net/{TENANT}/", "appid": APP_ID, "ver": "1.0"}, 401),
        ({"iss": f"https://login.microsoftonline.com/{TENANT}/v2.0", "azp": APP_ID, "ver": "2.0"}, 401),
        ({"iss": ["https://api.botframework.com"]}, 401),
        ({"iss": ""}, 401),
        ({"iss": None}, 401),
        ({"aud": OTHER}, 403),
        ({"aud": ""}, 403),
        ({"aud": [OTHER, APP_ID]}, 403),
        ({"aud": f"{APP_ID} "}, 403),
        ({"aud": None}, 403),
        ({"tid": OTHER}, 403),
        ({"serviceurl": None}, 403),
        ({"serviceurl": ""}, 403),
        ({"serviceurl": ["https://smba.trafficmanager.net/emea/"]}, 403),
        ({"serviceurl": "https://evil.example/"}, 403),
        ({"serviceUrl": "https://evil.example/"}, 403),
    ],
)
async def test_claims_that_do_not_hold(door, claims, status):
    await refused(door, status, token=door.token(**claims))


@pytest.mark.parametrize("claims", [{"exp": NOW - 299}, {"nbf": NOW + 299}, {"iat": NOW + 299}, {"tid": TENANT}])
async def test_five_minutes_of_difference_between_clocks(door, claims):
    assert (await door.post(token=door.token(**claims))).status == 200


async def test_service_address_claim_in_another_spelling(door):
    url = door.connector.service_url
    assert (await door.post(token=door.token(without=("serviceurl",), serviceUrl=url))).status == 200
    assert (await door.post(token=door.token(service_url=url.rstrip("/")))).status == 200


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/",
        "http://127.0.0.1:1/emea/",
        "https://smba.trafficmanager.net.evil.example/",
        "",
        DROP,
        None,
    ],
)
async def test_activity_with_a_service_address_that_was_not_signed(door, url):
    await refused(door, 403, activity=door.activity(serviceUrl=url))


async def test_signed_service_address_that_must_never_get_our_token(door):
    for url in ("http://smba.trafficmanager.net/emea/", "ftp://127.0.0.1/", "http://127.0.0.1.evil.example/"):
        await refused(door, 403, activity=door.activity(serviceUrl=url), token=door.token(service_url=url))


@pytest.mark.parametrize("channel", [DROP, None, "", "emulator", "webchat", "MSTEAMS"])
async def test_other_channel_or_none(door, channel):
    await refused(door, 403, activity=door.activity(channelId=channel))


async def test_key_that_may_not_sign_for_teams(door):
    door.openid.add_key("key-2", endorsements=["webchat"])
    await refused(door, 403, token=door.token(kid="key-2"))
    door.openid.add_key("key-3", endorsements=[])
    await refused(door, 403, token=door.token(kid="key-3"))


def conversation(**changes):
    return {"conversationType": "personal", "id": "a:personal-1", "tenantId": TENANT, **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {"channelData": {"tenant": {"id": OTHER}}},
        {"conversation": conversation(tenantId=OTHER)},
        {"channelData": {"tenant": {"id": OTHER}}, "conversation": conversation(tenantId=OTHER)},
        {"conversation": conversation(tenantID=OTHER)},
        {"channelData": {}, "conversation": {"conversationType": "personal", "id": "a:personal-1"}},
        {"channelData": DROP, "conversation": {"conversationType": "personal", "id": "a:personal-1"}},
        {"channelData": {"tenant": {"id": ""}}},
        {"channelData": {"tenant": {"id": 1}}},
        {"channelData": {"tenant": TENANT[:-1]}},
        {"channelData": {"tenant": []}},
        {"conversation": conversation(tenantId=[TENANT])},
        {"conversation": DROP, "channelData": {}},
    ],
)
async def test_tenant_that_is_not_ours(door, changes):
    await refused(door, 403, activity=door.activity(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"channelData": {}},
        {"channelData": DROP},
        {"conversation": {"conversationType": "personal", "id": "a:personal-1"}},
        {"channelData": {"tenant": {"id": TENANT.upper()}}},
    ],
)
async def test_tenant_named_once_is_enough(door, changes):
    assert (await door.post(door.activity(**changes))).status == 200
    assert len(door.handler.turns) == 1


async def test_every_kind_of_activity_needs_a_token(door):
    for kind in ("message", "invoke", "installationUpdate", "conversationUpdate", "whatever"):
        await refused(door, 401, activity=door.activity(type=kind), header="")


async def test_body_is_not_looked_at_before_the_token(door):
    await refused(door, 401, raw=b"not json", header="")


async def test_a_known_token_is_still_held_against_time_and_activity(door):
    token = door.token()
    assert (await door.post(token=token)).status == 200
    stolen = door.activity(serviceUrl="https://evil.example/")
    assert (await door.post(stolen, token=token)).status == 403
    foreign = door.activity(channelData={"tenant": {"id": OTHER}})
    assert (await door.post(foreign, token=token)).status == 403
    door.clock.move(hours=1, minutes=4)
    assert (await door.post(token=token)).status == 200
    door.clock.move(minutes=2)
    assert (await door.post(token=token)).status == 401
    assert len(door.handler.turns) == 2


async def test_replayed_call_has_no_effect(door):
    activity, token = door.activity(), door.token()
    for _ in range(3):
        assert (await door.post(activity, token=token)).status == 200
    assert len(door.handler.turns) == 1
    assert door.connector.texts == ["svar"]
