"""Microsoft's signing keys for tokens to bots: fetched without blocking, cached, renewed when a key is unknown.

Microsoft asks that the keys are read anew at least daily and changes them without notice, so a key id that
is not known is looked up at once. Only how often strangers can make us do that is limited.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import InvalidKeyError
from jwt.algorithms import RSAAlgorithm

from bot.ports import Clock
from bot.teams.pool import HttpPool

_log = logging.getLogger(__name__)

MAX_AGE = timedelta(hours=24)
"""Keys older than this are read anew before they are used."""

STALE_LIMIT = timedelta(days=5)
"""Keys that could not be renewed for this long are no longer trusted: one of them may have been revoked."""

_BURST = 5
_REFILL = timedelta(seconds=10)
_TIMEOUT = aiohttp.ClientTimeout(total=5)
_MAX_DOCUMENT = 1_000_000
_PERMITTED = ("RS256", "RS384", "RS512")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key and the channels it may sign for. `endorsements` is None where the key names none at all."""

    kid: str
    public_key: RSAPublicKey
    endorsements: frozenset[str] | None


class KeysUnavailable(Exception):  # noqa: N818 - a state of the world, named as one
    """The keys could not be read and there are none fresh enough to trust."""


class SigningKeys:
    """The keys behind one OpenID metadata address. `issuer` and `algorithms` are what its document says."""

    def __init__(self, metadata_url: str, pool: HttpPool, clock: Clock) -> None:
        require_secure(metadata_url)
        self._metadata_url = metadata_url
        self._pool = pool
        self._clock = clock
        self._keys: dict[str, SigningKey] = {}
        self._read_at: datetime | None = None
        self._reading: asyncio.Task[None] | None = None
        self._allowance = float(_BURST)
        self._allowance_at = clock()
        self.issuer = ""
        self.algorithms: tuple[str, ...] = ()

    async def find(self, kid: str) -> SigningKey | None:
        """The key with that id, after reading the keys anew if it is unknown or they are old.

        Raises KeysUnavailable if no keys can be trusted.
        """
        if self._age() > MAX_AGE:
            await self._renew()
        key = self._keys.get(kid)
        if key is None and await self._renew():
            key = self._keys.get(kid)
        if self._age() > STALE_LIMIT:
            raise KeysUnavailable(self._metadata_url)
        return key

    def current(self, kid: str) -> SigningKey | None:
        """The key with that id if it is still trusted, without reading anything."""
        return self._keys.get(kid) if self._age() <= MAX_AGE else None

    async def ready(self) -> bool:
        """True if there are keys to trust; reads them if not. For the readiness check and for warming up."""
        if self._age() > MAX_AGE:
            await self._renew()
        return self._age() <= STALE_LIMIT

    def _age(self) -> timedelta:
        return timedelta.max if self._read_at is None else self._clock() - self._read_at

    async def _renew(self) -> bool:
        """Read the keys, together with whoever else is waiting for them. False if it was not possible."""
        if self._reading is None:
            if not self._spend():
                return False
            self._reading = asyncio.create_task(self._read())
            self._reading.add_done_callback(self._forget_reading)
        try:
            # Shielded: one caller that goes away must not take the keys from the others.
            await asyncio.shield(self._reading)
        except (aiohttp.ClientError, TimeoutError, ValueError) as problem:
            _log.warning("signing keys not renewed", extra={"cause": type(problem).__name__})
            return False
        return True

    def _forget_reading(self, task: asyncio.Task[None]) -> None:
        self._reading = None
        if not task.cancelled():
            task.exception()  # seen here too, so that a reader that went away leaves no warning behind

    def _spend(self) -> bool:
        now = self._clock()
        self._allowance = min(float(_BURST), self._allowance + (now - self._allowance_at) / _REFILL)
        self._allowance_at = now
        if self._allowance < 1:
            return False
        self._allowance -= 1
        return True

    async def _read(self) -> None:
        metadata = await self._document(self._metadata_url)
        issuer, keys_url = metadata.get("issuer"), metadata.get("jwks_uri")
        if not isinstance(issuer, str) or not issuer or not isinstance(keys_url, str):
            raise ValueError("OpenID metadata lacks issuer or jwks_uri")
        require_secure(keys_url)
        supported = metadata.get("id_token_signing_alg_values_supported", ["RS256"])
        document = await self._document(keys_url)
        keys = {key.kid: key for key in _usable(document.get("keys"))}
        if not keys:
            raise ValueError("the key document holds no usable key")
        self.issuer = issuer
        self.algorithms = tuple(name for name in _PERMITTED if name in supported)
        self._keys = keys
        self._read_at = self._clock()

    async def _document(self, url: str) -> dict[str, Any]:
        async with self._pool.session.get(url, timeout=_TIMEOUT, allow_redirects=False) as response:
            if response.status != 200:
                raise ValueError(f"status {response.status}")
            body = await response.content.read(_MAX_DOCUMENT)
            while not response.content.at_eof():
                if len(body) >= _MAX_DOCUMENT:
                    raise ValueError("document too large")
                body += await response.content.read(_MAX_DOCUMENT - len(body))
        try:
            document = json.loads(body)
        except RecursionError:
            raise ValueError("document too deep") from None
        if not isinstance(document, dict):
            raise ValueError("document is not an object")  # noqa: TRY004 - all faults of a document are ValueError
        return document


def _usable(keys: object) -> Iterable[SigningKey]:
    """RSA signature keys of at least 2048 bits that have an id; others are passed over."""
    for jwk in keys if isinstance(keys, list) else ():
        if not isinstance(jwk, dict) or jwk.get("kty") != "RSA" or jwk.get("use", "sig") != "sig":
            continue
        kid, endorsements = jwk.get("kid"), jwk.get("endorsements")
        if not isinstance(kid, str) or not kid:
            continue
        try:
            public_key = RSAAlgorithm.from_jwk({"kty": "RSA", "n": jwk.get("n"), "e": jwk.get("e")})
        except (InvalidKeyError, ValueError, TypeError, AttributeError):
            continue
        if not isinstance(public_key, RSAPublicKey) or public_key.key_size < 2048:
            continue
        named = frozenset(str(item) for item in endorsements) if isinstance(endorsements, list) else None
        yield SigningKey(kid, public_key, named)


def is_loopback(url: str) -> bool:
    """True if the URL's host is this machine."""
    try:
        return urlsplit(url).hostname in _LOOPBACK
    except ValueError:
        return False


def require_secure(url: str) -> None:
    """Raise ValueError unless the URL is https, or http to this machine (the local client and the tests)."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    if scheme != "https" and not (scheme == "http" and is_loopback(url)):
        raise ValueError("only https, or http on this machine, is accepted")
