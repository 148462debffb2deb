"""An outage of the storage: what is remembered meanwhile, and how its end is noticed."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from bot.recent import Recent
from dialogs.messages import Message, Reply
from dialogs.state import ConversationState

MOST = 300
"""Conversations that are remembered, and replies; who comes later is answered without context."""
SECONDS = 3600.0
REASONS = {"reason", "runners_up"}
"""What explains the last answer, and is not needed for the next one."""
LOOK = 1.0
"""Seconds between two looks whether it is over."""
PATIENCE = 3.0

log = logging.getLogger(__name__)


class Outage:
    """Knows whether the storage is away, and what each conversation was about lately."""

    def __init__(self, ping: Callable[[], Awaitable[None]]) -> None:
        self._ping = ping
        self._lasts = False
        self._looked = 0.0
        self._look: asyncio.Task[None] | None = None
        # As JSON: a tenth of the memory, for what is hardly ever read.
        self._states: Recent[str, str] = Recent(MOST, SECONDS)
        self._replies: Recent[tuple[str, str], Reply] = Recent(MOST, SECONDS)

    def lasts(self) -> bool:
        """Whether the storage is known to be away; now and then somebody looks."""
        if self._lasts and self._is_time():
            self._looked = time.monotonic()
            self._look = asyncio.create_task(self._see())
        return self._lasts

    def begin(self, why: Exception) -> None:
        """The storage has just failed."""
        if not self._lasts:
            log.error("the storage is away: %s", type(why).__name__)
        self._lasts, self._looked = True, time.monotonic()

    def state(self, conversation: str) -> ConversationState:
        """What the conversation was about, as far as this process knows."""
        known = self._states.get(conversation)
        return ConversationState.model_validate_json(known) if known else ConversationState()

    def remember(self, conversation: str, state: ConversationState) -> None:
        """What the conversation is about now."""
        self._states.put(
            conversation, state.model_dump_json(exclude_defaults=True, exclude=REASONS)
        )

    def said(self, message: Message) -> Reply | None:
        """What was said to this very message during an outage."""
        return self._replies.get((message.conversation, message.id or ""))

    def say(self, message: Message, reply: Reply) -> None:
        """Remember what is said to a message."""
        if message.id is not None:
            self._replies.put((message.conversation, message.id), reply)

    async def close(self) -> None:
        """Wait for whoever is looking: a look that is cut off leaves its connection behind."""
        if self._look:
            await self._look

    def _is_time(self) -> bool:
        under_way = self._look is not None and not self._look.done()
        return not under_way and time.monotonic() - self._looked >= LOOK

    async def _see(self) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._ping()
        except Exception as error:  # whatever it is, it is not over
            log.info("the storage is still away: %s", type(error).__name__)
        else:
            self._lasts = False
            log.warning("the storage is back")
