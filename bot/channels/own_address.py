"""This server's own address, as whoever calls it knows it."""

from typing import Literal

from aiohttp import web


def scheme(request: web.Request, plain: Literal["http", "ws"]) -> str:
    """The scheme that the browser sees, also behind a proxy that ends TLS."""
    outer = request.headers.get("X-Forwarded-Proto", request.scheme)
    return f"{plain}s" if outer.lower() in {"https", "wss"} else plain


def base_of(request: web.Request) -> str:
    """This server as the caller knows it."""
    return f"{scheme(request, 'http')}://{request.host}"
