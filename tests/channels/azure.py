"""Azure on this machine: it publishes keys, signs the channel's tokens, and signs the bot in."""

import asyncio
import base64
import json
from datetime import datetime
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from bot.registration import Registration

APP_ID = "1a1b1c1d-2222-3333-4444-5555eeeeffff"
TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
OTHER_TENANT = "99999999-bbbb-cccc-dddd-eeeeeeeeeeee"
PASSWORD = "kanariefågel~8Q"  # noqa: S105 - a secret of the tests' own, looked for in every log
ISSUER = "https://api.botframework.com"

DIGESTS: dict[str, hashes.HashAlgorithm] = {
    "256": hashes.SHA256(),
    "384": hashes.SHA384(),
    "512": hashes.SHA512(),
}

Json = dict[str, Any]


class Pair:
    """A key pair: one half signs, the other is published."""

    def __init__(self, kid: str, bits: int) -> None:
        self.kid = kid
        self.private = rsa.generate_private_key(public_exponent=65537, key_size=bits)

    @property
    def pem(self) -> bytes:
        """The public half, as an attacker can have it."""
        return self.private.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    def jwk(self, *endorsements: str, **changes: Any) -> Json:
        """The public half, as it is published; None takes a property away."""
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.private.public_key()))
        numbers = {"kty": "RSA", "n": public["n"], "e": public["e"]}
        whole = numbers | {"use": "sig", "kid": self.kid, "endorsements": list(endorsements)}
        return {name: value for name, value in (whole | changes).items() if value is not None}

    def sign(self, data: bytes, algorithm: str = "RS256") -> bytes:
        """A signature as RS256, or as a cousin of it."""
        digest = DIGESTS[algorithm[2:]]
        if algorithm.startswith("PS"):
            salted = padding.PSS(padding.MGF1(digest), digest.digest_size)
            return self.private.sign(data, salted, digest)
        return self.private.sign(data, padding.PKCS1v15(), digest)


@cache
def pair(kid: str) -> Pair:
    """A pair by its name, made once: making one takes a while."""
    return Pair(kid, 1024 if kid == "weak" else 2048)


def part(value: object) -> str:
    """A part of a token: JSON, or bytes as they are."""
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(header: object, claims: object, signer: Pair, algorithm: str = "RS256") -> str:
    """A token signed with that pair, whatever stands in it."""
    signed = f"{part(header)}.{part(claims)}"
    return f"{signed}.{part(signer.sign(signed.encode(), algorithm))}"


class FakeAzure:
    """What the bot asks of Azure, with counts, and faults to order."""

    def __init__(self) -> None:
        self.signer = pair("k1")
        self.jwks: object = {"keys": [self.signer.jwk("msteams", "webchat")]}
        self.metadata: Json = {}
        self.fault = ""
        self.headers: dict[str, str] = {}
        self.fetches = 0
        self.sign_ins: list[Json] = []
        self.login_fault = ""
        self.life: object = 3600
        app = web.Application()
        app.add_routes(
            [
                web.get("/metadata", self._metadata),
                web.get("/keys", self._keys),
                web.post("/login/{tenant}/oauth2/v2.0/token", self._sign_in),
                web.get("/elsewhere", self._keys),
            ]
        )
        self._server = TestServer(app)

    async def __aenter__(self) -> "FakeAzure":
        await self._server.start_server(access_log=None, shutdown_timeout=0.1)
        self.metadata = {"issuer": ISSUER, "jwks_uri": f"{self.url}/keys"}
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.port}"

    def registration(self, **changes: Any) -> Registration:
        whole: Json = {
            "app_id": APP_ID,
            "password": PASSWORD,
            "tenant": TENANT,
            "tenants": frozenset({TENANT}),
            "service_hosts": frozenset({"127.0.0.1"}),
            "openid_metadata_url": f"{self.url}/metadata",
            "login_url": f"{self.url}/login",
        }
        return Registration(**(whole | changes))

    @property
    def own_token(self) -> str:
        """The token that the bot got last."""
        return f"own-{len(self.sign_ins)}"

    async def _metadata(self, _: web.Request) -> web.StreamResponse:
        self.fetches += 1
        return await self._answer(self.metadata)

    async def _keys(self, _: web.Request) -> web.StreamResponse:
        return await self._answer(self.jwks)

    async def _answer(self, value: object) -> web.StreamResponse:
        if self.fault == "hangs":
            await asyncio.sleep(30)
        if self.fault == "moved":
            raise web.HTTPFound(f"{self.url}/elsewhere")
        text = {
            "": json.dumps(value),
            "html": "<html>",
            "empty": "",
            "list": "[]",
            "half": '{"keys": [',
            "no keys": '{"keys": []}',
            "nested": "[" * 100_000,
            "large": '{"x": "' + "x" * 3_000_000 + '"}',
            "not utf-8": None,
        }.get(self.fault)
        if self.fault == "not utf-8":
            return web.Response(body=b'{"\xff": 1}', content_type="application/json")
        if text is None:
            return web.Response(status=500, text="hemligt")
        return web.Response(text=text, content_type="application/json", headers=self.headers)

    async def _sign_in(self, request: web.Request) -> web.StreamResponse:
        self.sign_ins.append(dict(await request.post()) | {"tenant": request.match_info["tenant"]})
        if self.login_fault == "hangs":
            await asyncio.sleep(30)
        if self.login_fault == "moved":
            raise web.HTTPTemporaryRedirect(f"{self.url}/elsewhere")
        if self.login_fault.startswith("AADSTS"):
            error = {
                "error": "invalid_client",
                "error_description": f"{self.login_fault}: {PASSWORD}",
            }
            return web.json_response(error, status=401)
        answer: Json = {"token_type": "Bearer", "expires_in": self.life}
        if self.login_fault != "no token":
            answer["access_token"] = {"": self.own_token, "number": 5, "line": "a\nb"}.get(
                self.login_fault
            )
        return web.json_response(answer, status=503 if self.login_fault == "503" else 200)


class Forge:
    """Makes tokens as the channel does, but for what is asked to be otherwise."""

    def __init__(self, azure: FakeAzure, service_url: str, now: datetime) -> None:
        self.azure = azure
        self.service_url = service_url
        self.now = now.timestamp()

    def header(self, **changes: Any) -> Json:
        whole = {"alg": "RS256", "typ": "JWT", "kid": self.azure.signer.kid} | changes
        return {name: value for name, value in whole.items() if value is not Ellipsis}

    def claims(self, **changes: Any) -> Json:
        """The claims; an ellipsis takes one away."""
        whole = {
            "iss": ISSUER,
            "aud": APP_ID,
            "nbf": self.now - 60,
            "exp": self.now + 3600,
            "serviceurl": self.service_url,
        } | changes
        return {name: value for name, value in whole.items() if value is not Ellipsis}

    def token(self, **changes: Any) -> str:
        return token(self.header(), self.claims(**changes), self.azure.signer)

    def headed(self, algorithm: str = "RS256", signer: Pair | None = None, **changes: Any) -> str:
        """A token with another header, signed as asked."""
        return token(self.header(**changes), self.claims(), signer or self.azure.signer, algorithm)
