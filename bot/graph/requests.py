"""Single requests to Graph as JSON, where the generated models would cost more than they give.

They go through the SDK's own adapter: its authentication, and its faults with their headers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from bot.graph.client import GraphAccess

_LONGEST_WAIT = timedelta(days=1)
_BYTES = "application/octet-stream"


class GraphFault(Exception):  # noqa: N818 - what Graph answered, for the caller to judge
    """Graph refused, or did not answer (`status` 0)."""

    def __init__(self, status: int, code: str = "", retry_after: timedelta | None = None) -> None:
        super().__init__(f"{status} {code}".strip())
        self.status = status
        self.code = code
        self.retry_after = retry_after


async def get_json(access: GraphAccess, path: str, query: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The answer to a GET. `path` begins with a slash, or is a whole link that Graph gave."""
    url = path if "://" in path else f"{access.url}{path}"
    if query:
        url = f"{url}?{urlencode(query)}"
    return await _json(access, "GET", url)


async def post_json(access: GraphAccess, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a POST."""
    return await _json(access, "POST", f"{access.url}{path}", json.dumps(body).encode(), "application/json")


async def put_bytes(access: GraphAccess, path: str, content: bytes) -> dict[str, Any]:
    """Put content at a path and give what Graph says of it."""
    return await _json(access, "PUT", f"{access.url}{path}", content)


async def _json(
    access: GraphAccess, method: str, url: str, content: bytes | None = None, kind: str = _BYTES
) -> dict[str, Any]:
    from kiota_abstractions.api_error import APIError  # noqa: PLC0415 - loaded only where Graph is used
    from kiota_abstractions.method import Method  # noqa: PLC0415
    from kiota_abstractions.request_information import RequestInformation  # noqa: PLC0415

    request = RequestInformation()
    request.http_method = Method(method)
    request.url = url
    request.headers.try_add("Accept", "application/json")
    if content is not None:
        request.set_stream_content(content, kind)
    try:
        body = await access.adapter.send_primitive_async(request, "bytes", _error_map())
    except APIError as error:
        raise _fault(error) from error
    except Exception as error:
        # Reset, timeout, no token: the SDK's and httpx's faults have no common base.
        raise GraphFault(0, type(error).__name__) from error
    try:
        answer = json.loads(body or b"{}")
    except ValueError as error:
        raise GraphFault(0, "not JSON") from error
    if not isinstance(answer, dict):
        raise GraphFault(0, "not an object")
    return answer


def _error_map() -> dict[str, Any]:
    from msgraph.generated.models.o_data_errors.o_data_error import ODataError  # noqa: PLC0415

    return {"X" * 3: ODataError}  # kiota's name for every status of a fault


def _fault(error: Any) -> GraphFault:
    main = getattr(error, "error", None)
    headers = error.response_headers or {}
    seconds = str(headers.get("Retry-After", "")).strip()
    wait = min(timedelta(seconds=int(seconds)), _LONGEST_WAIT) if seconds.isdecimal() and len(seconds) < 9 else None
    return GraphFault(error.response_status_code or 0, getattr(main, "code", None) or "", wait)
