"""The bot's own access token for the Connector, from Entra through azure-identity."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, Protocol

from azure.core.credentials import AccessToken
from azure.core.exceptions import AzureError

from bot.ports import Clock

_log = logging.getLogger(__name__)

SCOPE = "https://api.botframework.com/.default"

_AHEAD = timedelta(minutes=10)
_MARGIN = timedelta(minutes=2)
_RETRY = timedelta(seconds=30)
_TIMEOUT = 10.0  # seconds; a person is waiting for the answer


class TokenUnavailableError(Exception):
    """Entra gave no token."""


class TokenProvider(Protocol):
    """Gives the token to send to a Connector."""

    async def __call__(self, service_url: str, *, renew: bool = False) -> str | None:
        """The token, or None where none is to be sent. With `renew` the last one was refused.

        Raises TokenUnavailableError.
        """


class Credential(Protocol):
    """The part of azure-identity's credentials that is used."""

    async def get_token(self, *scopes: str) -> AccessToken:
        """A token for the scopes."""

    async def close(self) -> None:
        """Give up the connections."""


class ConnectorTokens:
    """Tokens of one credential: cached, renewed before they expire, asked for once however many wait."""

    def __init__(self, credential: Credential, clock: Clock) -> None:
        self._credential = credential
        self._clock = clock
        self._token = ""
        self._expires: datetime | None = None
        self._asked_at: datetime | None = None
        self._asking: asyncio.Task[None] | None = None

    async def __call__(self, service_url: str, *, renew: bool = False) -> str | None:
        """The token for a Connector; none for one on this machine, where it would travel unencrypted."""
        if not service_url.startswith("https://"):
            return None
        left = self._left()
        if renew or left <= _MARGIN:
            await self._renewed()
        elif left <= _AHEAD and self._may_ask():
            self._ask()  # the old one still works, so nobody has to wait
        return self._token

    async def close(self) -> None:
        """Give up the connections."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)
        await self._credential.close()

    def _left(self) -> timedelta:
        return timedelta.min if self._expires is None else self._expires - self._clock()

    def _may_ask(self) -> bool:
        return self._asked_at is None or self._clock() - self._asked_at >= _RETRY

    def _ask(self) -> asyncio.Task[None]:
        if self._asking is None:
            self._asked_at = self._clock()
            self._asking = asyncio.create_task(self._fetch())
            self._asking.add_done_callback(self._asked)
        return self._asking

    def _asked(self, task: asyncio.Task[None]) -> None:
        self._asking = None
        if not task.cancelled() and task.exception() is not None:
            _log.warning("no token from Entra", extra={"cause": type(task.exception()).__name__})

    async def _renewed(self) -> None:
        try:
            await asyncio.shield(self._ask())
        except (AzureError, ValueError, OSError, TimeoutError) as problem:
            raise TokenUnavailableError(type(problem).__name__) from problem

    async def _fetch(self) -> None:
        async with asyncio.timeout(_TIMEOUT):
            token = await self._credential.get_token(SCOPE)
        self._token = token.token
        self._expires = datetime.fromtimestamp(token.expires_on, tz=self._clock().tzinfo)


async def no_token(service_url: str, *, renew: bool = False) -> str | None:
    """Local mode: the Connector is Microsoft's Agents Playground on this machine and asks for none."""
    del service_url, renew
    return None


def connector_credential(
    app_type: Literal["SingleTenant", "UserAssignedMSI"],
    *,
    app_id: str,
    tenant_id: str,
    password: str | None = None,
    certificate: Path | None = None,
) -> Credential:
    """The credential that the settings describe. Raises ValueError where they describe none."""
    # Loaded here because it costs 33 MB and a tenth of a second that local mode does not need.
    from azure.identity.aio import (  # noqa: PLC0415 - as above
        CertificateCredential,
        ClientSecretCredential,
        ManagedIdentityCredential,
    )

    if app_type == "UserAssignedMSI":
        return ManagedIdentityCredential(client_id=app_id)
    if certificate is not None:
        return CertificateCredential(tenant_id, app_id, certificate_path=str(certificate))
    if password:
        return ClientSecretCredential(tenant_id, app_id, password)
    raise ValueError("SingleTenant needs a password or a certificate")
