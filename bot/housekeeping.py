"""Forgetting in time: seen messages and chat transcripts are not kept for longer than needed."""

import asyncio
import logging
from datetime import timedelta

from bot.storage import StorageError, Store
from dialogs.ports import Clock

KEPT_FOR = timedelta(days=30)
EVERY = timedelta(hours=6)

log = logging.getLogger(__name__)


async def keep_tidy(store: Store, clock: Clock, stopping: asyncio.Event) -> None:
    """Forget what is older than thirty days, now and every six hours until the program stops."""
    while not stopping.is_set():
        try:
            await store.prune(clock.now() - KEPT_FOR)
        except StorageError as error:
            log.warning("old messages could not be forgotten: %s", type(error).__name__)
        try:
            await asyncio.wait_for(stopping.wait(), EVERY.total_seconds())
        except TimeoutError:
            continue
