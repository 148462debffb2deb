"""Turns that are counted, timed and, where it is asked for, traced."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from typing_extensions import override

from bot.metrics import Metrics
from bot.storage import Store
from bot.turn import Admit, Taken, Turns, everybody
from dialogs.main import Conversation
from dialogs.messages import Message
from dialogs.ports import Clock

Span = Callable[[str], AbstractContextManager[Any]]
"""Opens a span of a trace, which takes attributes by `set_attribute`."""


class Untraced:
    """A span that leads nowhere."""

    def set_attribute(self, name: str, value: str) -> None:
        """Nothing."""


def untraced(_: str) -> AbstractContextManager[Any]:
    """No trace."""
    return nullcontext(Untraced())


class MeasuredTurns(Turns):
    """The same turns, each counted and timed from its start to its end."""

    def __init__(
        self,
        store: Store,
        conversation: Conversation,
        clock: Clock,
        metrics: Metrics,
        span: Span = untraced,
        admit: Admit = everybody,
    ) -> None:
        super().__init__(store, conversation, clock, admit)
        self._metrics = metrics
        self._span = span

    @override
    async def run_to_its_end(self, message: Message) -> Taken:
        """Run it, and note what came of it and how long that took."""
        begun, outcome = time.perf_counter(), "failed"
        with self._span("turn") as span:
            try:
                taken = await super().run_to_its_end(message)
                outcome = _outcome(taken)
            finally:
                span.set_attribute("chefslotsen.outcome", outcome)
                self._metrics.turns.add(outcome)
                self._metrics.turn_seconds.add(time.perf_counter() - begun)
        return taken


def _outcome(taken: Taken) -> str:
    if taken.repeated:
        return "repeated"
    return taken.reply.outcome.value if taken.reply else "silent"
