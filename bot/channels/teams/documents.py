"""Small JSON documents from the servers that publish keys and give out tokens."""

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError, ClientResponse, ClientSession, DummyCookieJar
from yarl import URL

from bot.addresses import is_safe_url

PATIENCE = 5.0
LARGEST = 1024 * 1024
_ERROR_CODE = re.compile(r"AADSTS\d{1,9}")


class NoDocument(Exception):
    """A document could not be had; says why in a few words, never what was sent."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a server answered."""

    data: dict[str, Any]
    date: str | None
    """The server's own time, as it says it."""


class Documents:
    """Asks servers for documents, on one client session that is opened at the first need."""

    def __init__(self) -> None:
        self._session: ClientSession | None = None

    async def get(self, url: str) -> Document:
        """A published document."""
        return await self._ask("GET", url, None)

    async def post(self, url: str, form: Mapping[str, str]) -> Document:
        """What the server answers to a form."""
        return await self._ask("POST", url, form)

    async def close(self) -> None:
        """Let go of every connection."""
        if self._session is not None:
            await self._session.close()

    async def _ask(self, method: str, url: str, form: Mapping[str, str] | None) -> Document:
        if not is_safe_url(url):
            raise NoDocument("not an https address")
        try:
            async with asyncio.timeout(PATIENCE):
                # A redirect could lead to an address that is not safe, with a secret in the form.
                async with self._open().request(
                    method, URL(url, encoded=True), data=form, allow_redirects=False
                ) as answer:
                    return await _read(answer)
        except TimeoutError:
            raise NoDocument("no answer in time") from None
        except (ClientError, OSError, ValueError, RecursionError) as error:
            raise NoDocument(type(error).__name__) from None

    def _open(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(cookie_jar=DummyCookieJar())
        return self._session


async def _read(answer: ClientResponse) -> Document:
    body = bytearray()
    async for part in answer.content.iter_chunked(LARGEST):
        body += part
        if len(body) > LARGEST:
            raise NoDocument("the answer is too large")
    if answer.status != 200:  # noqa: PLR2004 - a redirect and an empty answer are no documents
        raise NoDocument(f"HTTP {answer.status}{_code(bytes(body))}")
    data = json.loads(body)
    if not isinstance(data, dict):
        raise NoDocument("not a JSON object")
    return Document(data, answer.headers.get("Date"))


def _code(body: bytes) -> str:
    # Of a refusal only its number is repeated: the rest can name what was sent.
    found = _ERROR_CODE.search(body.decode("utf-8", "replace"))
    return f", {found.group()}" if found else ""
