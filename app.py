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
from bot.channels.web import application
from bot.limits import limited
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
        """All that is served over HTTP."""
        trouble, line = Trouble(self.knowledge), connection(self.settings.registration, self.clock)
        turns = limited(self.turns, self.settings.rate_limit, trouble)
        door = FrontDoor(turns, line.connector, self.clock, trouble.reply, line.admit)
        page = Browser(turns, self.store, self.clock, self.knowledge.pages, self.settings.hosts)
        pages = (page.routes(), self.settings.hosts) if self.settings.local else ()
        app = application(door.answer, (self.store.ping, line.ready), trouble.text, *pages)
        sender = Sender(self.turns, page.deliver, door.deliver, door.send_due)
        app.cleanup_ctx.extend((line.running, sender.alongside))
        app.on_shutdown.append(page.close)
        return app


def build(settings: Settings) -> Parts:
    """Introduce the parts to each other."""
    store = Store(settings.database_url, clock := SystemClock())
    turns = Turns(store, Conversation(knowledge := load()), clock)
    return Parts(knowledge, store, turns, Terminal(turns), clock, settings)


if __name__ == "__main__":
    sys.exit(cli.run(build))
