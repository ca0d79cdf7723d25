"""What differs between local mode and a tenant: who is let in, who people are, and the bot's own identity."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.gate import USERS, Gated
from bot.graph.client import GraphAccess
from bot.graph.directory import GraphDirectory
from bot.http import Check
from bot.people import Strangers
from bot.ports import Clock, Directory
from bot.settings import MICROSOFT_GRAPH, Settings
from bot.teams.auth import Authenticator, DevAuthenticator, TokenAuthenticator
from bot.teams.credentials import ConnectorTokens, Credential, TokenProvider, connector_credential, no_token
from bot.teams.keys import SigningKeys, is_loopback
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
    graph: GraphAccess | None = None
    everybody: Directory | None = None
    """The directory behind the gate: also of those who may not use the bot."""


def dev_doors(directory: Directory, host: str, settings: Settings | None = None, clock: Clock | None = None) -> Doors:
    """Local mode: no tokens, and people from the people file. Raises ValueError unless `host` is loopback.

    A Graph on this machine is asked where the settings name one: for files, and without a people file for people too.
    """
    graph = None
    if settings is not None and settings.graph_url != MICROSOFT_GRAPH:
        graph = GraphAccess(settings.graph_url, None)
    entra = None
    if graph is not None and settings is not None and clock is not None and settings.dev_people is None:
        entra = _entra_people(settings, graph, clock)
    close = graph.close if graph is not None else _nothing_to_close
    people = _gated(entra or directory, settings)
    return Doors(DevAuthenticator(host), people, no_token, {}, close, _warming(entra), graph, entra or directory)


def entra_doors(settings: Settings, pool: HttpPool, clock: Clock) -> Doors:
    """A tenant: signed tokens, and people from Graph where the groups are configured."""
    assert settings.app_id is not None
    assert settings.tenant_id is not None
    credential = credential_of(settings)
    token = ConnectorTokens(credential, clock)
    graph = GraphAccess(settings.graph_url, None if is_loopback(settings.graph_url) else credential)
    entra = _entra_people(settings, graph, clock)
    keys = SigningKeys(settings.openid_metadata_url, pool, clock)
    authenticator = TokenAuthenticator(app_id=settings.app_id, tenant_id=settings.tenant_id, keys=keys, clock=clock)

    async def close() -> None:
        await graph.close()
        await token.close()

    checks = {"signing_keys": keys.ready}
    people = entra or Strangers()
    return Doors(authenticator, _gated(people, settings), token, checks, close, _warming(entra), graph, people)


def _entra_people(settings: Settings, graph: GraphAccess, clock: Clock) -> GraphDirectory | None:
    """People from Graph where a group is configured; until then Graph is not even loaded for them."""
    groups = groups_of(settings)
    chosen = {name: group for name, group in groups.items() if group}
    return GraphDirectory(graph.client, chosen, clock) if chosen else None


def groups_of(settings: Settings) -> dict[str, str | None]:
    """Our names of groups, and the Entra groups that the settings give for them."""
    return {
        "register_reader": settings.register_reader_group,
        "it_unit": settings.it_unit_group,
        USERS: settings.user_group,
    }


def _gated(directory: Directory, settings: Settings | None) -> Directory:
    return Gated(directory) if settings is not None and settings.user_group is not None else directory


def _warming(entra: GraphDirectory | None) -> Callable[[web.Application], Awaitable[None]]:
    async def warm(_app: web.Application) -> None:
        if entra is not None:
            await entra.warm()

    return warm


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
