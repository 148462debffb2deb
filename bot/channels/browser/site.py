"""The browser channel: the chat page, and the Direct Line server that it speaks to."""

import hashlib
import html
import json
from collections.abc import Collection, Mapping
from pathlib import Path
from string import Template
from typing import Protocol

from aiohttp import ETag, web

from bot.channels.browser.activities import language_of, notice
from bot.channels.browser.directline import DirectLine
from bot.channels.browser.feed import Feed, Transcripts
from bot.channels.browser.gate import Gate, Handler
from bot.channels.browser.streams import Streams
from bot.channels.browser.tickets import Tickets
from bot.channels.browser.visitors import scheme
from bot.fate import Fate
from bot.turn import Turns
from dialogs.messages import Address, Language, Reply
from dialogs.ports import Clock

PAGE = Path(__file__).parents[1] / "page"
SEAL = "directline"
LANGUAGE_COOKIE = "language"
KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
)

Words = Mapping[Language, Mapping[str, str]]


class Kept(Protocol):
    """What a browser's conversations need to be kept."""

    @property
    def transcripts(self) -> Transcripts:
        """What was said."""

    async def secret(self, name: str) -> bytes:
        """What tickets are signed with, the same for every replica."""


class Browser:
    """Everything that a browser meets, built once."""

    def __init__(
        self,
        turns: Turns,
        store: Kept,
        clock: Clock,
        words: Words,
        hosts: Collection[str] = (),
    ) -> None:
        self._feed = Feed(store.transcripts)
        self._streams = Streams(self._feed)
        self._store = store
        self._tickets = Tickets(None, clock)
        self._line = DirectLine(turns, self._feed, self._streams, self._tickets, clock)
        self._clock = clock
        self._gate = Gate(hosts, self._unlocked)
        self._words = words
        self._index = Template((PAGE / "index.html").read_text("utf-8"))

    def routes(self) -> list[web.RouteDef]:
        """The page, its files and its words, and Direct Line; each behind the gate."""
        return [
            web.get("/", self._gate.guard(self.index)),
            *(self._route(f.name, f.suffix, f.read_bytes()) for f in _files()),
            *(self._route(*_as_file(language, words)) for language, words in self._words.items()),
            *self._line.routes(self._gate),
        ]

    async def deliver(self, to: Address, notice_id: str, reply: Reply) -> Fate:
        """Show a notice in a person's conversation, once; it is there after a reload, too."""
        if not await self._feed.holds(to.conversation, notice_id):
            shown = notice(reply, notice_id, to.conversation, self._clock.now())
            await self._feed.append(to.conversation, shown)
        return Fate.ARRIVED

    async def _unlocked(self) -> None:
        """The tickets' secret lies in the database, and that may be away at the start."""
        if self._tickets.locked:
            self._tickets.unlock(await self._store.secret(SEAL))

    async def close(self, _: web.Application) -> None:
        """Let go of the open sockets, so that the server can stop (an on_shutdown signal)."""
        await self._streams.close()

    async def index(self, request: web.Request) -> web.StreamResponse:
        """The chat page in the visitor's language."""
        preferred = request.cookies.get(LANGUAGE_COOKIE) or _first_known(request)
        language = language_of(preferred) or "sv"
        words = {key: html.escape(text) for key, text in self._words[language].items()}
        response = web.Response(
            text=self._index.safe_substitute(words, lang=language), content_type="text/html"
        )
        socket = f"{scheme(request, 'ws')}://{request.host}"
        response.headers["Content-Security-Policy"] = POLICY.format(socket=socket)
        response.headers["Vary"] = "Accept-Language, Cookie"
        return response

    def _route(self, name: str, suffix: str, body: bytes) -> web.RouteDef:
        return web.get(f"/page/{name}", self._gate.guard(_serving(body, KINDS[suffix])))


def _files() -> list[Path]:
    return sorted(file for file in PAGE.iterdir() if file.suffix in {".css", ".js", ".svg"})


def _as_file(language: Language, words: Mapping[str, str]) -> tuple[str, str, bytes]:
    return f"words.{language}.json", ".json", json.dumps(dict(words)).encode()


def _serving(body: bytes, kind: str) -> Handler:
    etag = ETag(hashlib.sha256(body).hexdigest()[:32])

    async def serve(request: web.Request) -> web.StreamResponse:
        known = any(tag.value == etag.value for tag in request.if_none_match or ())
        response = web.Response(status=304) if known else web.Response(body=body)
        response.headers["Cache-Control"] = "no-cache"
        response.etag = etag
        if not known:
            response.content_type = kind
            response.charset = "utf-8"
        return response

    return serve


def _first_known(request: web.Request) -> str:
    wishes = request.headers.get("Accept-Language", "").split(",")
    return next((wish.strip() for wish in wishes if language_of(wish.strip())), "")
