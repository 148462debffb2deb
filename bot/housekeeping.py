"""Forgetting in time: seen messages and chat transcripts are not kept for longer than needed."""

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta

from bot.storage import StorageError, Store
from dialogs.ports import Clock

KEPT_FOR = timedelta(days=30)
EVERY = timedelta(hours=6)
LOOK = 1.0
"""Seconds between two looks for a database that was not there at the start."""

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


async def wait_for_storage(store: Store, stopping: asyncio.Event) -> None:
    """Open a database that was not there at the start, as soon as it is."""
    while not store.is_open and not stopping.is_set():
        try:
            await store.ping()
        except StorageError as error:
            log.info("still without the database: %s", type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), LOOK)
