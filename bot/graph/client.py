"""The way to Microsoft Graph, opened only where the settings ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx
    from msgraph.graph_service_client import GraphServiceClient

_SCOPES = ["https://graph.microsoft.com/.default"]
_TIMEOUT = 4.0  # seconds, below what bot.graph.directory waits in all


def graph_client(credential: Any) -> tuple[GraphServiceClient, httpx.AsyncClient]:
    """A client, and the HTTP client below it, which the caller closes. `credential` is one of azure.identity.aio.

    The SDK's retry middleware is left out: it waits as long as Graph asks it to, inside somebody's turn.
    """
    import httpx  # noqa: PLC0415 - 4 MB that local mode does not need

    # 392 MB of generated code on disk: loaded lazily and only here.
    from kiota_authentication_azure.azure_identity_authentication_provider import (  # noqa: PLC0415
        AzureIdentityAuthenticationProvider,
    )
    from msgraph.graph_request_adapter import GraphRequestAdapter  # noqa: PLC0415
    from msgraph.graph_service_client import GraphServiceClient  # noqa: PLC0415

    http = httpx.AsyncClient(timeout=_TIMEOUT)
    adapter = GraphRequestAdapter(AzureIdentityAuthenticationProvider(credential, scopes=_SCOPES), client=http)
    return GraphServiceClient(request_adapter=adapter), http
