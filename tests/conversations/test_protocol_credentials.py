"""The bot's own token: asked for once, ahead of time, and never sent unencrypted."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from azure.core.credentials import AccessToken
from azure.core.exceptions import ClientAuthenticationError

from bot.teams.credentials import SCOPE, ConnectorTokens, TokenUnavailableError, connector_credential, no_token
from tests.fakes.clock import FakeClock
from tests.fakes.door import NOON

TEAMS = "https://smba.trafficmanager.net/emea/"


class Entra:
    """A credential that gives numbered tokens valid for an hour, when it is let."""

    def __init__(self, clock):
        self.clock, self.asked, self.closed, self.problem = clock, 0, False, None
        self.go = asyncio.Event()
        self.go.set()

    async def get_token(self, *scopes):
        assert scopes == (SCOPE,)
        self.asked += 1
        number = self.asked
        await self.go.wait()
        if self.problem is not None:
            raise self.problem
        return AccessToken(f"token-{number}", int((self.clock() + timedelta(hours=1)).timestamp()))

    async def close(self):
        self.closed = True


@pytest.fixture
async def entra():
    return Entra(FakeClock(NOON))


@pytest.fixture
async def tokens(entra):
    tokens = ConnectorTokens(entra, entra.clock)
    yield tokens
    entra.go.set()
    await tokens.close()
    assert entra.closed


async def test_asked_once_while_it_lasts(entra, tokens):
    assert [await tokens(TEAMS) for _ in range(3)] == ["token-1"] * 3
    assert entra.asked == 1


async def test_asked_once_however_many_wait(entra, tokens):
    entra.go.clear()
    waiting = [asyncio.create_task(tokens(TEAMS)) for _ in range(10)]
    while not entra.asked:  # noqa: ASYNC110 - lets the tasks begin
        await asyncio.sleep(0)
    waiting[0].cancel()
    entra.go.set()
    answers = await asyncio.gather(*waiting, return_exceptions=True)
    assert answers[1:] == ["token-1"] * 9
    assert entra.asked == 1


async def test_renewed_ahead_without_waiting(entra, tokens):
    await tokens(TEAMS)
    entra.clock.move(minutes=55)
    entra.go.clear()
    assert await tokens(TEAMS) == "token-1"
    assert await tokens(TEAMS) == "token-1"
    entra.go.set()
    await asyncio.sleep(0)
    await asyncio.wait_for(wait_for(tokens, "token-2"), 2)
    assert entra.asked == 2


async def wait_for(tokens, wanted):
    while await tokens(TEAMS) != wanted:  # noqa: ASYNC110 - lets the renewal end
        await asyncio.sleep(0)


async def test_old_token_serves_while_entra_is_away(entra, tokens):
    await tokens(TEAMS)
    entra.clock.move(minutes=55)
    entra.problem = ClientAuthenticationError("away")
    for _ in range(3):
        assert await tokens(TEAMS) == "token-1"
        await asyncio.sleep(0)
    assert entra.asked == 2
    entra.clock.move(minutes=4)
    with pytest.raises(TokenUnavailableError):
        await tokens(TEAMS)
    entra.problem = None
    assert (await tokens(TEAMS)).startswith("token-")


@pytest.mark.parametrize("problem", [ClientAuthenticationError("no"), OSError("no"), TimeoutError(), ValueError("no")])
async def test_no_token_to_be_had(entra, tokens, problem):
    entra.problem = problem
    with pytest.raises(TokenUnavailableError):
        await tokens(TEAMS)


async def test_refused_token_is_asked_for_anew(entra, tokens):
    await tokens(TEAMS)
    assert await tokens(TEAMS, renew=True) == "token-2"


async def test_never_sent_unencrypted(entra, tokens):
    assert await tokens("http://127.0.0.1:56150/_connector") is None
    assert entra.asked == 0
    assert await no_token(TEAMS) is None


@pytest.mark.parametrize("settings", [{}, {"password": ""}, {"password": None, "certificate": None}])
def test_single_tenant_needs_a_secret(settings):
    with pytest.raises(ValueError, match="password or a certificate"):
        connector_credential("SingleTenant", app_id="a", tenant_id="t", **settings)


async def test_credentials_by_type():
    single = connector_credential("SingleTenant", app_id="a", tenant_id="t", password="p")
    managed = connector_credential("UserAssignedMSI", app_id="a", tenant_id="t")
    assert type(single).__name__ == "ClientSecretCredential"
    assert type(managed).__name__ == "ManagedIdentityCredential"
    await single.close()
    await managed.close()
