"""Forgetting in time: messages, transcripts and drafts are not kept for longer than needed."""

import asyncio
import logging
from contextlib import suppress
from datetime import datetime, timedelta

from bot.background import every
from bot.storage import StorageError, Store
from dialogs.ports import Clock
from dialogs.rounds.notices import about
from knowledge.model import DraftDays

EVERY = timedelta(hours=6)
LOOK = 1.0
"""Seconds between two looks for a database that was not there at the start."""

log = logging.getLogger(__name__)


async def keep_tidy(
    store: Store, clock: Clock, drafts: DraftDays, stopping: asyncio.Event
) -> None:
    """Forget what is old, now and every six hours until the program stops."""

    async def forget() -> None:
        await tidy(store, clock.now(), drafts)

    await every(EVERY.total_seconds(), forget, stopping)


async def wait_for_storage(store: Store, stopping: asyncio.Event) -> None:
    """Open a database that was not there at the start, as soon as it is."""
    while not store.is_open and not stopping.is_set():
        try:
            await store.ping()
        except StorageError as error:
            log.info("still without the database: %s", type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), LOOK)


async def tidy(store: Store, now: datetime, kept: DraftDays) -> None:
    """Forget what is kept for a time, and drafts in theirs."""
    await store.prune(now)
    closed = now - timedelta(days=kept.after_closing)
    untouched = now - timedelta(days=kept.without_round)
    async with store.desk() as ports:
        for draft in await ports.drafts.drop(closed, untouched):
            await ports.outbox.revoke(draft.person, about(draft))
