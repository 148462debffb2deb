"""The browser channel: the chat page, and the Direct Line server that it speaks to."""

import html
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Template

from aiohttp import web

from bot.channels.accept_language import preferred
from bot.channels.browser.activities import notice
from bot.channels.browser.directline import DirectLine
from bot.channels.browser.feed import Feed
from bot.channels.browser.request_guard import Gate
from bot.channels.browser.streams import Streams
from bot.channels.browser.tickets import Tickets
from bot.channels.files import served, serving
from bot.channels.own_address import scheme
from bot.storage import Store
from bot.turn import Turns
from dialogs.messages import Address, Language, Reply
from dialogs.ports import Clock

PAGE = Path(__file__).parents[1] / "page"
SEAL = "directline"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
)

Words = Mapping[Language, Mapping[str, str]]


class Browser:
    """Everything that a browser meets, built once."""

    def __init__(
        self,
        turns: Turns,
        store: Store,
        clock: Clock,
        words: Words,
    ) -> None:
        self._feed = Feed(store.transcripts)
        self._streams = Streams(self._feed)
        self._store = store
        self._tickets = Tickets(None, clock)
        self._line = DirectLine(turns, self._feed, self._streams, self._tickets, clock)
        self._clock = clock
        self._gate = Gate(self._unlocked)
        self._words = words
        self._index = Template((PAGE / "index.html").read_text("utf-8"))

    def routes(self, links: Iterable[web.RouteDef] = ()) -> list[web.RouteDef]:
        """The page, links to it, its files and its words, and Direct Line; behind the gate."""
        return [
            web.get("/", self._gate.guard(self.index)),
            *(web.get(link.path, self._gate.guard(link.handler)) for link in links),
            *(self._route(f.name, f.suffix, f.read_bytes()) for f in served(PAGE)),
            *(self._route(*_as_file(language, words)) for language, words in self._words.items()),
            *self._line.routes(self._gate),
        ]

    async def deliver(self, to: Address, notice_id: str, reply: Reply) -> bool:
        """Show a notice in a person's conversation, once; it is there after a reload, too."""
        if not await self._feed.holds(to.conversation, notice_id):
            shown = notice(reply, notice_id, to.conversation, self._clock.now())
            await self._feed.append(to.conversation, shown)
        return True

    async def _unlocked(self) -> None:
        """The tickets' secret lies in the database, and that may be away at the start."""
        if self._tickets.locked:
            self._tickets.unlock(await self._store.secret(SEAL))

    async def close(self, _: web.Application) -> None:
        """Let go of the open sockets, so that the server can stop (an on_shutdown signal)."""
        await self._streams.close()

    async def index(self, request: web.Request) -> web.StreamResponse:
        """The chat page in the visitor's language."""
        return self.opened(request, "")

    def opened(self, request: web.Request, said: str) -> web.StreamResponse:
        """The chat page for somebody who means to say something at once."""
        language = preferred(request)
        words = {key: html.escape(text) for key, text in self._words[language].items()}
        response = web.Response(
            text=self._index.safe_substitute(words, lang=language, opening=html.escape(said)),
            content_type="text/html",
        )
        socket = f"{scheme(request, 'ws')}://{request.host}"
        response.headers["Content-Security-Policy"] = POLICY.format(socket=socket)
        response.headers["Vary"] = "Accept-Language, Cookie"
        return response

    def _route(self, name: str, suffix: str, body: bytes) -> web.RouteDef:
        return web.get(f"/page/{name}", self._gate.guard(serving(body, suffix)))


def _as_file(language: Language, words: Mapping[str, str]) -> tuple[str, str, bytes]:
    return f"words.{language}.json", ".json", json.dumps(dict(words)).encode()
