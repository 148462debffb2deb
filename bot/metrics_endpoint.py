"""Overseeing the server: /metrics, and a watch on how late the event loop is."""

import asyncio
import hmac
import time
from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path

from aiohttp import web

from bot.addresses import is_loopback
from bot.channels.refusals import Refused
from bot.metrics import Metrics
from bot.storage import StorageError, Store

BEAT = 0.05
"""Seconds between two looks at the loop's lateness."""
LATE = 0.1
"""Lateness that is counted: somebody computes or waits in the loop for too long."""
SCHEDULE = Path("/proc/thread-self/schedstat")
"""What Linux tells of a thread: it ran, it waited for a processor, in nanoseconds."""
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
FORWARDED = ("Forwarded", "X-Forwarded-For")
"""What a proxy adds: the caller is then somebody else than the peer."""


class Overseer:
    """What whoever runs the bot can see of it while it runs."""

    def __init__(self, metrics: Metrics, store: Store, token: str | None) -> None:
        self._metrics = metrics
        self._store = store
        self._token = token

    def routes(self) -> list[web.RouteDef]:
        """The path that Prometheus reads."""
        return [web.get("/metrics", self.answer)]

    async def answer(self, request: web.Request) -> web.Response:
        """The counts, for this machine itself or whoever has the token."""
        if not self._may_see(request):
            raise Refused(HTTPStatus.UNAUTHORIZED, "Unauthorized", "The metrics need a token.")
        text = self._metrics.text(await self._outbox())
        return web.Response(text=text, headers={"Content-Type": CONTENT_TYPE})

    async def beating(self, _: web.Application) -> AsyncIterator[None]:
        """Watch the loop as long as the server runs (a cleanup context)."""
        beat = asyncio.create_task(self._beat())
        yield
        beat.cancel()
        await asyncio.wait([beat])

    def _may_see(self, request: web.Request) -> bool:
        if self._token is not None:
            shown = request.headers.get("Authorization", "")
            wanted = f"Bearer {self._token}".encode()
            return hmac.compare_digest(shown.encode("utf-8", "surrogateescape"), wanted)
        peer = request.remote or ""
        return is_loopback(peer) and not any(name in request.headers for name in FORWARDED)

    async def _outbox(self) -> dict[str, int]:
        try:
            return await self._store.outbox.depth()
        except StorageError:
            return {}

    async def _beat(self) -> None:
        while True:
            begun, starved = time.monotonic(), starvation()
            await asyncio.sleep(BEAT)
            late = time.monotonic() - begun - BEAT
            self._metrics.late(late - (starvation() - starved), LATE)


def starvation() -> float:
    """Seconds that this thread was ready and the machine ran others; 0 where it does not tell."""
    try:
        return int(SCHEDULE.read_text("ascii").split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0
