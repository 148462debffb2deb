"""The connection with the Bot Framework: who is let in, and how replies go out."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Protocol

from aiohttp import web
from yarl import URL

from bot.channels.teams.connector import Connector
from bot.channels.teams.credentials import Credentials
from bot.channels.teams.documents import Documents
from bot.channels.teams.guard import Guard
from bot.channels.teams.keys import Keys
from bot.channels.teams.rejection_counter import Tally
from bot.metrics import Metrics
from bot.registration import Registration
from dialogs.ports import Clock

Admit = Callable[[web.Request, dict[str, Any]], Awaitable[None]]
"""Raises Refused where an activity is not to be believed."""


class Line(Protocol):
    """What the front door needs of a connection."""

    admit: Admit | None
    connector: Connector


class Local:
    """On this machine alone: nobody is asked for a token, and none is shown."""

    admit: Admit | None = None

    def __init__(self, clock: Clock, metrics: Metrics) -> None:
        self.connector = Connector(clock, told=metrics.sends.add)

    async def ready(self) -> None:
        """Nothing is needed."""

    async def running(self, _: web.Application) -> AsyncIterator[None]:
        """While the server runs (a cleanup context): at its end, let go of every connection."""
        yield
        await self.connector.close()


class Registered:
    """With an app id: callers show the channel's token, replies show the bot's own."""

    def __init__(self, registration: Registration, clock: Clock, metrics: Metrics) -> None:
        def allowed(url: URL) -> bool:
            return registration.allows(url.scheme, url.host or "")

        self._documents = Documents()
        self._keys = Keys(self._documents, registration.openid_metadata_url)
        own = Credentials(self._documents, registration)
        self.tally = Tally()
        self.admit: Admit | None = Guard(registration, self._keys, clock, self.tally).admit
        self.connector = Connector(
            clock, allowed, own.headers, renew=own.forget, told=metrics.sends.add
        )
        self.ready = self._keys.ready

    async def running(self, _: web.Application) -> AsyncIterator[None]:
        """While the server runs (a cleanup context): its start does not wait for the keys."""
        self._keys.refresh()
        yield
        await self._keys.close()
        await self._documents.close()
        await self.connector.close()


Connection = Local | Registered


def connection(registration: Registration | None, clock: Clock, metrics: Metrics) -> Connection:
    """The connection that the settings ask for."""
    return Registered(registration, clock, metrics) if registration else Local(clock, metrics)
