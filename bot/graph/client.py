"""The way to Microsoft Graph, opened only where the settings ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx
    from msgraph.graph_service_client import GraphServiceClient

GRAPH_URL = "https://graph.microsoft.com/v1.0"
_TIMEOUT = 4.0  # seconds, below what bot.graph.directory waits in all


class GraphAccess:
    """A client that is made when somebody first needs it, and the HTTP client below it.

    `credential` is one of azure.identity.aio, or None for a Graph on this machine, which asks for no token.
    """

    def __init__(self, url: str, credential: Any | None) -> None:
        self._url = url.rstrip("/")
        self._credential = credential
        self._opened: tuple[GraphServiceClient, httpx.AsyncClient] | None = None

    @property
    def client(self) -> GraphServiceClient:
        """The SDK's client."""
        if self._opened is None:
            self._opened = graph_client(self._credential, self._url)
        return self._opened[0]

    @property
    def adapter(self) -> Any:
        """What carries a request: authentication, HTTP, and Graph's faults as exceptions."""
        return self.client.request_adapter

    @property
    def url(self) -> str:
        """Where Graph is, without a slash at the end."""
        return self._url

    async def close(self) -> None:
        """Close the HTTP client if there is one."""
        if self._opened is not None:
            await self._opened[1].aclose()
            self._opened = None


def graph_client(credential: Any | None, url: str = GRAPH_URL) -> tuple[GraphServiceClient, httpx.AsyncClient]:
    """A client, and the HTTP client below it, which the caller closes. `credential` is one of azure.identity.aio.

    The SDK's retry middleware is left out: it waits as long as Graph asks it to, inside somebody's turn.
    """
    import httpx  # noqa: PLC0415 - 4 MB that local mode does not need

    # 392 MB of generated code on disk: loaded lazily and only here.
    from kiota_abstractions.authentication import AnonymousAuthenticationProvider  # noqa: PLC0415
    from kiota_authentication_azure.azure_identity_authentication_provider import (  # noqa: PLC0415
        AzureIdentityAuthenticationProvider,
    )
    from msgraph.graph_request_adapter import GraphRequestAdapter  # noqa: PLC0415
    from msgraph.graph_service_client import GraphServiceClient  # noqa: PLC0415

    host = httpx.URL(url)
    http = httpx.AsyncClient(timeout=_TIMEOUT)
    authentication = (
        AnonymousAuthenticationProvider()
        if credential is None
        else AzureIdentityAuthenticationProvider(credential, scopes=[scope_of(url)], allowed_hosts=[host.host])
    )
    adapter = GraphRequestAdapter(authentication, client=http)
    adapter.base_url = url.rstrip("/")
    return GraphServiceClient(request_adapter=adapter), http


def scope_of(url: str) -> str:
    """What a token for Graph is asked for; clouds of their own have a Graph of their own."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/.default"
