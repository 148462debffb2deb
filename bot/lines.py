"""Lines: those who wait for the same conversation are let through one by one, in order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class Lines:
    """One line a conversation; a line that nobody stands in is gone."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn_in(self, conversation: str) -> AsyncIterator[None]:
        """Wait for those who came first, and hold the line meanwhile."""
        lock = self._locks.get(conversation)
        if lock is None:
            self._locks[conversation] = lock = asyncio.Lock()
        async with lock:
            yield

    def __len__(self) -> int:
        return len(self._locks)
