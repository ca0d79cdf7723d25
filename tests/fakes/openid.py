"""Microsoft's OpenID endpoint for bot tokens, on loopback: metadata, keys, rotation, faults, and tokens of any kind."""

from __future__ import annotations

import base64
import json
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bot.clock import system_clock

ISSUER = "https://api.botframework.com"
APP_ID = "11111111-2222-4333-8444-555555555555"
TENANT = "00000000-0000-0000-0000-000000000001"


@cache
def private_key(name: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """One key for each name, made once a test run."""
    del name
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def jwk_of(key: rsa.RSAPrivateKey, kid: str, **fields: Any) -> dict[str, Any]:
    public = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return {"kty": "RSA", "use": "sig", "kid": kid, "x5t": kid, "n": public["n"], "e": public["e"], **fields}


def public_pem(key: rsa.RSAPrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def b64(data: bytes | dict[str, Any]) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class FakeOpenId:
    """`keys` is what the key document holds. Set `metadata_fault` or `keys_fault` to a status to break a document."""

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, Any]] = {}
        self.signers: dict[str, rsa.RSAPrivateKey] = {}
        self.algorithms: list[str] | None = ["RS256"]
        self.issuer = ISSUER
        self.metadata_fault: int | None = None
        self.keys_fault: int | None = None
        self.jwks_uri: str | None = None
        self.metadata_reads = 0
        self.key_reads = 0
        self.add_key("key-1")
        self._server: TestServer | None = None

    def add_key(self, kid: str, *, endorsements: list[str] | None = None, name: str | None = None) -> None:
        self.signers[kid] = private_key(name or kid)
        named = ["msteams", "webchat"] if endorsements is None else endorsements
        self.keys[kid] = jwk_of(self.signers[kid], kid, endorsements=named)

    def rotate(self, old: str, new: str) -> None:
        """Microsoft changes keys: the old one is gone from the document."""
        del self.keys[old]
        self.add_key(new)

    async def start(self) -> FakeOpenId:
        app = web.Application()
        app.router.add_get("/v1/.well-known/openidconfiguration", self._metadata)
        app.router.add_get("/v1/.well-known/keys", self._keys)
        self._server = TestServer(app, host="127.0.0.1")
        await self._server.start_server()
        return self

    async def stop(self) -> None:
        assert self._server is not None
        await self._server.close()

    @property
    def metadata_url(self) -> str:
        return self._url("/v1/.well-known/openidconfiguration")

    @property
    def keys_url(self) -> str:
        return self._url("/v1/.well-known/keys")

    def token(
        self,
        service_url: str | None,
        *,
        kid: str = "key-1",
        signer: Any = None,
        algorithm: str = "RS256",
        now: float | None = None,
        without: tuple[str, ...] = (),
        headers: dict[str, Any] | None = None,
        **claims: Any,
    ) -> str:
        """A token as the Connector makes it, but for what the arguments change."""
        now = system_clock().timestamp() if now is None else now
        payload = {
            "iss": ISSUER,
            "aud": APP_ID,
            "nbf": int(now) - 60,
            "exp": int(now) + 3600,
            "serviceurl": service_url,
            **claims,
        }
        for name in without:
            payload.pop(name, None)
        key = signer if signer is not None else self.signers[kid]
        written = json.dumps(payload).encode()  # jwt.encode would refuse the more interesting claims
        return jwt.api_jws.encode(written, key, algorithm=algorithm, headers={"kid": kid, **(headers or {})})

    def _url(self, path: str) -> str:
        assert self._server is not None
        return str(self._server.make_url(path))

    async def _metadata(self, _request: web.Request) -> web.Response:
        self.metadata_reads += 1
        if self.metadata_fault is not None:
            return web.Response(status=self.metadata_fault, text="<html>fault</html>")
        document: dict[str, Any] = {
            "issuer": self.issuer,
            "authorization_endpoint": "https://invalid.botframework.com",
            "jwks_uri": self.jwks_uri or self.keys_url,
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        }
        if self.algorithms is not None:
            document["id_token_signing_alg_values_supported"] = self.algorithms
        return web.json_response(document)

    async def _keys(self, _request: web.Request) -> web.Response:
        self.key_reads += 1
        if self.keys_fault is not None:
            return web.Response(status=self.keys_fault, text="<html>fault</html>")
        return web.json_response({"keys": list(self.keys.values())})
