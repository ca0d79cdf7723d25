"""Links that the bot has signed: short-lived, and worth nothing for anything else than what they were made for.

A token is the payload and its HMAC-SHA256, both in base64url; there is no cookie and no session. Whoever is given a
link may open it until it expires, so one is only ever shown in personal chat to somebody who may see what it opens.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.ports import Clock

_MOST_LETTERS = 1_000


class ExpiredError(Exception):
    """The link was right, but its time is out."""


class SignedLinks:
    """Makes and reads tokens. `key` gives the secret, which never leaves here; `base` is the service's own address."""

    def __init__(self, key: Callable[[], Awaitable[bytes]], base: str, clock: Clock, minutes: int) -> None:
        self._key = key
        self._base = base.rstrip("/")
        self._clock = clock
        self._lasts = timedelta(minutes=minutes)

    async def url(self, path: str, purpose: str, payload: Sequence[str | int], until: datetime | None = None) -> str:
        """An address below a path, good for a while. What is signed for one purpose cannot be read for another.

        With `until` it is good until then, and the same whenever it is made: for what everybody may read.
        """
        expires = int((until or self._clock() + self._lasts).timestamp())
        body = json.dumps([*payload, expires], separators=(",", ":")).encode()
        return f"{self._base}/{path}/{_encoded(body)}.{_encoded(await self._signature(purpose, body))}"

    async def read(self, purpose: str, token: str) -> list[Any] | None:
        """The payload of a token, or None for one that we did not make. Raises ExpiredError."""
        body, signature = _parts(token)
        if not hmac.compare_digest(signature, await self._signature(purpose, body)):
            return None
        payload: list[Any]
        *payload, expires = json.loads(body)
        if self._clock().timestamp() >= expires:
            raise ExpiredError
        return payload

    async def _signature(self, purpose: str, body: bytes) -> bytes:
        return hmac.digest(await self._key(), f"{purpose}:".encode() + body, hashlib.sha256)


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _parts(token: str) -> tuple[bytes, bytes]:
    body, _, signature = token[:_MOST_LETTERS].partition(".")
    try:
        return _decoded(body), _decoded(signature)
    except (binascii.Error, ValueError):
        return b"", b""


def _decoded(text: str) -> bytes:
    return base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
