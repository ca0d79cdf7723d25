"""Teams and the Connector as cheap as they can be made, so that the bot under load is what is measured."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from tests.fakes.openid import APP_ID, TENANT

_MARK = b'"@ID@"'
_ANSWER = b'HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"id": "1"}'


class Sink(asyncio.Protocol):
    """A Connector that takes every request and remembers only how many, and the last one whole."""

    count = 0
    last = b""

    def __init__(self) -> None:
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A bot connects."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each whole request."""
        self._buffer += data
        while (whole := _whole(self._buffer)) and len(self._buffer) >= whole:
            Sink.count += 1
            Sink.last, self._buffer = self._buffer[:whole], self._buffer[whole:]
            assert self._transport is not None
            self._transport.write(_ANSWER)


def _whole(buffer: bytes) -> int:
    """The length of the first request in the buffer, 0 if its head is not all there."""
    end = buffer.find(b"\r\n\r\n")
    if end < 0:
        return 0
    head = buffer[:end].lower()
    start = head.find(b"content-length:")
    if start >= 0:
        return end + 4 + int(head[start + 15 :].split(b"\r\n", 1)[0])
    if b"transfer-encoding: chunked" in head:
        last = buffer.find(b"0\r\n\r\n", end + 4)
        return last + 5 if last >= 0 else 0
    return end + 4


@dataclass
class Result:
    """What one bot did. Times in seconds."""

    seconds: float
    times: list[float] = field(default_factory=list)
    statuses: set[bytes] = field(default_factory=set)
    posted: int = 0

    @property
    def rate(self) -> float:
        """Turns a second."""
        return len(self.times) / self.seconds

    def percentile(self, share: float) -> float:
        """The time that `share` of the turns stayed below."""
        ordered = sorted(self.times)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else float("nan")


def message(service_url: str, text: str, conversation: str) -> tuple[bytes, bytes]:
    """A personal message as Teams sends it, in two halves between which its id goes."""
    now = datetime.now(tz=UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    activity = {
        "type": "message",
        "id": "@ID@",
        "timestamp": now,
        "localTimestamp": now,
        "localTimezone": "Europe/Stockholm",
        "serviceUrl": service_url,
        "channelId": "msteams",
        "from": {
            "id": f"29:{conversation}",
            "name": "Åsa Öberg",
            "aadObjectId": f"00000000-0000-0000-0000-{int(conversation[6:]):012}",
        },
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": f"a:{conversation}"},
        "recipient": {"id": f"28:{APP_ID}", "name": "Systemlotsen"},
        "textFormat": "plain",
        "locale": "sv-SE",
        "text": text,
        "entities": [{"type": "clientInfo", "locale": "sv-SE", "country": "SE", "platform": "Web"}],
        "channelData": {"source": {"name": "message"}, "tenant": {"id": TENANT}},
    }
    first, _, last = json.dumps(activity).encode().partition(_MARK)
    return first, last


async def run(
    url: str, service_url: str, *, clients: int, seconds: float, texts: list[str], token: str | None = None
) -> Result:
    """`clients` people ask at `url`, each waiting for the answer before the next question, for `seconds`."""
    host, port = urlsplit(url).hostname, urlsplit(url).port
    assert host is not None
    assert port is not None
    head = f"POST /api/messages HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/json\r\n"
    head += f"Authorization: Bearer {token}\r\n" if token else ""
    prepared = [[message(service_url, text, f"bench-{client}") for text in texts] for client in range(clients)]
    result, numbers, posted = Result(0.0), itertools.count(int(time.time() * 1000)), Sink.count
    start = time.perf_counter()

    async def ask(client: int) -> None:
        halves = prepared[client]
        stride = len(halves) // clients or 1
        reader, writer = await asyncio.open_connection(host, port)
        for turn in itertools.count(client * stride):
            sent = time.perf_counter()
            if sent - start >= seconds:
                break
            first, last = halves[turn % len(halves)]
            # A new moment too: the same words at the same moment are a repeated delivery.
            number = next(numbers)
            body = first + b'"%d"' % number + last
            moment = datetime.fromtimestamp(number / 1000, tz=UTC).isoformat(timespec="milliseconds")
            body = body.replace(b'"timestamp": "', b'"timestamp": "%s", "x": "' % moment.encode(), 1)
            writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            status = await _response(reader)
            result.statuses.add(status)
            result.times.append(time.perf_counter() - sent)
        writer.close()

    await asyncio.gather(*(ask(client) for client in range(clients)))
    result.seconds = time.perf_counter() - start
    result.posted = Sink.count - posted
    return result


async def _response(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    lowered = head.lower()
    start = lowered.find(b"content-length:")
    if start >= 0:
        length = int(lowered[start + 15 :].split(b"\r\n", 1)[0])
        if length:
            await reader.readexactly(length)
    elif b"transfer-encoding: chunked" in lowered:
        while await reader.readuntil(b"\r\n") != b"0\r\n":
            pass
        await reader.readuntil(b"\r\n")
    return head[9:12]
