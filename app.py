"""The door: settings -> parts -> run. The only place where the parts meet."""

import gc
import sys
from typing import NamedTuple

gc.set_threshold(100_000, 20, 20)  # while loading, looking for garbage takes a sixth of the time
from aiohttp import web

from bot import cli
from bot.channels.terminal import Terminal
from bot.measured import MeasuredTurns
from bot.metrics import Metrics
from bot.settings import Settings
from bot.site import site
from bot.storage import Store
from bot.tracing import tracing
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
    metrics: Metrics

    async def site(self) -> web.Application:
        """All that is served over HTTP; the store must be open."""
        return await site(self)


def build(settings: Settings) -> Parts:
    """Introduce the parts to each other."""
    store = Store(settings.database_url, clock := SystemClock())
    conversation = Conversation(knowledge := load())
    span = tracing(settings.oversight.traces)
    turns = MeasuredTurns(store, conversation, clock, metrics := Metrics(), span)
    return Parts(knowledge, store, turns, Terminal(turns), clock, settings, metrics)


if __name__ == "__main__":
    sys.exit(cli.run(build))
