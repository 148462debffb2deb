"""Open sockets: each shows one conversation from a watermark on, and then everything new."""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Iterator
from typing import Any

from aiohttp import WSCloseCode, web

from bot.channels.browser.feed import Bell, Feed
from bot.channels.browser.tickets import Ticket
from bot.channels.refusals import Overfull, Refused
from bot.storage.errors import StorageError, StorageUnavailable

SOCKETS_A_PERSON = 8
SOCKETS = 2000
LARGEST_FRAME = 1024
HEARTBEAT = 25.0
KEEP_ALIVE = 20.0
LOOK = 1.0
QUIET_LOOK = 5.0
QUIET_AFTER = 60
"""Looks without news after which a socket looks less often: a thousand idle pages stay cheap."""

log = logging.getLogger(__name__)


class Streams:
    """Pours conversations into WebSockets, within bounds a person and in all."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._persons: Counter[str] = Counter()
        self._open: set[web.WebSocketResponse] = set()

    async def serve(
        self, request: web.Request, ticket: Ticket, watermark: int
    ) -> web.WebSocketResponse:
        """Answer a request for a stream; returns when the socket is closed."""
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=LARGEST_FRAME)
        if not socket.can_prepare(request).ok:
            raise Refused(400, "BadArgument", "A stream is opened by a WebSocket handshake.")
        conversation = ticket.conversation
        with self._place(ticket.person, socket), self._feed.listening(conversation) as bell:
            await socket.prepare(request)
            pouring = asyncio.create_task(self._pour(socket, conversation, watermark, bell))
            try:
                # Nothing that a client says here means anything; reading notices its leaving.
                async for _ in socket:
                    pass
            finally:
                # Not cancelled: a read of the database that is cut off costs its connection.
                await socket.close()
                bell.set()
                await pouring
        return socket

    async def close(self) -> None:
        """Close every socket, so that its page connects to another replica or waits for us."""
        closing = [socket.close(code=WSCloseCode.GOING_AWAY) for socket in self._open]
        await asyncio.gather(*closing, return_exceptions=True)

    @contextlib.contextmanager
    def _place(self, person: str, socket: web.WebSocketResponse) -> Iterator[None]:
        if self._persons[person] >= SOCKETS_A_PERSON or len(self._open) >= SOCKETS:
            raise Overfull
        self._persons[person] += 1
        self._open.add(socket)
        try:
            yield
        finally:
            self._open.discard(socket)
            self._persons[person] -= 1
            if not self._persons[person]:
                del self._persons[person]

    async def _pour(
        self,
        socket: web.WebSocketResponse,
        conversation: str,
        watermark: int,
        bell: Bell,
    ) -> None:
        try:
            await self._follow(socket, conversation, watermark, bell)
        except (ConnectionError, StorageError) as fault:
            log.info("stream ended: %s", type(fault).__name__)
            await socket.close(code=WSCloseCode.TRY_AGAIN_LATER)

    async def _follow(
        self,
        socket: web.WebSocketResponse,
        conversation: str,
        watermark: int,
        bell: Bell,
    ) -> None:
        looks, silent = 0, 0.0

        async def show(activity: dict[str, Any]) -> None:
            await socket.send_json({"activities": [activity], "watermark": str(watermark)})

        bell.show = show
        while not socket.closed:
            # Cleared before reading: what is appended meanwhile rings for the next round.
            bell.clear()
            chunk = await self._news(conversation, watermark)
            if chunk["activities"]:
                await socket.send_json(chunk)
                watermark, looks, silent = int(chunk["watermark"]), 0, 0.0
                continue
            pause = LOOK if looks < QUIET_AFTER else QUIET_LOOK
            looks, silent = looks + 1, silent + pause
            if silent >= KEEP_ALIVE:
                await socket.send_str("")
                silent = 0.0
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(bell.wait(), pause)

    async def _news(self, conversation: str, watermark: int) -> dict[str, Any]:
        try:
            return await self._feed.after(conversation, watermark)
        except StorageUnavailable:  # the socket stays: what is said meanwhile is passed on by it
            return {"activities": []}
