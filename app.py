"""The door: settings -> parts -> run. The only place where the parts meet."""

import gc
import sys
from typing import NamedTuple

gc.set_threshold(100_000, 20, 20)  # while loading, looking for garbage takes a sixth of the time
from aiohttp import web

from bot import cli
from bot.channels.browser.site import Browser
from bot.channels.teams.connection import connection
from bot.channels.teams.door import FrontDoor
from bot.channels.terminal import Terminal
from bot.channels.web import application, downloads
from bot.outbox import Sender
from bot.settings import Settings
from bot.storage import Store
from bot.trouble import Trouble
from bot.turn import SystemClock, Turns
from dialogs.main import Conversation
from dialogs.ports import Clock
from knowledge.check import load
from knowledge.model import Knowledge


class Parts(NamedTuple):
    """Everything that runs, built once and handed to those who need it."""

    knowledge: Knowledge
    store: Store
    turns: Turns
    terminal: Terminal
    clock: Clock
    settings: Settings

    async def site(self) -> web.Application:
        """All that is served over HTTP; the store must be open."""
        knowledge, store, turns, _, clock, settings = self
        trouble, line = Trouble(knowledge), connection(settings.registration, clock)
        door = FrontDoor(turns, line.connector, clock, trouble.reply, line.admit)
        secret, hosts = await store.secret("directline"), settings.hosts
        page = Browser(turns, store.transcripts, secret, clock, knowledge.pages, hosts)
        pages = (page.routes(), hosts) if settings.local else ()
        app = application(door.answer, (store.ping, line.ready), trouble.text, *pages)
        app.add_routes(downloads(turns))
        app.cleanup_ctx.extend((line.running, Sender(turns, page.deliver, door.deliver).alongside))
        app.on_shutdown.append(page.close)
        return app


def build(settings: Settings) -> Parts:
    """Introduce the parts to each other."""
    store = Store(settings.database_url, clock := SystemClock())
    turns = Turns(store, Conversation(knowledge := load()), clock)
    return Parts(knowledge, store, turns, Terminal(turns), clock, settings)


if __name__ == "__main__":
    sys.exit(cli.run(build))
