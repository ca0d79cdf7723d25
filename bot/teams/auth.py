"""Who is calling: tokens from the Bot Connector, verified by ourselves because stock botbuilder lets too much through.

Two steps. `verify` looks at the header alone, before the body is read; `authorise` then holds the activity against
what the token vouches for. Each failure is a Refused with 401 (no valid credentials) or 403 (valid, but not for this
bot, tenant or conversation). Nothing here answers 500.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
import math
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

import jwt
from botbuilder.schema import Activity

from bot.ports import Clock
from bot.teams.keys import KeysUnavailable, SigningKey, SigningKeys, is_loopback

LEEWAY = timedelta(minutes=5)
"""Clocks may differ by this much. The same as Microsoft's own libraries allow."""

CHANNEL = "msteams"

_MAX_TOKEN = 8_000
_REMEMBERED_TOKENS = 1024


class Refused(Exception):  # noqa: N818 - an answer, not an error of ours
    """The call is not let in. `status` is 401 or 403; `reason` is for the log, never for the caller."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a verified token vouches for. `service_url` is None only in local mode."""

    service_url: str | None
    key: SigningKey | None = None
    expires: float = 0.0


class Authenticator(Protocol):
    """Decides whether a call is let in. Both methods raise Refused."""

    async def verify(self, headers: Mapping[str, str]) -> Credentials:
        """Check the credentials of a request."""

    def authorise(self, credentials: Credentials, activity: Activity) -> None:
        """Check that the credentials cover the activity."""


class TokenAuthenticator:
    """Lets in what Microsoft's Bot Connector signed for this bot, about conversations in this tenant."""

    def __init__(self, *, app_id: str, tenant_id: str, keys: SigningKeys, clock: Clock) -> None:
        # An empty app id means "accept everything" to stock botbuilder; here it means that nothing works.
        if not app_id or not tenant_id:
            raise ValueError("app id and tenant id are required")
        self._app_id = app_id.casefold()
        self._tenant_id = tenant_id.casefold()
        self._keys = keys
        self._clock = clock
        self._verified: OrderedDict[bytes, Credentials] = OrderedDict()

    async def verify(self, headers: Mapping[str, str]) -> Credentials:
        """Check signature, issuer, audience and times of the bearer token."""
        token = _bearer(headers.get("Authorization"))
        digest = hashlib.sha256(token).digest()
        known = self._verified.get(digest)
        if known is not None and known.key is not None:
            # The key object is compared, not its id: a key that Microsoft has withdrawn or replaced counts no more.
            if self._keys.current(known.key.kid) == known.key and self._clock().timestamp() < known.expires:
                self._verified.move_to_end(digest)
                return known
            del self._verified[digest]
        fresh = await self._check(token)
        self._verified[digest] = fresh
        if len(self._verified) > _REMEMBERED_TOKENS:
            self._verified.popitem(last=False)
        return fresh

    def authorise(self, credentials: Credentials, activity: Activity) -> None:
        """Check channel, service address and tenant of the activity. Never cached: they differ from call to call."""
        if activity.channel_id != CHANNEL:
            raise Refused(403, "channel")
        endorsements = credentials.key.endorsements if credentials.key else None
        if endorsements is not None and CHANNEL not in endorsements:
            raise Refused(403, "endorsement")
        if not _same_address(credentials.service_url, activity.service_url):
            raise Refused(403, "service_url")
        named = _tenants(activity)
        if not named or any(tenant.casefold() != self._tenant_id for tenant in named):
            raise Refused(403, "tenant")

    async def _check(self, token: bytes) -> Credentials:
        header = _header(token)
        kid = header.get("kid")
        if not isinstance(kid, str) or not kid:
            raise Refused(401, "kid")
        try:
            key = await self._keys.find(kid)
        except KeysUnavailable:
            raise Refused(401, "keys_unavailable") from None
        if key is None:
            raise Refused(401, "kid_unknown")
        try:
            payload = jwt.api_jws.decode(token, key.public_key, algorithms=list(self._keys.algorithms))
            claims = json.loads(payload)
        except (jwt.PyJWTError, ValueError, RecursionError):
            raise Refused(401, "signature") from None
        if not isinstance(claims, dict):
            raise Refused(401, "claims")
        return self._vouched(claims, key)

    def _vouched(self, claims: dict[str, Any], key: SigningKey) -> Credentials:
        now = self._clock().timestamp()
        expires = _instant(claims, "exp")
        if expires is None or now >= expires + LEEWAY.total_seconds():
            raise Refused(401, "exp")
        for name in ("nbf", "iat"):
            if name in claims:
                begins = _instant(claims, name)
                if begins is None or now < begins - LEEWAY.total_seconds():
                    raise Refused(401, name)
        if not self._keys.issuer or claims.get("iss") != self._keys.issuer:
            raise Refused(401, "iss")
        audience = claims.get("aud")
        if not isinstance(audience, str) or audience.casefold() != self._app_id:
            raise Refused(403, "aud")
        tenant = claims.get("tid", self._tenant_id)
        if not isinstance(tenant, str) or tenant.casefold() != self._tenant_id:
            raise Refused(403, "tid")
        service_url = _service_claim(claims)
        if not service_url:
            raise Refused(403, "service_url")
        return Credentials(service_url, key, expires + LEEWAY.total_seconds())


class DevAuthenticator:
    """Local mode: nobody signs in, so it exists only where nobody but this machine can call.

    `host` is the address that the service listens on. Raises ValueError for any but a loopback address.
    """

    def __init__(self, host: str) -> None:
        if not _loopback_host(host):
            raise ValueError("local mode without sign-in may listen on loopback only")

    async def verify(self, headers: Mapping[str, str]) -> Credentials:
        """Refuse what a web page in somebody's browser sends here; let in all else."""
        origin = headers.get("Origin")
        if origin is not None and not is_loopback(origin):
            raise Refused(403, "origin")
        host = headers.get("Host", "")
        if not is_loopback(f"http://{host}"):
            raise Refused(403, "host")
        return Credentials(None)

    def authorise(self, credentials: Credentials, activity: Activity) -> None:
        """Answer only to a local Connector: an unsigned address must not lead our messages elsewhere."""
        del credentials
        if not is_loopback(activity.service_url or ""):
            raise Refused(403, "service_url")


def _bearer(header: str | None) -> bytes:
    if not header:
        raise Refused(401, "no_header")
    scheme, _, token = header.partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or len(token) > _MAX_TOKEN or not token.isascii():
        raise Refused(401, "no_token")
    return token.encode("ascii")


def _header(token: bytes) -> dict[str, Any]:
    try:
        return jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, RecursionError):
        raise Refused(401, "malformed") from None


def _instant(claims: dict[str, Any], name: str) -> float | None:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        seconds = float(value)
        datetime.fromtimestamp(seconds)  # noqa: DTZ006 - only to see that the moment exists
    except (OverflowError, ValueError, OSError):
        return None
    return seconds if math.isfinite(seconds) else None


def _service_claim(claims: dict[str, Any]) -> str | None:
    """The service address of the token. Two that differ in spelling of the name must not differ in value."""
    values = {value for name, value in claims.items() if name.lower() == "serviceurl" and isinstance(value, str)}
    return values.pop() if len(values) == 1 else None


def _same_address(signed: str | None, claimed: object) -> bool:
    return bool(signed) and isinstance(claimed, str) and str(signed).rstrip("/") == claimed.rstrip("/")


def _tenants(activity: Activity) -> list[str]:
    """Every tenant that the activity names, in whichever of the places Teams and botbuilder put it."""
    channel_data = activity.channel_data if isinstance(activity.channel_data, dict) else {}
    tenant = channel_data.get("tenant")
    named = [tenant.get("id") if isinstance(tenant, dict) else tenant]
    if activity.conversation is not None:
        # botbuilder 4.17 maps the attribute to "tenantID", so that Teams' "tenantId" lands among the unknown fields.
        named += [activity.conversation.tenant_id, (activity.conversation.additional_properties or {}).get("tenantId")]
    return [item if isinstance(item, str) else "" for item in named if item is not None]


def _loopback_host(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
