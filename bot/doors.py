"""What differs between local mode and a tenant: who is let in, who people are, and the bot's own identity."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.graph.client import graph_client
from bot.graph.directory import GraphDirectory
from bot.http import Check
from bot.people import Strangers
from bot.ports import Clock, Directory
from bot.settings import Settings
from bot.teams.auth import Authenticator, DevAuthenticator, TokenAuthenticator
from bot.teams.credentials import ConnectorTokens, Credential, TokenProvider, connector_credential, no_token
from bot.teams.keys import SigningKeys
from bot.teams.pool import HttpPool


@dataclass(frozen=True, slots=True)
class Doors:
    """What differs between local mode and a tenant."""

    authenticator: Authenticator
    directory: Directory
    token: TokenProvider
    checks: Mapping[str, Check]
    close: Callable[[], Awaitable[None]]
    warm: Callable[[web.Application], Awaitable[None]]


def dev_doors(directory: Directory, host: str) -> Doors:
    """Local mode: no tokens, and people from the people file. Raises ValueError unless `host` is loopback."""
    return Doors(DevAuthenticator(host), directory, no_token, {}, _nothing_to_close, _nothing_to_warm)


def entra_doors(settings: Settings, pool: HttpPool, clock: Clock) -> Doors:
    """A tenant: signed tokens, and people from Graph where the groups are configured."""
    assert settings.app_id is not None
    assert settings.tenant_id is not None
    credential = credential_of(settings)
    token = ConnectorTokens(credential, clock)
    groups = {"register_reader": settings.register_reader_group, "it_unit": settings.it_unit_group}
    chosen = {name: group for name, group in groups.items() if group}
    client, http = graph_client(credential) if chosen else (None, None)
    entra = GraphDirectory(client, chosen, clock) if client else None
    keys = SigningKeys(settings.openid_metadata_url, pool, clock)
    authenticator = TokenAuthenticator(app_id=settings.app_id, tenant_id=settings.tenant_id, keys=keys, clock=clock)

    async def close() -> None:
        if http is not None:
            await http.aclose()
        await token.close()

    async def warm(_app: web.Application) -> None:
        if entra is not None:
            await entra.warm()

    return Doors(authenticator, entra or Strangers(), token, {"signing_keys": keys.ready}, close, warm)


def credential_of(settings: Settings) -> Credential:
    """The bot's identity in Entra."""
    assert settings.app_type is not None
    assert settings.app_id is not None
    assert settings.tenant_id is not None
    password = settings.app_password.get_secret_value() if settings.app_password else None
    return connector_credential(
        settings.app_type,
        app_id=settings.app_id,
        tenant_id=settings.tenant_id,
        password=password,
        certificate=settings.app_certificate,
    )


async def _nothing_to_close() -> None:
    return None


async def _nothing_to_warm(_app: web.Application) -> None:
    return None
