"""The gate in front of every browser request: whose host, whose origin, and how a no is said."""

import logging
from collections.abc import Awaitable, Callable, Collection
from urllib.parse import urlsplit

from aiohttp import web

from bot.addresses import name_in
from bot.settings import LOOPBACK
from bot.storage.errors import StorageError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
RETRY_AFTER = "5"

log = logging.getLogger(__name__)


class RequestError(Exception):
    """A request that is not served, in the form that Direct Line clients understand."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code

    def as_response(self) -> web.Response:
        """What the client gets."""
        body = {"error": {"code": self.code, "message": str(self)}}
        response = web.json_response(body, status=self.status)
        if self.status in {429, 503}:
            response.headers["Retry-After"] = RETRY_AFTER
        return response


class Gate:
    """Lets in requests to our own host names from our own pages; stops DNS rebinding and CSRF."""

    def __init__(self, hosts: Collection[str], ready: Callable[[], Awaitable[None]]) -> None:
        self._ready = ready
        self._hosts = LOOPBACK | {host.strip("[]").lower() for host in hosts}

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
            self._check(request)
            await self._ready()
            return await handler(request)
        except RequestError as refusal:
            return refusal.as_response()
        except StorageError as fault:
            log.warning("browser request not served: %s", type(fault).__name__)
            return RequestError(503, "ServiceUnavailable", "Try again shortly.").as_response()

    def _check(self, request: web.Request) -> None:
        host = request.headers.get("Host", "")
        if name_in(host) not in self._hosts:
            raise RequestError(403, "Forbidden", "This host name is not served here.")
        origin = request.headers.get("Origin")
        if origin is not None and _place(origin) != host.lower():
            raise RequestError(403, "Forbidden", "Requests from other sites are not served.")


def _place(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return None
