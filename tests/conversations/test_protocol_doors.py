"""What refusals say, and that missing settings and local mode fail closed."""

from __future__ import annotations

import pytest

from bot.teams.auth import DevAuthenticator, TokenAuthenticator
from bot.teams.keys import SigningKeys
from bot.teams.pool import HttpPool
from tests.fakes.clock import FakeClock
from tests.fakes.door import NOON, open_door
from tests.fakes.openid import APP_ID, TENANT

OTHER = "99999999-9999-4999-8999-999999999999"


@pytest.fixture
async def door():
    async with open_door() as door:
        yield door


async def test_refusals_are_counted_and_say_nothing_to_the_caller(door):
    response = await door.post(token=door.token(aud=OTHER))
    assert await response.json() == {"error": {"code": "Forbidden", "message": "Forbidden"}}
    assert door.figure('systemlotsen_refused_total{reason="aud",status="403"}') == 1


@pytest.mark.parametrize(("app_id", "tenant_id"), [("", TENANT), (APP_ID, ""), ("", "")])
async def test_missing_settings_fail_closed(app_id, tenant_id):
    clock, pool = FakeClock(NOON), HttpPool()
    keys = SigningKeys("https://login.botframework.com/v1/.well-known/openidconfiguration", pool, clock)
    with pytest.raises(ValueError, match="required"):
        TokenAuthenticator(app_id=app_id, tenant_id=tenant_id, keys=keys, clock=clock)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.10", "example.com", "", "127.0.0.1.evil.example"])
def test_local_mode_only_on_loopback(host):
    with pytest.raises(ValueError, match="loopback"):
        DevAuthenticator(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "::1", "localhost"])
def test_local_mode_on_loopback(host):
    assert DevAuthenticator(host)


async def test_local_mode_needs_no_token_but_a_local_connector():
    async with open_door(dev=True) as door:
        assert (await door.post(header="")).status == 200
        elsewhere = door.activity(serviceUrl="https://smba.trafficmanager.net/emea/")
        assert (await door.post(elsewhere, header="")).status == 403
        for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Host": "evil.example"}):
            assert (await door.post(header="", headers=headers)).status == 403
        assert len(door.handler.turns) == 1
