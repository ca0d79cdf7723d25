"""Links to documents: signed, short-lived, and worth nothing for any other document.

A token is the payload and its HMAC-SHA256, both in base64url; there is no cookie and no session. Whoever is given a
link may open it until it expires, so one is only ever shown in personal chat to somebody who may read the calculation.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.domain.questions import Language
from bot.ports import Clock

_MOST_LETTERS = 1_000


class DocumentForm(StrEnum):
    """Which file."""

    WORD = "docx"
    EXCEL = "xlsx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a link opens. `version` 0 is the draft as it stands."""

    number: int
    version: int
    form: DocumentForm
    language: Language


class ExpiredError(Exception):
    """The link was right, but its time is out."""


class DocumentLinks:
    """Makes and reads tokens. `key` gives the secret, which never leaves here; `base` is the service's own address."""

    def __init__(self, key: Callable[[], Awaitable[bytes]], base: str, clock: Clock, minutes: int) -> None:
        self._key = key
        self._base = base.rstrip("/")
        self._clock = clock
        self._lasts = timedelta(minutes=minutes)

    async def url(self, wanted: Wanted) -> str:
        """The address of a document, good for a while."""
        expires = int((self._clock() + self._lasts).timestamp())
        payload = [wanted.number, wanted.version, wanted.form.value, wanted.language, expires]
        body = json.dumps(payload, separators=(",", ":")).encode()
        return f"{self._base}/documents/{_encoded(body)}.{_encoded(await self._signature(body))}"

    async def read(self, token: str) -> Wanted | None:
        """What a token opens, or None for one that we did not make. Raises ExpiredError."""
        body, signature = _parts(token)
        if not hmac.compare_digest(signature, await self._signature(body)):
            return None
        number, version, form, language, expires = json.loads(body)
        if self._clock().timestamp() >= expires:
            raise ExpiredError
        return Wanted(number, version, DocumentForm(form), language)

    async def _signature(self, body: bytes) -> bytes:
        return hmac.digest(await self._key(), b"document:" + body, hashlib.sha256)


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
