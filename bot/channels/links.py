"""Where a file is fetched that a reply offers."""

from aiohttp import web

from bot.channels.browser.visitors import scheme
from dialogs.messages import FileOffer

ROOT = "/files"


def place(offer: FileOffer, base: str) -> str:
    """The link to it. The token is the key: it cannot be guessed, and does not last."""
    return f"{base}{ROOT}/{offer.token}/{offer.name}"


def base_of(request: web.Request) -> str:
    """This server as the caller knows it."""
    return f"{scheme(request, 'http')}://{request.host}"
