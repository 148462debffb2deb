"""The gate in front of every browser request: whose origin, and how a no is said."""

import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from bot.channels.refusals import Away, Refused
from bot.storage.errors import StorageError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
"""What a page needs beyond the headers of every answer (`bot/channels/web.py`)."""

log = logging.getLogger(__name__)


class Gate:
    """Lets in requests from our own pages, so that no other site can speak for their visitors."""

    def __init__(self, ready: Callable[[], Awaitable[None]]) -> None:
        self._ready = ready

    def guard(self, handler: Handler) -> Handler:
        """The handler with the gate in front, refusals told as JSON, and safe headers."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            response = await self._answer(handler, request)
            if not response.prepared:
                for name, value in HEADERS.items():
                    response.headers.setdefault(name, value)
            return response

        return guarded

    async def _answer(self, handler: Handler, request: web.Request) -> web.StreamResponse:
        try:
            _check_origin(request)
            await self._ready()
            return await handler(request)
        except Refused as refusal:
            return refusal.as_response()
        except StorageError as fault:
            log.warning("browser request not served: %s", type(fault).__name__)
            return Away().as_response()


def _check_origin(request: web.Request) -> None:
    origin = request.headers.get("Origin")
    if origin is not None and _place(origin) != request.headers.get("Host", "").lower():
        raise Refused(403, "Forbidden", "Requests from other sites are not served.")


def _place(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return None
