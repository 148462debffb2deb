"""The door: settings -> parts -> run. The only place where the parts meet."""

import gc
import sys

gc.set_threshold(100_000, 20, 20)  # while loading, looking for garbage takes a sixth of the time
from bot import cli
from bot.channels.terminal import Terminal
from bot.error_replies import Trouble
from bot.limits import admission
from bot.measured_turns import MeasuredTurns
from bot.metrics import Metrics
from bot.runtime import Parts
from bot.settings import Settings
from bot.storage import Store
from bot.tracing import tracing
from dialogs.main import Conversation
from dialogs.ports import Clock
from knowledge.check import load


def build(settings: Settings, clock: Clock) -> Parts:
    """Introduce the parts to each other."""
    store = Store(settings.database_url, clock)
    conversation = Conversation(knowledge := load())
    metrics, trouble = Metrics(), Trouble(knowledge)
    admit = admission(settings.rate_limit, trouble, metrics.refusals.add)
    span = tracing(settings.oversight.traces)
    turns = MeasuredTurns(store, conversation, clock, metrics, span, admit)
    return Parts(knowledge, store, turns, Terminal(turns), clock, settings, metrics, trouble)


if __name__ == "__main__":
    sys.exit(cli.run(build))
