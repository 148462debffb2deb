"""The crowd: how many requests are worked on at once, and what the next one is told."""

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.channels.refusals import Crowded

MOST = 250
"""With bodies of 256 kB that is 64 MB at worst, and more than a process answers in a second."""


class Crowd:
    """Lets so many in at once; the others are asked to come back, before anything is done."""

    def __init__(self) -> None:
        self._inside = 0

    @web.middleware
    async def admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Take what is posted in, or say 503 with the time after which to come back.

        Looks at the process' health are always answered, and open streams cost next to nothing.
        """
        if request.method != "POST":
            return await handler(request)
        if self._inside >= MOST:
            raise Crowded
        self._inside += 1
        try:
            return await handler(request)
        finally:
            self._inside -= 1
